import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import {
  chooseFiles,
  choosePrivacy,
  control,
  inPhase,
  press,
  pressPost,
  shownText,
  untilShown,
} from './support/browser.js';
import { dragFiles } from './support/choose.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture, grownClip, sha256Of, withFolder } from './support/files.js';
import { untilKept } from './support/records.js';

describe('a draft that was not posted, when its page is loaded again', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  const titleOn = async (page: Page): Promise<string> =>
    (await control(page, 'textbox', 'Title')).evaluate((field) => (field as HTMLTextAreaElement).value);

  async function untilTitled(page: Page, title: string): Promise<void> {
    await inPhase(page, 'editing');
    await page.waitForFunction(
      (wanted: string) =>
        document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector<HTMLTextAreaElement>('#title')?.value ===
        wanted,
      {},
      title,
    );
  }

  for (const [where, names] of [
    ['', []],
    // Each loop over an object finds them, and some are names of ours.
    [
      ', on a page that has added enumerable names to all objects, too [S22]',
      ['added', 'title', 'kind', 'data', 'media'],
    ],
  ] as const) {
    it(`is there with its title and its video, without a choice, and is posted byte for byte${where}`, async () => {
      const page = await stage.openConnected('/', (empty) =>
        empty.evaluateOnNewDocument((added) => {
          for (const name of added) Reflect.set(Object.prototype, name, () => 'added');
        }, names),
      );
      await chooseFiles(page, 'Select video or photos', [fixture('clip.mp4')]);
      await (await control(page, 'textbox', 'Title')).type('Morning light');
      await choosePrivacy(page, 'Only me');
      await untilKept(page, { title: 'Morning light', some: 'file:' });
      await page.reload();
      await untilTitled(page, 'Morning light');
      const privacy = await control(page, 'combobox', 'Who can view this post');
      assert.equal(await privacy.evaluate((box) => box.textContent?.trim()), 'Select');
      await choosePrivacy(page, 'Only me');
      await pressPost(page);
      await inPhase(page, 'published');
      assert.equal(stage.posts().at(-1)?.files[0]?.sha256, await sha256Of(fixture('clip.mp4')));
      // A page that is left sooner shows its post once more.
      await untilKept(page, { none: 'post:' });
      await page.reload();
      await inPhase(page, 'editing');
      assert.equal(await titleOn(page), '');
      await page.close();
    });
  }

  it('asks again whether a photo is to be converted, when that was not answered', async () => {
    const page = await stage.openConnected();
    await chooseFiles(page, 'Select video or photos', [fixture('photo.png'), fixture('photo-1.jpg')]);
    await untilShown(page, 'Convert photo.png to JPEG?');
    await (await control(page, 'textbox', 'Title')).type('Not answered');
    await untilKept(page, { title: 'Not answered', some: 'file:', count: 2 });
    await page.reload();
    await untilTitled(page, 'Not answered');
    await untilShown(page, 'Convert photo.png to JPEG?');
    await press(page, 'button', 'Convert to JPEG');
    await page.waitForFunction(() => {
      const root = document.querySelector('share-to-tiktok')?.shadowRoot;
      return root?.querySelectorAll('[part~=photos] img').length === 2;
    });
    await page.close();
  });

  it('is asked about before its page is left, where the browser stores nothing [R6]', async () => {
    const page = await stage.openConnected('/', (empty) =>
      empty.evaluateOnNewDocument(() => {
        Reflect.set(IDBFactory.prototype, 'open', () => {
          throw new DOMException('Storage is denied.', 'SecurityError');
        });
      }),
    );
    await (await control(page, 'textbox', 'Title')).type('Nowhere');
    // The browser asks only about a page that it is really told to leave.
    await page.waitForFunction(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
    const asked = new Promise<string>((resolve) =>
      page.once('dialog', (dialog) => void dialog.dismiss().then(() => resolve(dialog.type()))),
    );
    await page.evaluate(() => location.reload());
    assert.equal(await asked, 'beforeunload');
    assert.equal(await titleOn(page), 'Nowhere');
    await page.close();
  });

  // The browser of these tests keeps no page for the way back, so the page hears what it would hear.
  it('stays on a page that the browser keeps for the way back, which holds nothing for it meanwhile', async () => {
    const page = await stage.openConnected();
    await (await control(page, 'textbox', 'Title')).type('Kept page');
    await untilKept(page, { title: 'Kept page' });
    const held = (): Promise<number> =>
      page.evaluate(async () => {
        const { held = [] } = await navigator.locks.query();
        return held.filter(({ name }) => name?.includes('draft-')).length;
      });
    assert.equal(await held(), 1);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    await page.waitForFunction(async () => {
      const { held = [] } = await navigator.locks.query();
      return !held.some(({ name }) => name?.includes('draft-'));
    });
    const asked = page.waitForResponse((response) => response.url().endsWith('/creator-info'));
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await asked;
    await inPhase(page, 'editing');
    assert.equal(await titleOn(page), 'Kept page');
    await page.close();
  });

  it('asks for a file that is too large to keep, and knows it when it is chosen', async () => {
    await withFolder(async (folder) => {
      const file = await grownClip(folder, 70_000_000);
      const page = await stage.openConnected();
      await chooseFiles(page, 'Select video or photos', [file]);
      await (await control(page, 'textbox', 'Title')).type('Long light');
      await untilKept(page, { title: 'Long light', some: 'print:' });
      await page.reload();
      await untilTitled(page, 'Long light');
      await untilShown(page, 'To continue, select');
      await chooseFiles(page, 'Select the file again', [file]);
      await page.waitForFunction(() => !!document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('video'));
      assert.doesNotMatch(await shownText(page), /To continue, select/);
      await page.close();
    });
  });

  it('has the handle of a file that was dropped, however large it is', async () => {
    await withFolder(async (folder) => {
      const file = await grownClip(folder, 70_000_000);
      const page = await stage.openConnected();
      await dragFiles(page, '.phone', [file], 'drop');
      await (await control(page, 'textbox', 'Title')).type('Dropped light');
      await untilKept(page, { title: 'Dropped light', some: 'handle:' });
      await page.reload();
      await untilTitled(page, 'Dropped light');
      // The browser may let the page open it, or ask first; either way the draft is whole, or says what to do.
      await page.waitForFunction(() => {
        const root = document.querySelector('share-to-tiktok')?.shadowRoot;
        return !!root?.querySelector('video') || !!root?.querySelector('.note button');
      });
      await page.close();
    });
  });
});
