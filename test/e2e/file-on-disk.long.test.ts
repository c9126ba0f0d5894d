import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
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

/** Eleven chunks. */
const BYTES = 60_000_000;

describe('a file that is not what it was when it was chosen', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  afterEach(() => stage.demo.simulator.control.clearFaults());
  after(() => stage.close());

  async function fillIn(page: Page, file: string): Promise<void> {
    await chooseFiles(page, 'Select video or photos', [file]);
    await (await control(page, 'textbox', 'Title')).type('Morning light');
    await choosePrivacy(page, 'Only me');
  }

  /** The page says what it is, keeps what was written, and posts another file. */
  async function hasWayOut(page: Page): Promise<void> {
    await inPhase(page, 'failed');
    await untilShown(page, 'The file changed or can’t be read anymore. Choose it again.');
    assert.ok(!stage.posts().some(({ status }) => status === 'PUBLISH_COMPLETE'));
    await press(page, 'button', 'Back to your post');
    const title = await control(page, 'textbox', 'Title');
    assert.match(await title.evaluate((field) => (field as HTMLTextAreaElement).value), /^Morning light/);
    await chooseFiles(page, 'Replace', [fixture('clip.mp4')]);
    await pressPost(page);
    await inPhase(page, 'published');
    assert.equal(stage.posts().at(-1)?.files[0]?.sha256, await sha256Of(fixture('clip.mp4')));
  }

  const changes: readonly (readonly [string, (file: string) => Promise<void>])[] = [
    ['deleted', (file) => rm(file)],
    ['changed', (file) => writeFile(file, 'another file')],
  ];

  for (const [what, change] of changes) {
    it(`is named as the reason, and the post is kept, when it is ${what} during its upload [R18]`, async () => {
      await withFolder(async (folder) => {
        await stage.demo.simulator.control.reset();
        const file = await grownClip(folder, BYTES);
        const page = await stage.openConnected();
        await fillIn(page, file);
        await pressPost(page);
        await page.waitForFunction(() => document.querySelector('share-to-tiktok')?.phase === 'uploading');
        while ((stage.posts().at(-1)?.uploadedBytes ?? 0) < 10_000_000) await new Promise(setImmediate);
        const { control: simulator } = stage.demo.simulator;
        simulator.addFault({ kind: 'reset', endpoint: 'upload', bytes: 1_000_000, times: null });
        await change(file);
        simulator.clearFaults();
        await hasWayOut(page);
        await page.close();
      });
    });

    it(`is named as the reason, and the post is kept, when it is ${what} before the button is pressed [R18]`, async () => {
      await withFolder(async (folder) => {
        await stage.demo.simulator.control.reset();
        const file = await grownClip(folder, BYTES);
        const page = await stage.openConnected();
        await fillIn(page, file);
        await canPost(page);
        await change(file);
        await pressPost(page);
        await hasWayOut(page);
        await page.close();
      });
    });
  }
});
