import assert from 'node:assert/strict';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { exifSegment, withSegments } from '../fixtures/media/photos.js';
import { namesAgreedTo } from './support/agreed.js';
import {
  chooseFiles,
  choosePrivacy,
  control,
  inPhase,
  press,
  pressPost,
  shownText,
  untilShown,
} from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture, sha256Of, withFolder } from './support/files.js';
import { sentBytes, watchSentBytes } from './support/sent.js';

const SELECT = 'Select video or photos';

describe('photos', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  /** Presses a control with a key, as someone without a mouse does. */
  async function pressByKey(page: Page, name: string): Promise<void> {
    const button = await control(page, 'button', name);
    await button.focus();
    await page.keyboard.press('Enter');
  }

  it('go from the device to the profile in the order chosen by keys, the PNG converted on demand, without location [U-03.2, G-2c.3, A-16, U-05, G-5a, A-03]', async () => {
    await withFolder(async (folder) => {
      const located = join(folder, 'located.jpg');
      const original = new Blob([await readFile(fixture('photo-1.jpg'))]);
      const tagged = withSegments(original, exifSegment({ orientation: 1, gps: true }));
      await writeFile(located, Buffer.from(await tagged.arrayBuffer()));

      const page = await stage.openConnected();
      await watchSentBytes(page);
      await chooseFiles(page, SELECT, [located, fixture('photo-2.jpg'), fixture('photo.png'), fixture('photo-3.jpg')]);
      await untilShown(page, 'TikTok supports JPEG and WebP. Convert photo.png to JPEG?');
      assert.ok(!(await shownText(page)).includes('photo-2.jpg'), 'Nothing is chosen before the offer is answered.');
      await press(page, 'button', 'Convert to JPEG');
      await control(page, 'button', 'Photo 4 of 4');
      await untilShown(page, 'We remove location data from your photos before they are sent.');

      await pressByKey(page, 'Photo 4 of 4');
      await pressByKey(page, 'Move photo 4 earlier');
      await control(page, 'button', 'Move photo 3 earlier');
      await page.keyboard.press('Enter');
      await pressByKey(page, 'Photo 3 of 4');
      await pressByKey(page, 'Make photo 3 the cover');

      for (const gone of ['Allow Duet', 'Allow Stitch']) assert.ok(!(await shownText(page)).includes(gone));
      await press(page, 'checkbox', 'Allow Comment');
      await (await control(page, 'textbox', 'Title')).type('t'.repeat(91));
      await untilShown(page, 'Your title is 1 character too long. The limit is 90.');
      await page.keyboard.press('Backspace');
      await (await control(page, 'textbox', 'Description')).type('Four photos\nin #order');
      await choosePrivacy(page, 'Everyone');
      await press(page, 'switch', 'AI-generated content');
      await press(page, 'switch', 'Add recommended music');
      assert.deepEqual(await namesAgreedTo(page), ['located.jpg', 'photo-3.jpg', 'photo-2.jpg', 'photo.jpg']);
      await pressPost(page);
      await inPhase(page, 'published');
      await control(page, 'link', 'View on TikTok');

      const post = stage.posts().at(-1);
      assert.ok(post);
      assert.equal(post.source, 'PULL_FROM_URL');
      assert.deepEqual(
        { ...post.postInfo },
        {
          title: 't'.repeat(90),
          description: 'Four photos\nin #order',
          privacy_level: 'PUBLIC_TO_EVERYONE',
          disable_comment: false,
          auto_add_music: true,
          brand_content_toggle: false,
          brand_organic_toggle: false,
        },
      );
      assert.equal(post.isAigc, true);
      assert.equal(post.sourceInfo['photo_cover_index'], 2);

      const sent = new Map((await sentBytes(page)).map(({ answer, sha256 }) => [urlIn(answer), sha256]));
      const urls = post.sourceInfo['photo_images'] as readonly string[];
      const pulled = post.files.map(({ sha256 }) => sha256);
      assert.deepEqual(
        pulled,
        urls.map((url) => sent.get(url)),
      );
      assert.equal(pulled[1], await sha256Of(fixture('photo-3.jpg')));
      assert.equal(pulled[2], await sha256Of(fixture('photo-2.jpg')));
      for (const { url, contentType } of post.files) {
        const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
        assert.equal(contentType, 'image/jpeg');
        assert.ok(!bytes.includes('Exif'));
      }

      const profile = await stage.browser.newPage();
      await profile.goto(post.url ?? '');
      await profile.waitForFunction(
        () => [...document.images].filter(({ naturalHeight }) => naturalHeight === 1350).length === 4,
      );
      const shown = await profile.evaluate(() =>
        [...document.images].map(({ src }) => src).filter((src) => src.includes('/__media/')),
      );
      const [one, two, three, four] = post.files.map(({ url }) => url);
      assert.deepEqual(shown, [three, one, two, four], 'The cover comes first, then the order.');
      await profile.close();
      await page.close();
    });
  });

  it('are staged again one by one when one did not arrive, and the page says which [U-07.2]', async () => {
    const page = await stage.openConnected();
    await watchSentBytes(page);
    await chooseFiles(page, SELECT, ['photo-1.jpg', 'photo-2.jpg', 'photo-3.jpg'].map(fixture));
    await control(page, 'button', 'Photo 3 of 3');
    await choosePrivacy(page, 'Only me');
    // The photos travel side by side and may leave in any order: the one to lose is known by its bytes.
    await namePhotoRequests(page);
    const second = String((await stat(fixture('photo-2.jpg'))).size);
    const staged: string[] = [];
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const bytes = request.headers()['x-photo-bytes'];
      const isLost = bytes === second && !staged.includes(second);
      if (bytes) staged.push(bytes);
      void (isLost ? request.abort('connectionreset') : request.continue());
    });
    await pressPost(page);
    await untilShown(page, 'Photo 2 didn’t upload.');
    await inPhase(page, 'published');
    assert.equal(staged.length, 4);
    assert.equal(staged.filter((bytes) => bytes === second).length, 2);
    const post = stage.posts().at(-1);
    assert.deepEqual(
      post?.files.map(({ sha256 }) => sha256),
      await Promise.all(['photo-1.jpg', 'photo-2.jpg', 'photo-3.jpg'].map((name) => sha256Of(fixture(name)))),
    );
    await page.close();
  });
});

/** Writes on each request how many bytes of a file it carries: interception does not see the bodies of files. */
function namePhotoRequests(page: Page): Promise<unknown> {
  return page.evaluate(`{
    const { send } = XMLHttpRequest.prototype;
    XMLHttpRequest.prototype.send = function (body) {
      if (body instanceof Blob) this.setRequestHeader('x-photo-bytes', String(body.size));
      return send.call(this, body);
    };
  }`);
}

function urlIn(answer: string): string {
  const { data } = JSON.parse(answer) as { data: { url: string } };
  return data.url;
}
