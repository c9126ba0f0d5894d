import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { exifSegment, jpegSegment, withSegments } from '../fixtures/media/photos.js';
import { namesAgreedTo } from './support/agreed.js';
import { chooseFiles, choosePrivacy, control, inPhase, press, pressPost, untilShown } from './support/browser.js';
import { dragFiles } from './support/choose.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture, sha256Of, withFolder } from './support/files.js';
import { drawnPhoto, lookOf } from './support/pictures.js';

/** The position that the made photos carry, 48° 8' 30", as EXIF writes it. */
const POSITION = Buffer.from([0, 0, 0, 48, 0, 0, 0, 1, 0, 0, 0, 8]);
const SELECT = 'Select video or photos';

describe('photos as they are', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  async function post(page: Page): Promise<readonly { readonly bytes: Buffer; readonly contentType: string }[]> {
    await choosePrivacy(page, 'Only me');
    await pressPost(page);
    await inPhase(page, 'published');
    const files = stage.posts().at(-1)?.files ?? [];
    return Promise.all(
      files.map(async ({ url, contentType }) => ({
        bytes: Buffer.from(await (await fetch(url)).arrayBuffer()),
        contentType,
      })),
    );
  }

  /** A photo with a position, whose camera was held another way. */
  async function turnedPhoto(page: Page, folder: string, size: readonly [number, number], orientation: number) {
    const drawn = new Blob([new Uint8Array(await drawnPhoto(page, ...size))]);
    const turned = withSegments(drawn, exifSegment({ orientation, gps: true }));
    const path = join(folder, 'turned.jpg');
    const bytes = Buffer.from(await turned.arrayBuffer());
    await writeFile(path, bytes);
    return { path, bytes };
  }

  it('are posted in the order in which several were dropped at once, a WebP among them as it is', async () => {
    const page = await stage.openConnected();
    const paths = ['photo-2.jpg', 'photo.webp', 'photo-1.jpg'].map(fixture);
    await dragFiles(page, '.phone', paths, 'drop');
    await control(page, 'button', 'Photo 3 of 3');
    const files = await post(page);
    assert.deepEqual(
      files.map(({ contentType }) => contentType),
      ['image/jpeg', 'image/webp', 'image/jpeg'],
    );
    assert.deepEqual(
      stage
        .posts()
        .at(-1)
        ?.files.map(({ sha256 }) => sha256),
      await Promise.all(paths.map(sha256Of)),
    );
    await page.close();
  });

  it('are shown the right way round after posting, and tell no place', async () => {
    await withFolder(async (folder) => {
      const page = await stage.openConnected();
      const { path, bytes } = await turnedPhoto(page, folder, [800, 400], 6);
      await chooseFiles(page, SELECT, [path]);
      await untilShown(page, 'We remove location data from your photos before they are sent.');
      const [posted] = await post(page);
      assert.ok(posted);
      const look = await lookOf(page, bytes);
      assert.deepEqual([look.width, look.height], [400, 800]);
      assert.deepEqual(await lookOf(page, posted.bytes), look);
      assert.deepEqual([bytes.includes(POSITION), posted.bytes.includes(POSITION)], [true, false]);
      await page.close();
    });
  });

  it('of more than 1080p are made smaller when the user says so, the right way round', async () => {
    await withFolder(async (folder) => {
      const page = await stage.openConnected();
      const { path, bytes } = await turnedPhoto(page, folder, [2400, 1200], 8);
      await chooseFiles(page, SELECT, [path]);
      await untilShown(page, 'turned.jpg is larger than 1080p.');
      await press(page, 'button', 'Resize');
      await control(page, 'button', 'Photo 1 of 1');
      const [posted] = await post(page);
      assert.ok(posted);
      const { corners } = await lookOf(page, bytes);
      assert.deepEqual(await lookOf(page, posted.bytes), { width: 960, height: 1920, corners });
      assert.ok(!posted.bytes.includes('Exif'));
      await page.close();
    });
  });

  it('longer than 16:9 are cropped when the user says so, and what was previewed is what is posted', async () => {
    await withFolder(async (folder) => {
      const page = await stage.openConnected();
      const { path, bytes } = await turnedPhoto(page, folder, [5000, 1200], 1);
      await chooseFiles(page, SELECT, [path]);
      await press(page, 'button', 'Resize');
      await press(page, 'button', 'Crop photo');
      const frame = await control(page, 'slider', 'Part to keep');
      await frame.focus();
      await page.keyboard.press('End');
      await press(page, 'button', 'Apply crop');
      await untilShown(page, 'The preview shows the cropped photo. Check it before you post.');
      const [posted] = await post(page);
      assert.ok(posted);
      // The right end of the photo that was chosen, which resizing had brought down to 461 pixels.
      const [, topRight, bottomRight] = (await lookOf(page, bytes)).corners;
      const look = await lookOf(page, posted.bytes);
      assert.deepEqual([look.width, look.height], [1920, 1080]);
      assert.deepEqual(look.corners.slice(1, 3), [topRight, bottomRight]);
      assert.deepEqual([bytes.includes(POSITION), posted.bytes.includes('Exif')], [true, false]);
      await page.close();
    });
  });

  it('of more than 20 MB are made smaller, or left out, as the user says', async () => {
    await withFolder(async (folder) => {
      const heavy = join(folder, 'heavy.jpg');
      const filler = Array.from({ length: 330 }, () => jpegSegment(0xfe, 'x'.repeat(65_000)));
      const photo = withSegments(new Blob([await readFile(fixture('photo-1.jpg'))]), ...filler);
      assert.ok(photo.size > 20_000_000);
      await writeFile(heavy, Buffer.from(await photo.arrayBuffer()));

      const page = await stage.openConnected();
      await choosePrivacy(page, 'Only me');
      for (const [answer, names] of [
        ['Remove', ['photo-2.jpg']],
        ['Resize', ['photo-2.jpg', 'heavy.jpg']],
      ] as const) {
        await chooseFiles(page, answer === 'Remove' ? SELECT : 'Replace', [fixture('photo-2.jpg'), heavy]);
        await untilShown(page, 'heavy.jpg is larger than 1080p.');
        await press(page, 'button', answer);
        await control(page, 'button', `Photo ${names.length} of ${names.length}`);
        assert.deepEqual(await namesAgreedTo(page), names);
      }
      await pressPost(page);
      await inPhase(page, 'published');
      const [, posted] = stage.posts().at(-1)?.files ?? [];
      assert.ok(posted && posted.bytes < 5_000_000, String(posted?.bytes));
      await page.close();
    });
  });
});
