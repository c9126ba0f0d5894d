import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { byRole, canPost, control, inPhase, shownText } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture } from './support/files.js';
import { Keyboard, focused } from './support/keyboard.js';

describe('the keyboard alone', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  /** Goes through TikTok's consent page by keys. */
  async function allowByKeys(page: Page, press: () => Promise<unknown>): Promise<void> {
    const [popup] = await Promise.all([new Promise<Page | null>((resolve) => page.once('popup', resolve)), press()]);
    assert.ok(popup);
    await popup.waitForSelector(byRole('button', 'Allow'));
    for (let at = await focused(popup); at !== 'button Allow'; at = await focused(popup)) {
      await popup.keyboard.press('Tab');
    }
    const closed = new Promise((resolve) => popup.once('close', resolve));
    await popup.keyboard.press('Enter');
    await inPhase(page, 'editing');
    // A window that closes takes the keys with it until it is gone.
    await closed;
    await page.bringToFront();
  }

  for (const key of ['Enter', 'Space'] as const) {
    it(`posts a video from the first key to the profile, the buttons pressed with ${key}, and never loses the focus [A-09]`, async () => {
      const page = await stage.open();
      const keys = new Keyboard(page);
      await page.bringToFront();
      await control(page, 'button', 'Connect TikTok');
      await page.keyboard.press('Tab');
      await keys.tabTo('button Connect TikTok');
      await allowByKeys(page, () => page.keyboard.press(key));

      await keys.focus();
      await keys.tabTo('button Select video or photos');
      const choosing = page.waitForFileChooser();
      // Enter acts as soon as it is down: the browser must have been told before to hand over its dialog.
      await keys.focus();
      const [chooser] = await Promise.all([choosing, page.keyboard.press(key)]);
      await chooser.accept([fixture('clip.mp4')]);
      await control(page, 'button', 'Replace');
      await keys.focus();

      await keys.tabTo('textarea Title');
      await keys.type('By keys alone #keyboard');
      await keys.tabTo('combobox Who can view this post');
      for (const step of ['ArrowDown', 'End', 'Home', 'Enter'] as const) await keys.press(step);
      assert.equal(await keys.focus(), 'combobox Who can view this post');
      await keys.tabTo('checkbox Allow Comment');
      await keys.press('Space');
      await keys.tabTo('checkbox Allow Stitch');
      await keys.press('Space');
      await keys.tabTo('switch Disclose commercial content');
      await keys.press('Space');
      await keys.tabTo('checkbox Your brand');
      await keys.press('Space');
      assert.ok((await shownText(page)).includes("Your photo/video will be labeled as 'Promotional content'"));
      await keys.tabTo('button Post to TikTok');
      await canPost(page);
      await page.keyboard.press(key);
      await keys.focus();
      await inPhase(page, 'published');
      await control(page, 'link', 'View on TikTok');
      await keys.focus();
      await keys.tabTo('a View on TikTok');
      const [profile] = await Promise.all([
        stage.browser.waitForTarget((target) => /\/@ada\.l\/video\/\d+$/.test(target.url())),
        page.keyboard.press('Enter'),
      ]);
      await (await profile.page())?.close();

      const post = stage.posts().at(-1);
      assert.equal(post?.postInfo['title'], 'By keys alone #keyboard');
      assert.equal(post.postInfo['privacy_level'], 'PUBLIC_TO_EVERYONE');
      assert.equal(post.postInfo['disable_comment'], false);
      assert.equal(post.postInfo['disable_duet'], true);
      assert.equal(post.postInfo['disable_stitch'], false);
      assert.equal(post.postInfo['brand_organic_toggle'], true);
      await page.close();
    });
  }
});
