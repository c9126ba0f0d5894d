import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { control, inPhase, shownText } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture, sha256Of } from './support/files.js';
import { asPhone, connectByTouch, tap } from './support/touch.js';

const BLOCKED = 'Branded content visibility cannot be set to private.';

describe('fingers alone, on a phone', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  async function openOnPhone(creator = 'ada'): Promise<Page> {
    stage.demo.simulator.control.setCurrentCreator(creator);
    const page = await stage.open();
    await asPhone(page);
    await connectByTouch(page);
    return page;
  }

  it('posts a video from the first tap to the profile, with no line wider than the screen [A-09]', async () => {
    const page = await openOnPhone();
    assert.equal(await page.evaluate(() => matchMedia('(pointer: coarse)').matches), true);
    const [chooser] = await Promise.all([page.waitForFileChooser(), tap(page, 'button', 'Select video or photos')]);
    await chooser.accept([fixture('clip.mp4')]);
    await control(page, 'button', 'Replace');
    await tap(page, 'textbox', 'Title');
    await page.keyboard.type('With one finger');
    await tap(page, 'combobox', 'Who can view this post');
    await tap(page, 'option', 'Everyone');
    await tap(page, 'checkbox', 'Allow Comment');
    await tap(page, 'switch', 'Disclose commercial content');
    await tap(page, 'checkbox', 'Branded content');
    assert.ok((await shownText(page)).includes("Your photo/video will be labeled as 'Paid partnership'"));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    await tap(page, 'button', 'Post to TikTok');
    await inPhase(page, 'published');
    await control(page, 'link', 'View on TikTok');
    const post = stage.posts().at(-1);
    assert.equal(post?.files[0]?.sha256, await sha256Of(fixture('clip.mp4')));
    assert.equal(post.postInfo['title'], 'With one finger');
    assert.equal(post.postInfo['disable_comment'], false);
    assert.equal(post.postInfo['brand_content_toggle'], true);
    await page.close();
  });

  it('opens the camera from the empty page, and posts what it took', async () => {
    const page = await openOnPhone();
    const text = await shownText(page);
    assert.ok(!text.includes('or drop a file here'), text);
    const [chooser] = await Promise.all([page.waitForFileChooser(), tap(page, 'button', 'Use camera')]);
    assert.equal(chooser.isMultiple(), false);
    await chooser.accept([fixture('clip.mp4')]);
    await control(page, 'button', 'Replace');
    await tap(page, 'combobox', 'Who can view this post');
    await tap(page, 'option', 'Only me');
    await tap(page, 'button', 'Post to TikTok');
    await inPhase(page, 'published');
    assert.equal(stage.posts().at(-1)?.files[0]?.sha256, await sha256Of(fixture('clip.mp4')));
    await page.close();
  });

  it('tells beside a closed interaction why it is closed, without a tap [G-2c.1]', async () => {
    const page = await openOnPhone('comments-off');
    const text = await shownText(page);
    assert.ok(text.includes('Comments are turned off in your TikTok settings.'), text);
    assert.ok(!text.includes('Duet is turned off'), text);
    await tap(page, 'checkbox', 'Allow Comment');
    const box = await control(page, 'checkbox', 'Allow Comment');
    assert.equal(await box.evaluate((input) => (input as HTMLInputElement).checked), false);
    await page.close();
  });

  it('says on a tap why an option is closed, refuses it, and stays open [G-3b.3]', async () => {
    const page = await openOnPhone();
    await tap(page, 'switch', 'Disclose commercial content');
    await tap(page, 'checkbox', 'Branded content');
    await tap(page, 'combobox', 'Who can view this post');
    await tap(page, 'option', 'Only me');
    assert.ok((await shownText(page)).includes(BLOCKED));
    const combobox = await control(page, 'combobox', 'Who can view this post');
    assert.equal(await combobox.evaluate((node) => node.getAttribute('aria-expanded')), 'true');
    await tap(page, 'option', 'Friends');
    assert.equal(await combobox.evaluate((node) => node.textContent.trim()), 'Friends');
    await page.close();
  });

  it('goes to what is missing when the blocked button is tapped, and names it beside the button', async () => {
    const page = await openOnPhone();
    assert.ok((await shownText(page)).includes('Choose what to post.'));
    await tap(page, 'button', 'Post to TikTok');
    const focused = 'document.querySelector("share-to-tiktok").shadowRoot.activeElement?.textContent.trim()';
    assert.equal(await page.evaluate(focused), 'Select video or photos');
    await page.close();
  });
});
