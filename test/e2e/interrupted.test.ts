import assert from 'node:assert/strict';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  acceptDialogs,
  canPost,
  chooseFiles,
  choosePrivacy,
  control,
  inPhase,
  press,
  pressPost,
  untilShown,
} from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture, grownClip, sha256Of, withFolder } from './support/files.js';
import { untilKept } from './support/records.js';

/** Four chunks. */
const BYTES = 22_000_000;
/** In whole seconds, so that setting it again sets the very same and the browser notices nothing. */
const MODIFIED = 1_795_000_000;

describe('a post that is interrupted', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  // What one test held back, and did not release, must not hold the next.
  afterEach(() => stage.demo.simulator.control.clearFaults());
  after(() => stage.close());

  const asked = (what: string): number =>
    stage.demo.simulator.control.state().requests.filter(({ endpoint }) => endpoint === what).length;
  const inits = (): number => asked('video_init');

  async function post(page: Page, ...files: readonly string[]): Promise<void> {
    await chooseFiles(page, 'Select video or photos', files);
    // Photos bring a field with them, which moves those below.
    await control(page, 'button', 'Replace');
    await (await control(page, 'textbox', 'Title')).type('Morning light');
    await choosePrivacy(page, 'Only me');
    await pressPost(page);
  }

  /** Posts a file of which TikTok takes two chunks, and a part of the third again and again until `release`. */
  async function postHalf(page: Page, file: string): Promise<() => void> {
    const { control: simulator } = stage.demo.simulator;
    simulator.addFault({ kind: 'reset', endpoint: 'upload', bytes: 1_000_000, after: 2, times: null });
    let taken = 0;
    const isHeld = page.waitForResponse(
      (response) => response.url().endsWith('/chunks') && response.ok() && (taken += 1) === 2,
      { timeout: 60_000 },
    );
    await post(page, file);
    await isHeld;
    await untilKept(page, { step: 'sending' });
    return () => simulator.clearFaults();
  }

  /** A post that has just ended is otherwise followed once more after a reload. */
  const untilForgotten = (page: Page) => untilKept(page, { none: 'post:' });

  it('goes on after a reload in the middle of a chunk, byte for byte, with one init [R6]', async () => {
    await withFolder(async (folder) => {
      const file = await grownClip(folder, BYTES);
      const page = await stage.openConnected();
      acceptDialogs(page);
      stage.demo.simulator.control.clearRequests();
      const release = await postHalf(page, file);
      await page.reload();
      await inPhase(page, 'interrupted');
      release();
      await untilShown(page, 'Your upload was interrupted');
      await press(page, 'button', 'Continue');
      await inPhase(page, 'published');
      assert.equal(inits(), 1);
      assert.equal(stage.posts().at(-1)?.files[0]?.sha256, await sha256Of(file));
      await page.close();
    });
  });

  it('gives the text back as a draft and withdraws the post when it is discarded [R6]', async () => {
    await withFolder(async (folder) => {
      const page = await stage.openConnected();
      acceptDialogs(page);
      const release = await postHalf(page, await grownClip(folder, BYTES));
      await page.reload();
      await inPhase(page, 'interrupted');
      release();
      stage.demo.simulator.control.clearRequests();
      const isWithdrawn = page.waitForResponse((response) => response.url().endsWith('/cancel'));
      await press(page, 'button', 'Discard');
      await inPhase(page, 'editing');
      await isWithdrawn;
      assert.equal(asked('cancel'), 1);
      const title = await control(page, 'textbox', 'Title');
      assert.match(await title.evaluate((field) => (field as HTMLTextAreaElement).value), /^Morning light/);
      await page.reload();
      await inPhase(page, 'editing');
      await page.close();
    });
  });

  for (const [what, files, init] of [
    ['a video', ['clip.mp4'], 'video_init'],
    ['photos', ['photo-1.jpg', 'photo-2.jpg'], 'photo_init'],
  ] as const) {
    it(`asks again when the reply to the init of ${what} is lost, and the backend knows the post that TikTok has [R9]`, async () => {
      const page = await stage.openConnected();
      const before = stage.posts().length;
      stage.demo.simulator.control.clearRequests();
      const session = await page.createCDPSession();
      const isLost = new Promise<void>((resolve, reject) => {
        session.once('Fetch.requestPaused', ({ requestId }) => {
          session
            .send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' })
            .then(() => session.detach())
            .then(resolve, reject);
        });
      });
      await session.send('Fetch.enable', {
        patterns: [{ urlPattern: '*/api/tiktok/posts', requestStage: 'Response' }],
      });
      await post(page, ...files.map(fixture));
      await isLost;
      await inPhase(page, 'published');
      assert.deepEqual([asked(init), stage.posts().length], [1, before + 1]);
      await page.close();
    });
  }

  it('follows a post on that was being processed when the page was left [R1]', async () => {
    const { control: simulator } = stage.demo.simulator;
    const page = await stage.openConnected();
    acceptDialogs(page);
    const stuck = simulator.addFault({ kind: 'stuck_status', endpoint: 'status', times: null });
    assert.ok(stuck);
    await post(page, fixture('clip.mp4'));
    await inPhase(page, 'processing');
    await untilKept(page, { step: 'processing' });
    await page.reload();
    await inPhase(page, 'processing');
    simulator.clearFaults();
    await inPhase(page, 'published');
    await untilForgotten(page);
    await page.reload();
    await inPhase(page, 'editing');
    await page.close();
  });

  it('asks before the same file is posted a second time, also after a reload [R2, R7]', async () => {
    const page = await stage.openConnected();
    await post(page, fixture('clip.mp4'));
    await inPhase(page, 'published');
    await untilForgotten(page);
    const before = stage.posts().length;
    await page.reload();
    await inPhase(page, 'editing');
    await post(page, fixture('clip.mp4'));
    await untilShown(page, 'You already posted this file today.');
    assert.equal(stage.posts().length, before);
    await pressPost(page);
    await inPhase(page, 'published');
    assert.equal(stage.posts().length, before + 1);
    await page.close();
  });

  it('leaves a post to the tab that sends it, and shows how far that is [R7, R13]', async () => {
    await withFolder(async (folder) => {
      const file = await grownClip(folder, BYTES);
      const first = await stage.openConnected();
      const before = stage.posts().length;
      const release = await postHalf(first, file);
      const second = await first.browserContext().newPage();
      await second.goto(first.url());
      await inPhase(second, 'editing');
      await untilShown(second, 'Another tab is uploading a post');
      await untilShown(second, 'You can switch accounts when it’s done.');
      await post(second, file);
      await untilShown(second, 'This file is already being posted.');
      release();
      await first.bringToFront();
      await inPhase(first, 'published');
      assert.equal(stage.posts().length, before + 1);
      await second.close();
      await first.close();
    });
  });

  it('sends no file that was overwritten on disk with its size and time kept [R18]', async () => {
    await withFolder(async (folder) => {
      const file = await grownClip(folder, BYTES);
      await utimes(file, MODIFIED, MODIFIED);
      const page = await stage.openConnected();
      acceptDialogs(page);
      const release = await postHalf(page, file);
      await writeFile(file, Buffer.alloc(BYTES, 7));
      await utimes(file, MODIFIED, MODIFIED);
      release();
      await inPhase(page, 'failed');
      await untilShown(page, 'The file changed or can’t be read anymore. Choose it again.');
      assert.equal(stage.posts().at(-1)?.status, 'PROCESSING_UPLOAD');
      await page.close();
    });
  });

  it('posts no file of which one byte was overwritten on disk where no sample is taken [R18, S20]', async () => {
    await withFolder(async (folder) => {
      const file = await grownClip(folder, 3_000_000);
      await utimes(file, MODIFIED, MODIFIED);
      const page = await stage.openConnected();
      acceptDialogs(page);
      await chooseFiles(page, 'Select video or photos', [file]);
      await choosePrivacy(page, 'Only me');
      // What is overwritten before it was read is just another file.
      await canPost(page);
      const bytes = await readFile(file);
      await writeFile(file, bytes.fill(bytes.readUInt8(2_900_000) ^ 1, 2_900_000, 2_900_001));
      await utimes(file, MODIFIED, MODIFIED);
      await pressPost(page);
      await inPhase(page, 'failed');
      await untilShown(page, 'Your post changed while it was being sent, so we stopped.');
      const post = stage.posts().at(-1);
      assert.deepEqual([post?.status, post?.uploadedBytes], ['PROCESSING_UPLOAD', 0]);
      await page.close();
    });
  });

  it('waits while the browser is offline and goes on by itself [R8, R16]', async () => {
    await withFolder(async (folder) => {
      const file = await grownClip(folder, BYTES);
      const page = await stage.openConnected();
      acceptDialogs(page);
      const release = await postHalf(page, file);
      await page.setOfflineMode(true);
      release();
      await untilShown(page, 'offline');
      await page.setOfflineMode(false);
      await inPhase(page, 'published');
      assert.equal(stage.posts().at(-1)?.files[0]?.sha256, await sha256Of(file));
      await page.close();
    });
  });
});
