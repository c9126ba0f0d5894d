import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { chooseFiles, choosePrivacy, control, inPhase, pressPost, shownText, untilShown } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture, sha256Of } from './support/files.js';
import { dragFiles, pasteFile, presetFile } from './support/choose.js';

describe('choosing', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage({
      files: { '/stored/clip.mp4': fixture('clip.mp4'), '/stored/photo.jpg': fixture('photo-1.jpg') },
    });
  });
  after(() => stage.close());

  async function videoArrives(page: Page): Promise<void> {
    await choosePrivacy(page, 'Only me');
    await pressPost(page);
    await inPhase(page, 'published');
    assert.equal(stage.posts().at(-1)?.files[0]?.sha256, await sha256Of(fixture('clip.mp4')));
  }

  for (const place of ['.creator', '.phone', '.form', '.consent']) {
    it(`takes a file that is dropped on ${place}`, async () => {
      const page = await stage.openConnected();
      await dragFiles(page, place, [fixture('clip.mp4')], 'over');
      await untilShown(page, 'Drop to add');
      await dragFiles(page, place, [fixture('clip.mp4')], 'drop');
      await control(page, 'button', 'Replace');
      assert.ok(!(await shownText(page)).includes('Drop to add'));
      await page.close();
    });
  }

  it('posts a dropped file byte for byte', async () => {
    const page = await stage.openConnected();
    await dragFiles(page, '.form', [fixture('clip.mp4')], 'drop');
    await control(page, 'button', 'Replace');
    await videoArrives(page);
    await page.close();
  });

  it('takes a file that is pasted on the page, and posts it', async () => {
    const page = await stage.openConnected();
    await pasteFile(page, '/stored/clip.mp4', 'pasted.mp4');
    await untilShown(page, 'pasted.mp4');
    await videoArrives(page);
    await page.close();
  });

  it('leaves a paste into another field of the page alone', async () => {
    const page = await stage.openConnected();
    const taken = await pasteFile(page, '/stored/photo.jpg', 'pasted.jpg', '#creator');
    assert.equal(taken, false);
    await control(page, 'button', 'Select video or photos');
    await page.close();
  });

  it('takes the file that the host presets, without telling of a change by the user, and lets the user replace it', async () => {
    const page = await stage.openConnected();
    await page.evaluate(`window.changes = 0;
      document.querySelector('share-to-tiktok').addEventListener('tiktok-draft-change', () => { window.changes += 1; });`);
    await presetFile(page, '/stored/photo.jpg', 'preset.jpg');
    await untilShown(page, 'preset.jpg');
    assert.equal(await page.evaluate('window.changes'), 0);
    await chooseFiles(page, 'Replace', [fixture('clip.mp4')]);
    await control(page, 'button', 'Play');
    assert.equal(await page.evaluate('window.changes'), 1);
    await videoArrives(page);
    await page.close();
  });

  it('keeps what the host has locked: no button, and a drop and a paste are refused', async () => {
    const page = await stage.openConnected();
    await page.evaluate(() => document.querySelector('share-to-tiktok')?.setAttribute('media-locked', ''));
    await presetFile(page, '/stored/clip.mp4', 'locked.mp4');
    await untilShown(page, 'locked.mp4');
    await control(page, 'button', 'Play');
    for (const gone of ['Replace', 'Remove', 'Select video or photos']) {
      assert.equal(await page.$(`::-p-aria([name="${gone}"][role="button"])`), null);
    }
    await dragFiles(page, '.phone', [fixture('photo-1.jpg')], 'drop');
    assert.ok(!(await shownText(page)).includes('Drop to add'));
    await pasteFile(page, '/stored/photo.jpg', 'pasted.jpg');
    await untilShown(page, 'This content was added by the site and can’t be changed.');
    assert.equal(page.url(), `${stage.demo.origin}/`);
    await videoArrives(page);
    await page.close();
  });

  it('takes a video that this browser cannot play, says so, and posts it as it is [G-5a, G-5b.1]', async () => {
    const page = await stage.openConnected();
    const hevc = fixture('clip-h265.mp4');
    await chooseFiles(page, 'Select video or photos', [hevc]);
    await untilShown(page, 'Preview isn’t available in this browser. Your video can still be posted.');
    // Its film strip goes when no frame of it can be read, and what is below moves up.
    await page.waitForFunction(
      () => !document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('[part~=cover]'),
    );
    await choosePrivacy(page, 'Only me');
    await pressPost(page);
    await inPhase(page, 'published');
    assert.equal(stage.posts().at(-1)?.files[0]?.sha256, await sha256Of(hevc));
    await page.close();
  });
});
