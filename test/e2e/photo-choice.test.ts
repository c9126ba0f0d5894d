import assert from 'node:assert/strict';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { namesAgreedTo } from './support/agreed.js';
import { chooseFiles, choosePrivacy, control, middleOf, press, untilShown } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture, withFolder } from './support/files.js';
import { focused } from './support/keyboard.js';
import { canCarry } from './support/touch.js';

const SELECT = 'Select video or photos';

describe('chosen photos', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  it('are added up to 35, and the first that is left out is named [U-03.1]', async () => {
    await withFolder(async (folder) => {
      const paths = Array.from({ length: 36 }, (_, index) => join(folder, `photo-${index + 1}.jpg`));
      for (const path of paths) await copyFile(fixture('photo-2.jpg'), path);
      const page = await stage.openConnected();
      await chooseFiles(page, SELECT, [fixture('photo-1.jpg')]);
      await control(page, 'button', 'Add photos');
      await chooseFiles(page, 'Add photos', paths.slice(0, 35));
      await untilShown(page, 'You can post up to 35 photos. photo-35.jpg wasn’t added.');
      await control(page, 'button', 'Photo 35 of 35');
      await chooseFiles(page, 'Replace', paths);
      await untilShown(page, 'You can post up to 35 photos. photo-36.jpg wasn’t added.');
      await chooseFiles(page, 'Replace', paths.slice(0, 35));
      await control(page, 'button', 'Photo 35 of 35');
      assert.equal(await page.$('::-p-aria([name="Add photos"][role="button"])'), null);
      await page.close();
    });
  });

  it('mixed with a video are refused, and the sentence names the file [U-03.1]', async () => {
    const page = await stage.openConnected();
    await chooseFiles(page, SELECT, [fixture('photo-1.jpg'), fixture('clip.mp4')]);
    await untilShown(page, 'You can’t mix videos and photos. Select one video, or photos only.');
    await chooseFiles(page, SELECT, [fixture('photo-1.jpg'), fixture('not-a-video.mp4')]);
    await untilShown(page, 'not-a-video.mp4 isn’t a video or photo we can read.');
    await page.close();
  });

  it('are added, removed and replaced, and the last one removed gives back the file button', async () => {
    const page = await stage.openConnected();
    await chooseFiles(page, SELECT, [fixture('photo-1.jpg'), fixture('photo-2.jpg')]);
    await control(page, 'button', 'Photo 2 of 2');
    await chooseFiles(page, 'Add photos', [fixture('photo-3.jpg')]);
    await control(page, 'button', 'Photo 3 of 3');
    await press(page, 'button', 'Photo 2 of 3');
    await press(page, 'button', 'Remove photo 2');
    await control(page, 'button', 'Photo 2 of 2');
    await choosePrivacy(page, 'Only me');
    assert.deepEqual(await namesAgreedTo(page), ['photo-1.jpg', 'photo-3.jpg']);

    await chooseFiles(page, 'Replace', [fixture('clip.mp4')]);
    await untilShown(page, 'clip.mp4');
    await control(page, 'checkbox', 'Allow Duet');
    await press(page, 'button', 'Remove');
    await control(page, 'button', SELECT);
    assert.equal(await page.$('::-p-aria([name="Play"][role="button"])'), null);
    assert.equal(await focused(page), `button ${SELECT}`);

    await chooseFiles(page, SELECT, [fixture('photo-1.jpg')]);
    await press(page, 'button', 'Remove photo 1');
    await control(page, 'button', SELECT);
    assert.equal(await focused(page), `button ${SELECT}`);
    await page.close();
  });

  it('are carried to another place with the mouse', async () => {
    const page = await stage.openConnected();
    await chooseFiles(page, SELECT, ['photo-1.jpg', 'photo-2.jpg', 'photo-3.jpg'].map(fixture));
    await control(page, 'button', 'Photo 3 of 3');
    await canCarry(page);
    const from = await middleOf(page, 'Photo 1 of 3');
    const to = await middleOf(page, 'Photo 3 of 3');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 6 });
    await page.waitForSelector('share-to-tiktok >>> [data-to]');
    await page.mouse.up();
    await control(page, 'button', 'Move photo 3 earlier');
    await choosePrivacy(page, 'Only me');
    assert.deepEqual(await namesAgreedTo(page), ['photo-2.jpg', 'photo-3.jpg', 'photo-1.jpg']);
    await page.close();
  });

  it('that wait for an answer do not bring back what was removed meanwhile', async () => {
    const page = await stage.openConnected();
    await chooseFiles(page, SELECT, [fixture('photo-1.jpg'), fixture('photo-2.jpg')]);
    await control(page, 'button', 'Photo 2 of 2');
    await choosePrivacy(page, 'Only me');
    await chooseFiles(page, 'Add photos', [fixture('photo.png')]);
    await control(page, 'button', 'Convert to JPEG');
    await press(page, 'button', 'Remove photo 1');
    await control(page, 'button', 'Photo 1 of 1');
    await press(page, 'button', 'Convert to JPEG');
    await control(page, 'button', 'Photo 2 of 2');
    assert.deepEqual(await namesAgreedTo(page), ['photo-2.jpg', 'photo.jpg']);
    await page.close();
  });

  it('that are not to be converted are left out [U-03.2]', async () => {
    const page = await stage.openConnected();
    await chooseFiles(page, SELECT, [fixture('photo.png'), fixture('photo-1.jpg')]);
    await control(page, 'button', 'Convert to JPEG');
    await press(page, 'button', 'Remove');
    await control(page, 'button', 'Photo 1 of 1');
    await choosePrivacy(page, 'Only me');
    assert.deepEqual(await namesAgreedTo(page), ['photo-1.jpg']);
    await page.close();
  });
});
