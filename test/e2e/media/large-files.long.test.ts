import assert from 'node:assert/strict';
import { linkSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { differences } from '../../fixtures/media/agreement.js';
import { hasFfmpeg } from '../../fixtures/media/ffmpeg.mjs';
import { largeMoovLast, largePhoto } from '../../fixtures/media/make-large.mjs';
import { openPage } from './browser-page.js';
import type { BrowserPage } from './browser-page.js';

const PHOTOS = 35;
const MB = 1024 * 1024;

describe('the media layer on files chosen in a browser', { skip: !hasFfmpeg() && 'ffmpeg is missing here' }, () => {
  let folder = '';
  let browser: BrowserPage;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'media-'));
    browser = await openPage();
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  it('reads a video of 4 GB with moov last from 64 kB, and its frames from 4 MB', async () => {
    await browser.choose(largeMoovLast(folder));
    const { inspection, bytes } = await browser.call('inspect', 0);
    const facts = { codec: 'h264', bytes: 4_000_000_000, durationSeconds: 600, frameRate: 60, width: 96, height: 96 };
    assert.deepEqual(differences({ name: 'large', facts }, inspection), []);
    assert.ok(bytes <= 65_536, `read ${bytes} bytes`);

    const cover = await browser.call('cover', 0, 8);
    assert.equal(cover.times.length, 8);
    assert.ok(cover.bytes <= 4 * MB, `read ${cover.bytes} bytes`);
  });

  it('prepares 35 photos of 20 MB within 150 MB, and gives all but 20 MB back', async (test) => {
    const { memory } = browser;
    if (!memory) {
      test.diagnostic('left out: the memory of a process is only known on Linux');
      return;
    }
    const photo = largePhoto(folder);
    assert.ok(statSync(photo).size >= 20_000_000);
    const photos = Array.from({ length: PHOTOS }, (_, index) => join(folder, `photo-${index}.jpg`));
    for (const path of photos) linkSync(photo, path);

    await memory.reset();
    const idle = memory.resident();
    await browser.choose(...photos);
    assert.equal(await browser.call('preparePhotos'), PHOTOS);
    const peak = memory.peak() - idle;
    await browser.call('forget');
    await memory.reset();
    const left = memory.resident() - idle;
    test.diagnostic(`peak ${peak.toFixed(0)} MB above idle, ${left.toFixed(0)} MB left`);
    assert.ok(peak <= 150, `peak of ${peak} MB above idle`);
    assert.ok(left <= 20, `${left} MB left`);
  });
});
