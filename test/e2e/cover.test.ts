import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ElementHandle, Page } from 'puppeteer-core';
import { chooseFiles, choosePrivacy, control, inPhase, pressPost } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture } from './support/files.js';

const CLIP_MS = 3000;

describe('the cover frame', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  /** A page with a video, its film strip drawn. */
  async function openWithStrip(): Promise<{ page: Page; slider: ElementHandle }> {
    const page = await stage.openConnected();
    await chooseFiles(page, 'Select video or photos', [fixture('clip.mp4')]);
    const slider = await control(page, 'slider', 'Cover');
    await page.waitForFunction(() => {
      const frames = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelectorAll('.film img');
      return (
        frames?.length === 8 && [...frames].every((frame) => frame instanceof HTMLImageElement && frame.naturalWidth)
      );
    });
    return { page, slider };
  }

  async function postAndReadCover(page: Page): Promise<unknown> {
    await choosePrivacy(page, 'Only me');
    await pressPost(page);
    await inPhase(page, 'published');
    return stage.posts().at(-1)?.postInfo['video_cover_timestamp_ms'];
  }

  /** Waits until the preview has come to rest at a moment, in milliseconds. */
  async function rests(page: Page, at: number): Promise<void> {
    await page.waitForFunction(
      (moment: number) => {
        const video = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('video');
        const isStill = video && !video.seeking && video.readyState >= 2 && video.paused;
        return isStill && Math.round(video.currentTime * 1000) === moment;
      },
      {},
      at,
    );
  }

  it('chosen with arrow keys is shown in the preview and arrives to the millisecond [U-04]', async () => {
    const { page, slider } = await openWithStrip();
    await slider.focus();
    await page.keyboard.press('End');
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowLeft');
    const chosen = await slider.evaluate((input) => (input as HTMLInputElement).valueAsNumber);
    assert.ok(chosen > CLIP_MS * 0.9 && chosen < CLIP_MS, String(chosen));
    await rests(page, chosen);
    assert.equal(await postAndReadCover(page), chosen);
    await page.close();
  });

  it('chosen with the mouse arrives where it was pointed at [U-04]', async () => {
    const { page, slider } = await openWithStrip();
    await slider.scrollIntoView();
    const box = await slider.boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 4, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
    await page.mouse.up();
    const chosen = await slider.evaluate((input) => (input as HTMLInputElement).valueAsNumber);
    assert.ok(Math.abs(chosen - CLIP_MS / 2) <= CLIP_MS / 20, String(chosen));
    await rests(page, chosen);
    assert.equal(await postAndReadCover(page), chosen);
    await page.close();
  });

  it('that nobody chose is left to TikTok', async () => {
    const { page } = await openWithStrip();
    assert.equal(await postAndReadCover(page), undefined);
    await page.close();
  });
});
