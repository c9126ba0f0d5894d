import assert from 'node:assert/strict';
import { linkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { hasFfmpeg } from '../fixtures/media/ffmpeg.mjs';
import { largePhoto } from '../fixtures/media/make-large.mjs';
import {
  byRole,
  chooseFiles,
  choosePrivacy,
  control,
  inPhase,
  press,
  pressPost,
  reconnected,
  untilShown,
} from './support/browser.js';
import { setStage } from './support/demo-page.js';
import { fixture, withFolder } from './support/files.js';
import { memoryOf } from './support/processes.js';

const PHOTOS = 35;
/** A busy machine may take so many milliseconds to make all of them smaller. */
const LONGEST_RESIZE = 115_000;

describe('35 photos of 12 megapixels and 20 MB', { skip: !hasFfmpeg() && 'ffmpeg is missing here' }, () => {
  it('take at most 150 MB from choosing to posting, and give all but 20 MB and every object URL back with reset [M18] [M28]', async (test) => {
    await withFolder(async (folder) => {
      const photo = largePhoto(folder);
      assert.ok(statSync(photo).size >= 20_000_000);
      const paths = Array.from({ length: PHOTOS }, (_, index) => join(folder, `photo-${index + 1}.jpg`));
      for (const path of paths) linkSync(photo, path);

      const stage = await setStage();
      try {
        let page = await stage.openConnected();
        await page.evaluate(COUNT_URLS);
        const root = stage.browser.process()?.pid;
        // One photo first: what the page loads for the first one is no memory of photos.
        await chooseFiles(page, 'Select video or photos', [fixture('photo-1.jpg')]);
        await page.waitForFunction(SHOWN, { timeout: 30_000 }, 1);
        await post(page);
        await page.evaluate(() => document.querySelector('share-to-tiktok')?.reset());
        await inPhase(page, 'editing');
        page = await reconnected(page);
        const memory = root ? await memoryOf(page, root) : undefined;
        await memory?.reset();
        const idle = memory?.resident() ?? 0;

        await chooseFiles(page, 'Select video or photos', paths);
        await untilShown(page, 'photo-35.jpg is larger than 1080p.');
        await press(page, 'button', 'Resize');
        await page.waitForSelector(byRole('button', `Photo 1 of ${PHOTOS}`), { timeout: LONGEST_RESIZE });
        for (let index = 1; index < PHOTOS; index += 1) {
          await control(page, 'button', `Photo ${index} of ${PHOTOS}`);
          await press(page, 'button', 'Next photo');
          await page.waitForFunction(SHOWN, { timeout: 30_000 }, index + 1);
        }
        await post(page);
        assert.equal(stage.posts().at(-1)?.files.length, PHOTOS);
        const peak = (memory?.peak() ?? 0) - idle;

        await page.evaluate(() => document.querySelector('share-to-tiktok')?.reset());
        await inPhase(page, 'editing');
        assert.equal(await page.evaluate('window.liveUrls.size'), 0);
        page = await reconnected(page);
        if (root) await (await memoryOf(page, root))?.reset();
        const left = (memory?.resident() ?? 0) - idle;
        test.diagnostic(`peak ${peak.toFixed(0)} MB above idle, ${left.toFixed(0)} MB left`);
        assert.ok(peak <= 150, `peak of ${peak} MB above idle`);
        assert.ok(left <= 20, `${left} MB left`);
      } finally {
        await stage.close();
      }
    });
  });
});

async function post(page: Page): Promise<void> {
  await choosePrivacy(page, 'Only me');
  await pressPost(page);
  await inPhase(page, 'published');
}

/** Keeps the object URLs that nobody has given back. */
const COUNT_URLS = `{
  window.liveUrls = new Set();
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    const url = createObjectURL.call(URL, blob);
    window.liveUrls.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    window.liveUrls.delete(url);
    revokeObjectURL.call(URL, url);
  };
}`;

/** Whether the preview shows this photo, drawn. */
const SHOWN = (index: number): boolean => {
  const image = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector<HTMLImageElement>('.phone img');
  return image?.alt.startsWith(`Photo ${index} of`) === true && image.complete && image.naturalWidth > 0;
};
