import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { DescribedPost } from '../../../src/simulator/index.js';
import { ffprobe, hasFfmpeg } from '../../fixtures/media/ffmpeg.mjs';
import { flashesOf, makeAv1Flashes, makeFlashes, tonesOf } from '../../fixtures/media/flashes.js';
import { heavyVideo } from '../../fixtures/media/make-large.mjs';
import { chooseFiles, choosePrivacy, control, inPhase, press, pressPost } from '../support/browser.js';
import { setStage } from '../support/demo-page.js';
import type { Stage } from '../support/demo-page.js';
import { withFolder } from '../support/files.js';
import { memoryOf } from '../support/processes.js';
import { asPhone, connectByTouch, tap } from '../support/touch.js';

/** A page's whole conversion may take so long on a busy machine. */
const LONGEST = { timeout: 115_000 };

describe('a video that TikTok would refuse', { skip: !hasFfmpeg() && 'ffmpeg is missing here' }, () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
    stage.demo.simulator.control.setCurrentCreator('short');
  });
  after(() => stage.close());

  async function choose(path: string): Promise<Page> {
    const page = await stage.openConnected();
    await chooseFiles(page, 'Select video or photos', [path]);
    return page;
  }

  /** Presses the button of the offer, posts what comes of it, and saves what the simulator received. */
  async function fixAndPost(page: Page, button: string, folder: string): Promise<[DescribedPost, string]> {
    await press(page, 'button', button);
    await page.waitForFunction(IS_MADE, LONGEST);
    await choosePrivacy(page, 'Only me');
    await pressPost(page);
    await inPhase(page, 'published');
    const post = stage.posts().at(-1);
    const [file] = post?.files ?? [];
    assert.ok(post && file);
    const received = join(folder, 'received.mp4');
    await writeFile(received, Buffer.from(await (await fetch(file.url)).arrayBuffer()));
    await page.close();
    return [post, received];
  }

  const steps = async (page: Page, handle: string, seconds: number) => {
    const slider = await control(page, 'slider', handle);
    await slider.focus();
    for (let step = 0; step < Math.floor(seconds); step += 1) await page.keyboard.press('PageUp');
    for (let step = Math.round((seconds % 1) * 10); step > 0; step -= 1) await page.keyboard.press('ArrowUp');
  };

  /** Flashes stand where the original's do, from `start` on, and each has its tone. */
  function assertCut(path: string, { start, seconds, rate }: { start: number; seconds: number; rate: number }): void {
    const frame = 1 / rate;
    const flashes = flashesOf(path);
    const first = Math.floor(start) + 1;
    const whole = Array.from({ length: Math.ceil(start + seconds) - first }, (_, index) => first + index);
    assert.deepEqual(
      flashes.map(({ second }) => second),
      whole.map((second) => second % 15),
    );
    const tones = tonesOf(path);
    flashes.forEach(({ at }, index) => {
      const expected = (whole[index] ?? NaN) - start;
      assert.ok(Math.abs(at - expected) <= 0.1, `a flash at ${at} s, not ${expected} s`);
      const tone = tones.reduce((nearest, each) => (Math.abs(each - at) < Math.abs(nearest - at) ? each : nearest));
      assert.ok(Math.abs(tone - at) <= frame, `a flash at ${at} s, its tone at ${tone} s`);
    });
  }

  function assertAccepted(post: DescribedPost, path: string, seconds: number, rate: number): void {
    assert.equal(post.failReason, undefined);
    const { container, codec, durationMs = 0, frameRate = 0 } = post.video ?? {};
    assert.deepEqual([container, codec], ['mp4', 'avc1']);
    assert.ok(Math.abs(durationMs / 1000 - seconds) <= 0.1, `${durationMs} ms`);
    assert.ok(Math.abs(frameRate - rate) < 0.1, `${frameRate} fps`);
    const { format, streams } = ffprobe('-show_format', '-show_streams', path);
    assert.ok(Math.abs(Number(format?.duration) - seconds) <= 0.1, `${format?.duration} s`);
    assert.deepEqual(streams?.map(({ codec_name }) => codec_name).sort(), ['aac', 'h264']);
  }

  it('is cut from 90 s to the 60 s that its creator may post, its frames copied from the beginning', async () => {
    await withFolder(async (folder) => {
      const page = await choose(makeFlashes(join(folder, 'ninety.mp4'), { seconds: 90, rate: 30 }));
      const [post, received] = await fixAndPost(page, 'Trim', folder);
      assertAccepted(post, received, 60, 30);
      assertCut(received, { start: 0, seconds: 60, rate: 30 });
    });
  });

  it('is cut between key frames to a tenth of a second, with its sound in step', async () => {
    await withFolder(async (folder) => {
      const page = await choose(makeFlashes(join(folder, 'ninety.mp4'), { seconds: 90, rate: 30 }));
      await steps(page, 'Start', 12.3);
      await steps(page, 'End', 12.3);
      const [post, received] = await fixAndPost(page, 'Trim', folder);
      assertAccepted(post, received, 60, 30);
      assertCut(received, { start: 12.3, seconds: 60, rate: 30 });
    });
  });

  it('is converted from 120 to 60 frames per second, with its sound in step', async () => {
    await withFolder(async (folder) => {
      const page = await choose(makeFlashes(join(folder, 'fast.mp4'), { seconds: 8, rate: 120 }));
      const [post, received] = await fixAndPost(page, 'Convert', folder);
      assertAccepted(post, received, 8, 60);
      assertCut(received, { start: 0, seconds: 8, rate: 60 });
    });
  });

  it('is trimmed and converted at once where it is too long and too fast', async () => {
    await withFolder(async (folder) => {
      const page = await choose(makeFlashes(join(folder, 'both.mp4'), { seconds: 64, rate: 100 }));
      await steps(page, 'Start', 40);
      await steps(page, 'End', 4);
      const [post, received] = await fixAndPost(page, 'Trim and convert', folder);
      assertAccepted(post, received, 24, 60);
      assertCut(received, { start: 40, seconds: 24, rate: 60 });
    });
  });

  it('is converted from AV1 to H.264, with its sound in step', async () => {
    await withFolder(async (folder) => {
      const page = await choose(makeAv1Flashes(join(folder, 'av1.mp4'), { seconds: 5, rate: 24 }));
      const [post, received] = await fixAndPost(page, 'Convert', folder);
      assertAccepted(post, received, 5, 24);
      assertCut(received, { start: 0, seconds: 5, rate: 24 });
    });
  });

  it('is trimmed and converted at once where it is too long and AV1, with its sound in step', async () => {
    await withFolder(async (folder) => {
      const page = await choose(makeAv1Flashes(join(folder, 'av1.mp4'), { seconds: 90, rate: 24 }));
      await steps(page, 'Start', 50.2);
      await steps(page, 'End', 22.2);
      const [post, received] = await fixAndPost(page, 'Trim and convert', folder);
      assertAccepted(post, received, 32, 24);
      assertCut(received, { start: 50.2, seconds: 32, rate: 24 });
    });
  });

  it('is cut within 150 MB of memory where it has more than 1 GB', async (test) => {
    await withFolder(async (folder) => {
      const path = heavyVideo(folder);
      assert.ok(statSync(path).size > 1_000_000_000);
      const page = await choose(path);
      const root = stage.browser.process()?.pid;
      const memory = root ? await memoryOf(page, root) : undefined;
      if (!memory) {
        test.diagnostic('left out: the memory of a process is only known on Linux');
        return;
      }
      await control(page, 'slider', 'End');
      await memory.reset();
      const idle = memory.resident();
      await press(page, 'button', 'Trim');
      await page.waitForFunction(IS_MADE, LONGEST);
      const peak = memory.peak() - idle;
      test.diagnostic(`peak ${peak.toFixed(0)} MB above idle`);
      assert.ok(peak <= 150, `peak of ${peak} MB above idle`);
      await page.close();
    });
  });

  it('has handles that a finger moves', async () => {
    await withFolder(async (folder) => {
      const path = makeFlashes(join(folder, 'ninety.mp4'), { seconds: 90, rate: 30 });
      const page = await stage.open('/', asPhone);
      await connectByTouch(page);
      const [chooser] = await Promise.all([page.waitForFileChooser(), tap(page, 'button', 'Select video or photos')]);
      await chooser.accept([path]);
      const slider = await control(page, 'slider', 'Start');
      await slider.scrollIntoView();
      const box = await slider.boundingBox();
      assert.ok(box);
      const middle = box.y + box.height / 2;
      const finger = await page.touchscreen.touchStart(box.x + 8, middle);
      for (const share of [0.1, 0.2, 0.3]) await finger.move(box.x + box.width * share, middle);
      await finger.end();
      const start = await slider.evaluate((input) => (input as HTMLInputElement).valueAsNumber);
      assert.ok(start > 20_000 && start < 34_000, `${start} ms`);
      assert.equal(start % 100, 0);
      const end = await (
        await control(page, 'slider', 'End')
      ).evaluate((input) => (input as HTMLInputElement).valueAsNumber);
      assert.equal(end, 60_000);
      await page.close();
    });
  });
});

const IS_MADE = (): boolean => {
  const card = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('.card');
  return card instanceof HTMLElement && card.innerText.includes('The preview shows your new video.');
};
