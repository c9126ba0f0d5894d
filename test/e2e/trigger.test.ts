import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Hono } from 'hono';
import type { Page } from 'puppeteer-core';
import { chooseFiles, choosePrivacy, connect, control, inPhase, press, pressPost } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture, grownClip, sha256Of, withFolder } from './support/files.js';
import { linkAccount } from './support/link-account.js';

const SHARE = 'Share to TikTok';
const SELECT = 'Select video or photos';

const HOST = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width, initial-scale=1">
  <title>A page</title><script type="module" src="/share-to-tiktok/share-to-tiktok.js"></script>
  <body><h1>A page</h1><share-to-tiktok trigger endpoint="/api/tiktok"></share-to-tiktok><div style="height: 3000px"></div>`;

/** A host's own button, for a page that has none. */
const OWN_BUTTON = HOST.replace(
  '<share-to-tiktok trigger',
  '<button command="show-modal" commandfor="share">Share it</button><share-to-tiktok id="share" trigger="none"',
);

/** The names of the files that the browser has asked for. */
function filesOf(page: Page): readonly string[] {
  const names: string[] = [];
  page.on('request', (request) => {
    const name = new URL(request.url()).pathname.split('/').at(-1) ?? '';
    if (name === 'creator-info' || name.endsWith('.js')) names.push(name.replace(/-[\w-]{8}\.js$/, ''));
  });
  return names;
}

/** Whether the dialog is open, as script of the page. */
const IS_OPEN =
  "document.querySelector('share-to-tiktok').shadowRoot.querySelector('dialog')?.matches(':modal') ?? false";

/** Red, green, and blue of what the window shows at some points. */
async function colorsAt(
  page: Page,
  points: readonly (readonly [x: number, y: number])[],
): Promise<readonly number[][]> {
  // A picture of a part, or of more than the window, is painted again for it.
  const image = await page.screenshot({ encoding: 'base64', captureBeyondViewport: false });
  return page.evaluate(
    async (base64, at) => {
      const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      if (!context) throw new Error('There is no canvas.');
      context.drawImage(bitmap, 0, 0);
      return at.map(([x, y]) => [...context.getImageData(x, y, 1, 1).data].slice(0, 3));
    },
    image,
    points,
  );
}

describe('<share-to-tiktok trigger>, in a real browser over real HTTP', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage({
      routes: (app: Hono) => {
        app.get('/trigger', (context) => context.html(HOST));
        app.get('/own-button', (context) => context.html(OWN_BUTTON));
      },
    });
  });
  after(() => stage.close());

  async function open({ isLinked = false } = {}): Promise<{ readonly page: Page; readonly files: readonly string[] }> {
    const context = await stage.browser.createBrowserContext();
    if (isLinked) await linkAccount(context, stage.demo.origin);
    const page = await context.newPage();
    const files = filesOf(page);
    await page.goto(`${stage.demo.origin}/trigger`);
    await control(page, 'button', SHARE);
    return { page, files };
  }

  it('loads the script alone, the page at the pointer, and asks for the creator at each opening [G-1a]', async () => {
    const { page, files } = await open();
    assert.deepEqual(files, ['share-to-tiktok.js']);
    const loaded = page.waitForResponse((response) => /\/page-[\w-]+\.js$/.test(response.url()));
    await (await control(page, 'button', SHARE)).hover();
    await loaded;
    assert.ok(!files.includes('creator-info'));
    for (const times of [1, 2]) {
      const asked = page.waitForRequest((request) => request.url().endsWith('/creator-info'));
      await press(page, 'button', SHARE);
      await asked;
      await control(page, 'button', 'Connect TikTok');
      assert.equal(files.filter((name) => name === 'creator-info').length, times);
      await press(page, 'button', 'Close');
    }
    await page.close();
  });

  for (const [way, reach] of [
    ['the pointer', (page: Page) => page.hover('button')],
    ['the focus', (page: Page) => page.keyboard.press('Tab')],
  ] as const) {
    it(`loads the page when ${way} reaches a button of the host`, async () => {
      const context = await stage.browser.createBrowserContext();
      const page = await context.newPage();
      const files = filesOf(page);
      await page.goto(`${stage.demo.origin}/own-button`);
      await page.waitForFunction(() => customElements.get('share-to-tiktok') !== undefined);
      await page.hover('h1');
      assert.deepEqual(files, ['share-to-tiktok.js']);
      const loaded = page.waitForResponse((response) => /\/page-[\w-]+\.js$/.test(response.url()));
      await reach(page);
      await loaded;
      assert.ok(!files.includes('creator-info'));
      assert.equal(await page.evaluate(IS_OPEN), false);
      await context.close();
    });
  }

  it('takes a video to the profile behind the closed dialog, and tells on the button how far it is', async () => {
    await withFolder(async (folder) => {
      const { page } = await open();
      await press(page, 'button', SHARE);
      await connect(page);
      const file = await grownClip(folder, 12_000_000);
      await chooseFiles(page, SELECT, [file]);
      await (await control(page, 'textbox', 'Title')).type('From a dialog');
      await choosePrivacy(page, 'Everyone');

      // Closed by mistake: the draft is there again, and what TikTok says of the creator is fresh.
      await page.keyboard.press('Escape');
      await page.waitForFunction(`!(${IS_OPEN})`);
      const described = page.waitForResponse((response) => response.url().endsWith('/creator-info'));
      await press(page, 'button', SHARE);
      await described;
      await inPhase(page, 'editing');
      const title = await control(page, 'textbox', 'Title');
      assert.equal(await title.evaluate((field) => (field as HTMLInputElement).value), 'From a dialog');

      let release = (): void => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.setRequestInterception(true);
      page.on('request', (request) => {
        if (!request.url().endsWith('/chunks')) return void request.continue();
        void held.then(() => request.continue());
      });
      await pressPost(page);
      await inPhase(page, 'uploading');
      await press(page, 'button', 'Close');
      await page.waitForFunction(() =>
        document
          .querySelector('share-to-tiktok')
          ?.shadowRoot?.querySelector('[part=trigger-progress]')
          ?.textContent?.startsWith('Uploading'),
      );
      release();
      await inPhase(page, 'published');
      await control(page, 'button', `${SHARE} Posted to TikTok`);
      const post = stage.posts().at(-1);
      assert.equal(post?.files[0]?.sha256, await sha256Of(file));
      await page.close();
    });
  });

  it('shows the page behind in the upper corners of its sheet', async () => {
    const { page } = await open();
    await page.setViewport({ width: 360, height: 640 });
    await page.evaluate(() => {
      document.documentElement.style.cssText = 'background: #258; color-scheme: dark';
    });
    await press(page, 'button', SHARE);
    await connect(page);
    const top = await page.evaluate(async () => {
      const dialog = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('dialog');
      await Promise.all(dialog?.getAnimations().map(({ finished }) => finished) ?? []);
      return dialog?.getBoundingClientRect().top ?? 0;
    });
    for (const x of [0, 359]) {
      const [corner = [], above = []] = await colorsAt(page, [
        [x, top],
        [x, top - 4],
      ]);
      const isNear = corner.every((part, index) => Math.abs(part - (above[index] ?? NaN)) < 12);
      assert.ok(isNear, `${String(corner)} in the corner at ${x} px, ${String(above)} above it`);
    }
    await page.close();
  });

  it('is a sheet as wide as a screen of 320 px, of which nothing is cut off, and posts from there', async () => {
    const { page } = await open({ isLinked: true });
    await page.setViewport({ width: 320, height: 640 });
    await press(page, 'button', SHARE);
    await inPhase(page, 'editing');
    const { width, bottom, overflow } = await page.evaluate(async () => {
      const dialog = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('dialog');
      if (!dialog) throw new Error('There is no dialog.');
      await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
      const box = dialog.getBoundingClientRect();
      return { width: box.width, bottom: box.bottom, overflow: dialog.scrollWidth - dialog.clientWidth };
    });
    assert.deepEqual({ width, bottom, overflow }, { width: 320, bottom: 640, overflow: 0 });
    await chooseFiles(page, SELECT, [fixture('clip.mp4')]);
    await choosePrivacy(page, 'Everyone');
    await pressPost(page);
    await inPhase(page, 'published');
    await page.close();
  });
});
