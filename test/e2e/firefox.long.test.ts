import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inPhase, shownText } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import { fixture, sha256Of } from './support/files.js';
import { chooseFile, click, connectByClick, launchFirefox, NO_FIREFOX, part } from './support/firefox.js';

describe('Firefox', { skip: NO_FIREFOX }, () => {
  it('takes a real video from the page to the profile, byte for byte, by mouse and keys', async () => {
    const stage = await setStage({}, launchFirefox);
    try {
      const page = await stage.open();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      await connectByClick(page);

      await chooseFile(page, fixture('clip.mp4'));
      await part(page, 'video');
      await (await part(page, '#title')).type('Morning light #sunrise');
      assert.ok((await shownText(page)).includes('Morning light #sunrise'));
      await (await part(page, '#privacy')).focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'Enter'] as const) await page.keyboard.press(key);
      await click(page, '#comment');
      await click(page, '#publish');
      await inPhase(page, 'published');

      const post = stage.posts().at(-1);
      assert.equal(post?.files[0]?.sha256, await sha256Of(fixture('clip.mp4')));
      assert.equal(post?.postInfo.title, 'Morning light #sunrise');
      assert.equal(post?.postInfo.disable_comment, false);
      assert.deepEqual(errors, []);
    } finally {
      await stage.close();
    }
  });
});
