import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { acceptDialogs, inPhase, untilShown } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture, grownClip, sha256Of, withFolder } from './support/files.js';
import { chooseFile, click, connectByClick, launchFirefox, NO_FIREFOX, part, postByKeys } from './support/firefox.js';

/** Eleven chunks. */
const BYTES = 60_000_000;

/** Puppeteer switches the back/forward cache off. */
const BACK_FORWARD_CACHE = { 'fission.bfcacheInParent': true, 'browser.sessionhistory.max_total_viewers': 4 };

/** The Chromium of the tests is a headless shell, which has no such cache. */
describe('a page that is left and come back to by "Back"', { skip: NO_FIREFOX }, () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage({}, () => launchFirefox(BACK_FORWARD_CACHE));
  });
  afterEach(() => stage.demo.simulator.control.clearFaults());
  after(() => stage.close());

  const requests = (what: string): number =>
    stage.demo.simulator.control.state().requests.filter(({ endpoint }) => endpoint === what).length;

  async function openConnected(): Promise<Page> {
    const page = await stage.open();
    acceptDialogs(page);
    await connectByClick(page);
    await page.evaluate('window.mark = true');
    return page;
  }

  /** No navigation is reported of a page that comes out of the cache, so the page itself is looked at. */
  async function leave(page: Page): Promise<void> {
    await page.evaluate("void setTimeout(() => location.assign('/demo.css'))");
    await page.waitForFunction("location.pathname !== '/'");
  }

  async function comeBack(page: Page): Promise<void> {
    await page.evaluate('void setTimeout(() => history.back())');
    await page.waitForFunction("location.pathname === '/'");
  }

  const isSameDocument = (page: Page): Promise<unknown> => page.evaluate('window.mark === true');

  /** Holds TikTok's upload back behind its first bytes, until `release`. */
  async function holdUpload(page: Page): Promise<() => void> {
    const { control: simulator } = stage.demo.simulator;
    const known = stage.posts().length;
    await postByKeys(page);
    while ((stage.posts()[known]?.uploadedBytes ?? 0) < 10_000_000) await new Promise(setImmediate);
    simulator.addFault({ kind: 'reset', endpoint: 'upload', bytes: 1_000_000, times: null });
    return () => simulator.clearFaults();
  }

  it('is the same page, with fresh creator info, and posts; the database is free while it is away', async () => {
    const page = await openConnected();
    await leave(page);
    const freed = await page.evaluate(
      `new Promise((resolve) => {
        const request = indexedDB.deleteDatabase('share-to-tiktok');
        request.onblocked = () => resolve('blocked');
        request.onsuccess = () => resolve('deleted');
      })`,
    );
    assert.equal(freed, 'deleted');
    stage.demo.simulator.control.clearRequests();
    await comeBack(page);
    await inPhase(page, 'editing');
    assert.equal(await isSameDocument(page), true);
    assert.equal(requests('creator_info'), 1);
    await chooseFile(page, fixture('clip.mp4'));
    await postByKeys(page);
    await inPhase(page, 'published');
    await page.close();
  });

  it('has its draft, as that of no other tab', async () => {
    const page = await openConnected();
    await (await part(page, '#title')).type('Morning light');
    await leave(page);
    await comeBack(page);
    await inPhase(page, 'editing');
    await untilShown(page, 'Morning light');
    const other = await page.browserContext().newPage();
    await other.goto(`${stage.demo.origin}/`);
    await inPhase(other, 'editing');
    assert.equal(await (await part(other, '#title')).evaluate((field) => (field as HTMLTextAreaElement).value), '');
    await other.close();
    await page.close();
  });

  it('says that its upload was interrupted, and goes on with it, byte for byte and with one init', async () => {
    await withFolder(async (folder) => {
      const file = await grownClip(folder, BYTES);
      const page = await openConnected();
      await chooseFile(page, file);
      stage.demo.simulator.control.clearRequests();
      const release = await holdUpload(page);
      await leave(page);
      await comeBack(page);
      await inPhase(page, 'interrupted');
      await untilShown(page, 'Your upload was interrupted');
      release();
      await click(page, '.actions button');
      await inPhase(page, 'published');
      assert.equal(requests('video_init'), 1);
      assert.equal(stage.posts().at(-1)?.files[0]?.sha256, await sha256Of(file));
      await page.close();
    });
  });

  it('leaves its upload to another tab that goes on with it meanwhile, and then shows how far that is', async () => {
    await withFolder(async (folder) => {
      const file = await grownClip(folder, BYTES);
      const page = await openConnected();
      await chooseFile(page, file);
      stage.demo.simulator.control.clearRequests();
      const release = await holdUpload(page);
      await leave(page);
      const other = await page.browserContext().newPage();
      acceptDialogs(other);
      await other.goto(`${stage.demo.origin}/`);
      await inPhase(other, 'interrupted');
      await click(other, '.actions button');
      await inPhase(other, 'uploading');
      await comeBack(page);
      await inPhase(page, 'editing');
      await untilShown(page, 'Another tab is uploading a post');
      release();
      await inPhase(other, 'published');
      assert.equal(requests('video_init'), 1);
      assert.equal(stage.posts().at(-1)?.files[0]?.sha256, await sha256Of(file));
      await other.close();
      await page.close();
    });
  });

  it('follows a post on that TikTok is at work on', async () => {
    const page = await openConnected();
    stage.demo.simulator.control.addFault({ kind: 'stuck_status', endpoint: 'status', times: null });
    await chooseFile(page, fixture('clip.mp4'));
    await postByKeys(page);
    await inPhase(page, 'processing');
    await leave(page);
    await comeBack(page);
    await inPhase(page, 'processing');
    stage.demo.simulator.control.clearFaults();
    await inPhase(page, 'published');
    await page.close();
  });
});
