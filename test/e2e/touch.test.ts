import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { namesAgreedTo } from './support/agreed.js';
import { canPost, control, inPhase, middleOf, shownText, untilShown } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture, sha256Of, withFolder } from './support/files.js';
import { drawnPhoto, lookOf } from './support/pictures.js';
import { asPhone, canCarry, connectByTouch, tap } from './support/touch.js';

const BLOCKED = 'Branded content visibility cannot be set to private.';

describe('fingers alone, on a phone', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  async function openOnPhone(creator = 'ada'): Promise<Page> {
    stage.demo.simulator.control.setCurrentCreator(creator);
    return stage.openConnected('/', asPhone);
  }

  it('posts a video from the first tap to the profile, with no line wider than the screen [A-09]', async () => {
    const page = await stage.open('/', asPhone);
    assert.equal(await page.evaluate(() => matchMedia('(pointer: coarse)').matches), true);
    await connectByTouch(page);
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
    await untilShown(page, "Your photo/video will be labeled as 'Paid partnership'");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    await canPost(page);
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
    await canPost(page);
    await tap(page, 'button', 'Post to TikTok');
    await inPhase(page, 'published');
    assert.equal(stage.posts().at(-1)?.files[0]?.sha256, await sha256Of(fixture('clip.mp4')));
    await page.close();
  });

  it('carries a photo that was held to another place, and it is on the profile there', async () => {
    const page = await openOnPhone();
    const [chooser] = await Promise.all([page.waitForFileChooser(), tap(page, 'button', 'Select video or photos')]);
    await chooser.accept(['photo-1.jpg', 'photo-2.jpg', 'photo-3.jpg'].map(fixture));
    await control(page, 'button', 'Photo 3 of 3');
    await canCarry(page);
    const to = await middleOf(page, 'Photo 1 of 3');
    const from = await middleOf(page, 'Photo 3 of 3');
    const finger = await page.touchscreen.touchStart(from.x, from.y);
    await page.waitForSelector('share-to-tiktok >>> [data-carried]');
    for (const step of [0.25, 0.5, 0.75, 1]) {
      await finger.move(from.x + (to.x - from.x) * step, from.y + (to.y - from.y) * step);
    }
    await page.waitForSelector('share-to-tiktok >>> [data-to]');
    await finger.end();
    await control(page, 'button', 'Move photo 1 later');
    await tap(page, 'combobox', 'Who can view this post');
    await tap(page, 'option', 'Everyone');
    await canPost(page);
    await tap(page, 'button', 'Post to TikTok');
    await inPhase(page, 'published');
    assert.deepEqual(
      stage
        .posts()
        .at(-1)
        ?.files.map(({ sha256 }) => sha256),
      await Promise.all(['photo-3.jpg', 'photo-1.jpg', 'photo-2.jpg'].map((name) => sha256Of(fixture(name)))),
    );
    await page.close();
  });

  it('scrolls a long strip of photos when it moves at once, and changes no order', async () => {
    const page = await openOnPhone();
    const [chooser] = await Promise.all([page.waitForFileChooser(), tap(page, 'button', 'Select video or photos')]);
    await chooser.accept(Array.from({ length: 30 }, (_, index) => fixture(`photo-${(index % 3) + 1}.jpg`)));
    await control(page, 'button', 'Photo 30 of 30');
    // Before the swipe: the browser takes a touch right after one for its end.
    await tap(page, 'combobox', 'Who can view this post');
    await tap(page, 'option', 'Everyone');
    const { x, y } = await middleOf(page, 'Photo 14 of 30');
    const finger = await page.touchscreen.touchStart(x, y);
    for (let step = 1; step <= 10; step += 1) await finger.move(x, y - step * 6);
    await finger.end();
    await page.waitForFunction(
      () => (document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('.strip')?.scrollTop ?? 0) > 20,
    );
    assert.equal(await page.$('share-to-tiktok >>> [data-carried]'), null);
    const names = await namesAgreedTo(page);
    assert.deepEqual(
      names,
      names.map((_, index) => `photo-${(index % 3) + 1}.jpg`),
    );
    await page.close();
  });

  it('chooses the cover frame on the film strip, and the preview shows it', async () => {
    const page = await openOnPhone();
    const [chooser] = await Promise.all([page.waitForFileChooser(), tap(page, 'button', 'Select video or photos')]);
    await chooser.accept([fixture('clip.mp4')]);
    await control(page, 'slider', 'Cover');
    await tap(page, 'combobox', 'Who can view this post');
    await tap(page, 'option', 'Everyone');
    const slider = await control(page, 'slider', 'Cover');
    await slider.scrollIntoView();
    const box = await slider.boundingBox();
    assert.ok(box);
    const y = box.y + box.height / 2;
    const finger = await page.touchscreen.touchStart(box.x + 8, y);
    for (const share of [0.2, 0.4, 0.6]) await finger.move(box.x + box.width * share, y);
    await finger.end();
    const chosen = await slider.evaluate((input) => (input as HTMLInputElement).valueAsNumber);
    assert.ok(Math.abs(chosen - 1800) < 200, String(chosen));
    await page.waitForFunction(
      (wanted: number) => {
        const video = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('video');
        return video && !video.seeking && Math.abs(video.currentTime * 1000 - wanted) < 1;
      },
      {},
      chosen,
    );
    await canPost(page);
    // The browser takes a touch right after a swipe for its end; a key comes at any time.
    await (await control(page, 'button', 'Post to TikTok')).press('Enter');
    await inPhase(page, 'published');
    assert.equal(stage.posts().at(-1)?.postInfo['video_cover_timestamp_ms'], chosen);
    await page.close();
  });

  for (const [what, size, way, kept, corners] of [
    ['wide photo to its right end', [1500, 420], [1, 0], [747, 420], ['green', 'green', 'blue', 'blue']],
    ['tall photo to its top', [420, 1500], [0, -1], [420, 747], ['red', 'green', 'green', 'red']],
  ] as const) {
    it(`moves the frame of a crop on a ${what} while the page stands still, and that part is posted`, async () => {
      await withFolder(async (folder) => {
        const page = await openOnPhone();
        const path = join(folder, 'long.jpg');
        await writeFile(path, await drawnPhoto(page, size[0], size[1]));
        const [chooser] = await Promise.all([page.waitForFileChooser(), tap(page, 'button', 'Select video or photos')]);
        await chooser.accept([path]);
        await tap(page, 'button', 'Crop photo');
        await tap(page, 'combobox', 'Who can view this post');
        await tap(page, 'option', 'Everyone');
        const frame = await control(page, 'slider', 'Part to keep');
        await frame.scrollIntoView();
        const box = await frame.boundingBox();
        assert.ok(box);
        const scrolled = await page.evaluate(() => window.scrollY);
        const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        const finger = await page.touchscreen.touchStart(middle.x, middle.y);
        for (const share of [0.1, 0.2, 0.3]) {
          await finger.move(middle.x + way[0] * box.width * share, middle.y + way[1] * box.height * share);
        }
        await finger.end();
        assert.equal(await page.evaluate(() => window.scrollY), scrolled);
        assert.equal(await frame.evaluate((input) => (input as HTMLInputElement).valueAsNumber), way[0] ? 100 : 0);
        // The browser takes a touch right after a swipe for its end; a key comes at any time.
        await (await control(page, 'button', 'Apply crop')).press('Enter');
        await untilShown(page, 'The preview shows the cropped photo. Check it before you post.');
        await canPost(page);
        await (await control(page, 'button', 'Post to TikTok')).press('Enter');
        await inPhase(page, 'published');
        const [file] = stage.posts().at(-1)?.files ?? [];
        assert.ok(file);
        const look = await lookOf(page, Buffer.from(await (await fetch(file.url)).arrayBuffer()));
        assert.deepEqual(look, { width: kept[0], height: kept[1], corners });
        await page.close();
      });
    });
  }

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
    await untilShown(page, BLOCKED);
    const combobox = await control(page, 'combobox', 'Who can view this post');
    assert.equal(await combobox.evaluate((node) => node.getAttribute('aria-expanded')), 'true');
    await tap(page, 'option', 'Friends');
    await page.waitForFunction((node) => node.textContent.trim() === 'Friends', {}, combobox);
    await page.close();
  });

  it('goes to what is missing when the blocked button is tapped, and names it beside the button', async () => {
    const page = await openOnPhone();
    assert.ok((await shownText(page)).includes('Select a video or photos.'));
    await tap(page, 'button', 'Post to TikTok');
    const focused = 'document.querySelector("share-to-tiktok").shadowRoot.activeElement?.textContent.trim()';
    await page.waitForFunction(`${focused} === 'Select video or photos'`);
    await page.close();
  });
});
