import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pass } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import { chooseFiles, choosePrivacy, inPhase, press, pressPost } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture, grownClip, sha256Of, withFolder } from './support/files.js';

/** Eleven chunks. */
const BYTES = 60_000_000;

const TWO_MINUTES = 120_000;

describe('a page that nobody looks at', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  async function post(page: Page, file: string): Promise<void> {
    stage.demo.simulator.control.clearRequests();
    await chooseFiles(page, 'Select video or photos', [file]);
    await choosePrivacy(page, 'Only me');
    await pressPost(page);
  }

  /** Posts a video, and lets none of its chunks through until `release`. */
  async function postSlowly(page: Page, file: string): Promise<() => void> {
    const { control: simulator } = stage.demo.simulator;
    simulator.addFault({ kind: 'reset', endpoint: 'upload', bytes: 1_000_000, times: null });
    await post(page, file);
    await inPhase(page, 'uploading');
    return () => simulator.clearFaults();
  }

  /** The browser freezes the page for two minutes: timers and replies wait. The minutes pass in earnest: they are what is tested. */
  async function whileFrozen(page: Page, work: () => void): Promise<void> {
    const session = await page.createCDPSession();
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    work();
    await pass(TWO_MINUTES);
    await session.send('Page.setWebLifecycleState', { state: 'active' });
  }

  /** A page that has thawed stays hidden and draws no frame, which a wait for its frames would never notice. */
  async function inPhaseUnseen(page: Page, phase: string): Promise<void> {
    await page.waitForFunction(
      (wanted) => document.querySelector('share-to-tiktok')?.phase === wanted,
      // After a break of the line, the page may be in its longest pause between two tries.
      { polling: 50, timeout: 120_000 },
      phase,
    );
  }

  const inits = (): number =>
    stage.demo.simulator.control.state().requests.filter(({ endpoint }) => endpoint === 'video_init').length;

  it('goes on with an upload, byte for byte and with one init, after two minutes of being frozen', async () => {
    await withFolder(async (folder) => {
      const file = await grownClip(folder, BYTES);
      const page = await stage.openConnected();
      const release = await postSlowly(page, file);
      await whileFrozen(page, release);
      await inPhaseUnseen(page, 'published');
      assert.equal(inits(), 1);
      assert.equal(stage.posts().at(-1)?.files[0]?.sha256, await sha256Of(file));
      await page.close();
    });
  });

  it('tells what became of a post that was processed while the page was frozen', async () => {
    const { control: simulator } = stage.demo.simulator;
    const page = await stage.openConnected();
    simulator.addFault({ kind: 'stuck_status', endpoint: 'status', times: null });
    await post(page, fixture('clip.mp4'));
    await inPhase(page, 'processing');
    await whileFrozen(page, () => simulator.clearFaults());
    await inPhaseUnseen(page, 'published');
    assert.equal(inits(), 1);
    await page.close();
  });

  it('asks before it is left during an upload, and neither before nor after [R6]', async () => {
    await withFolder(async (folder) => {
      const page = await stage.openConnected();
      const asked: string[] = [];
      page.on('dialog', (dialog) => {
        asked.push(dialog.type());
        void dialog.dismiss();
      });
      const leave = (): Promise<void> => page.evaluate(() => location.assign('/'));
      await chooseFiles(page, 'Select video or photos', [fixture('clip.mp4')]);
      await choosePrivacy(page, 'Only me');
      await Promise.all([page.waitForNavigation(), leave()]);
      await inPhase(page, 'editing');
      assert.deepEqual(asked, []);
      // The draft came back with its file.
      await press(page, 'button', 'Remove');
      const release = await postSlowly(page, await grownClip(folder, BYTES));
      const dialog = new Promise((resolve) => page.once('dialog', resolve));
      await leave();
      await dialog;
      assert.deepEqual(asked, ['beforeunload']);
      release();
      await inPhase(page, 'published');
      await Promise.all([page.waitForNavigation(), leave()]);
      assert.deepEqual(asked, ['beforeunload']);
      await page.close();
    });
  });
});
