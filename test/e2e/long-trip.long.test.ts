import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pass } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { findBrowser } from '../tools/browser.mjs';
import { chooseFiles, choosePrivacy, connect, inPhase, press, pressPost, untilShown } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture, grownClip, sha256Of, withFolder } from './support/files.js';
import { untilKept } from './support/records.js';

/** Ten chunks, and little enough for a copy to be kept. */
const BYTES = 56_000_000;

const HALF_A_MINUTE = 30_000;

describe('a post on a long trip', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  const inits = (): number =>
    stage.demo.simulator.control.state().requests.filter(({ endpoint }) => endpoint === 'video_init').length;

  async function fillIn(page: Page, file: string): Promise<void> {
    stage.demo.simulator.control.clearRequests();
    await chooseFiles(page, 'Select video or photos', [file]);
    await choosePrivacy(page, 'Only me');
  }

  async function post(page: Page, file: string): Promise<void> {
    await fillIn(page, file);
    await pressPost(page);
  }

  /** Cuts every chunk off until `release`. */
  function hold(): () => void {
    const { control: simulator } = stage.demo.simulator;
    simulator.addFault({ kind: 'reset', endpoint: 'upload', bytes: 1_000_000, times: null });
    return () => simulator.clearFaults();
  }

  /** Has the browser offline for half a minute, which passes in earnest: it is what is tested. */
  async function whileOffline(page: Page, work: () => Promise<void> = async () => {}): Promise<void> {
    await page.setOfflineMode(true);
    await work();
    await pass(HALF_A_MINUTE);
    await page.setOfflineMode(false);
  }

  describe('whose browser is offline for half a minute', () => {
    it('can be filled in by itself when that was while creator info was asked for', async () => {
      const page = await stage.openConnected();
      await whileOffline(page, async () => {
        await page.evaluate(() => document.querySelector('share-to-tiktok')?.reset());
        await inPhase(page, 'failed');
      });
      await inPhase(page, 'editing');
      await page.close();
    });

    it('is posted when that was while it was filled in', async () => {
      const page = await stage.openConnected();
      await whileOffline(page);
      await post(page, fixture('clip.mp4'));
      await inPhase(page, 'published');
      assert.equal(inits(), 1);
      await page.close();
    });

    it('is posted by itself, with one init, when that was as the button was pressed [R8]', async () => {
      const page = await stage.openConnected();
      await fillIn(page, fixture('clip.mp4'));
      await whileOffline(page, async () => {
        await pressPost(page);
        await inPhase(page, 'uploading');
        await untilShown(page, 'You’re offline. The upload resumes when you’re back online.');
      });
      await inPhase(page, 'published');
      assert.equal(inits(), 1);
      await page.close();
    });

    it('is posted by itself, byte for byte, when that was while it was sent [R16]', async () => {
      await withFolder(async (folder) => {
        const file = await grownClip(folder, BYTES);
        const page = await stage.openConnected();
        const release = hold();
        await post(page, file);
        await inPhase(page, 'uploading');
        await whileOffline(page, () => untilShown(page, 'offline'));
        release();
        await inPhase(page, 'published');
        assert.equal(inits(), 1);
        assert.equal(stage.posts().at(-1)?.files[0]?.sha256, await sha256Of(file));
        await page.close();
      });
    });

    it('is followed on when that was while TikTok was at work on it [R30]', async () => {
      const { control: simulator } = stage.demo.simulator;
      const page = await stage.openConnected();
      simulator.addFault({ kind: 'stuck_status', endpoint: 'status', times: null });
      await post(page, fixture('clip.mp4'));
      await inPhase(page, 'processing');
      await whileOffline(page);
      simulator.clearFaults();
      await inPhase(page, 'published');
      assert.equal(inits(), 1);
      await page.close();
    });
  });

  it('goes on, byte for byte and with one init, when its browser was killed and started again with the same profile [R6]', async () => {
    await withFolder(async (folder) => {
      const file = await grownClip(folder, BYTES);
      const start = async (): Promise<{ browser: Browser; page: Page }> => {
        const browser = await puppeteer.launch({
          ...(await findBrowser()),
          userDataDir: join(folder, 'profile'),
          timeout: 120_000,
          defaultViewport: { width: 1180, height: 1100 },
        });
        const page = await browser.newPage();
        await page.goto(`${stage.demo.origin}/`);
        return { browser, page };
      };
      const first = await start();
      await inPhase(first.page, 'disconnected');
      await connect(first.page);
      // A browser writes its cookies to the disk when it is closed in peace, and not in the second before it dies.
      await first.browser.close();

      const second = await start();
      await inPhase(second.page, 'editing');
      const release = hold();
      await post(second.page, file);
      await inPhase(second.page, 'uploading');
      await untilKept(second.page, { some: 'file:', step: 'sending' });
      const ended = new Promise((resolve) => second.browser.process()?.once('exit', resolve));
      second.browser.process()?.kill('SIGKILL');
      await ended;

      const third = await start();
      await inPhase(third.page, 'interrupted');
      release();
      await press(third.page, 'button', 'Continue');
      await inPhase(third.page, 'published');
      assert.equal(inits(), 1);
      assert.equal(stage.posts().at(-1)?.files[0]?.sha256, await sha256Of(file));
      await third.browser.close();
    });
  });
});
