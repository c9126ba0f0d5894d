import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Hono } from 'hono';
import type { Page } from 'puppeteer-core';
import { chooseFiles, choosePrivacy, control, inPhase, press, shownText, untilShown } from './support/browser.js';
import { dragFiles } from './support/choose.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture } from './support/files.js';

const SELECT = 'Select video or photos';
const FOLDER = new URL('../../dist/cdn/', import.meta.url);

/** A page that has added names to the prototype of everything before the element comes: those of options of its properties. */
const POLLUTED = `<!doctype html><html lang="en"><title>A page</title>
  <script>for (const name of ['attribute', 'converter'])
    Object.defineProperty(Object.prototype, name, { value: 'polluted', writable: true, configurable: true });</script>
  <script type="module" src="/share-to-tiktok/share-to-tiktok.js"></script>
  <share-to-tiktok endpoint="/api/tiktok" mode="inbox" unaudited></share-to-tiktok>`;

/** A page whose endpoint leads nowhere. */
const MISPLACED = `<!doctype html><html lang="en"><title>A page</title>
  <script type="module" src="/share-to-tiktok/share-to-tiktok.js"></script>
  <share-to-tiktok endpoint="/nowhere"></share-to-tiktok>`;

/** Loses each file that fits until it is told otherwise; what was asked for, by name. */
async function losing(page: Page, fits: (name: string) => boolean) {
  const lost: string[] = [];
  let isLosing = true;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const name = new URL(request.url()).pathname.split('/').at(-1) ?? '';
    if (!isLosing || !fits(name)) return void request.continue();
    lost.push(name);
    void request.abort('connectionreset');
  });
  return { lost, stop: () => (isLosing = false) };
}

describe('the parts of the element', () => {
  let stage: Stage;
  let strictPage = '';
  let policy = '';
  before(async () => {
    const routes = (app: Hono): void => {
      app.get('/polluted', (context) => context.html(POLLUTED));
      app.get('/misplaced', (context) => context.html(MISPLACED));
      app.get('/strict', (context) => context.html(strictPage, 200, { 'Content-Security-Policy': policy }));
    };
    stage = await setStage({ routes });
  });
  after(() => stage.close());

  it('leave a sentence and a way out where the page cannot be loaded: "Try again", then "Reload page"', async () => {
    const page = await stage.browser.newPage();
    const { lost, stop } = await losing(page, (name) => name.startsWith('page-'));
    await page.goto(stage.demo.origin);
    const again = await control(page, 'button', 'Try again');
    assert.equal(lost.length, 1);
    const shown = await page.evaluate(
      () => document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('[role=alert]')?.textContent,
    );
    assert.match(shown ?? '', /didn’t load/);
    await again.click();
    const reload = await control(page, 'button', 'Reload page');
    stop();
    await reload.click();
    await inPhase(page, 'disconnected');
    await page.close();
  });

  it('are not waited for by the question for the creator', async () => {
    const page = await stage.browser.newPage();
    await page.setRequestInterception(true);
    const held = new Promise<() => void>((resolve) => {
      page.on('request', (request) => {
        if (/\/page-[\w-]+\.js$/.test(request.url())) resolve(() => void request.continue());
        else void request.continue();
      });
    });
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/creator-info')) asked.push(request.method());
    });
    const answered = page.waitForResponse((response) => response.url().endsWith('/creator-info'));
    await page.goto(stage.demo.origin);
    const release = await held;
    assert.equal((await answered).status(), 200);
    release();
    await inPhase(page, 'disconnected');
    // The page takes the reply that is there.
    assert.deepEqual(asked, ['POST']);
    await page.close();
  });

  it('take the question for the creator back where the page cannot be loaded: a later page asks again', async () => {
    const page = await stage.browser.newPage();
    await page.setRequestInterception(true);
    const isQuestion = (url: string): boolean => url.endsWith('/creator-info');
    page.on('request', (request) => {
      if (/\/page-[\w-]+\.js$/.test(request.url())) void request.abort('connectionreset');
      else if (!isQuestion(request.url())) void request.continue();
    });
    const takenBack = new Promise<string | undefined>((resolve) => {
      page.on('requestfailed', (request) => {
        if (isQuestion(request.url())) resolve(request.failure()?.errorText);
      });
    });
    await page.goto(stage.demo.origin);
    await control(page, 'button', 'Try again');
    assert.equal(await takenBack, 'net::ERR_ABORTED');
    await page.close();
  });

  it('read every attribute on a page that has added names to the prototype of everything', async () => {
    const page = await stage.browser.newPage();
    await page.goto(`${stage.demo.origin}/polluted`);
    await inPhase(page, 'disconnected');
    const read = await page.evaluate(() => {
      const element = document.querySelector('share-to-tiktok');
      return [element?.endpoint, element?.mode, element?.unaudited];
    });
    assert.deepEqual(read, ['/api/tiktok', 'inbox', true]);
    await page.close();
  });

  it('speak the language of the place where the page cannot be loaded, and follow it', async () => {
    const page = await stage.browser.newPage();
    await losing(page, (name) => name.startsWith('page-'));
    await page.evaluateOnNewDocument(() => {
      addEventListener('readystatechange', () => document.documentElement.setAttribute('lang', 'de'), true);
    });
    await page.goto(stage.demo.origin);
    const again = await control(page, 'button', 'Erneut versuchen');
    await again.focus();
    await page.evaluate(() => document.documentElement.setAttribute('lang', 'ar'));
    await control(page, 'button', 'إعادة المحاولة');
    const card = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('share-to-tiktok') ?? {};
      const box = shadowRoot?.querySelector<HTMLElement>('.boot');
      return [box?.lang, box?.dir, shadowRoot?.activeElement?.textContent];
    });
    assert.deepEqual(card, ['ar', 'rtl', 'إعادة المحاولة']);
    await page.close();
  });

  it('that come with the first file read its facts, without the media library', async () => {
    const page = await stage.openConnected();
    const loaded: string[] = [];
    page.on('request', (request) => {
      const name = new URL(request.url()).pathname.split('/').at(-1) ?? '';
      if (name.endsWith('.js')) loaded.push(name);
    });
    await chooseFiles(page, SELECT, [fixture('clip.mp4')]);
    await page.waitForFunction(() => document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('video'));
    const hasPart = (part: string) => loaded.some((name) => name.startsWith(`${part}-`));
    assert.deepEqual([hasPart('media'), hasPart('conversion')], [true, false], loaded.join());
    await page.close();
  });

  it('come with "Try again" when one could not be loaded, with the file that was chosen', async () => {
    const page = await stage.openConnected();
    const { lost, stop } = await losing(page, (name) => name.startsWith('media-'));
    await chooseFiles(page, SELECT, [fixture('clip.mp4')]);
    const again = await control(page, 'button', 'Try again');
    stop();
    await again.click();
    await page.waitForFunction(() =>
      document
        .querySelector('share-to-tiktok')
        ?.shadowRoot?.querySelector('[part~=file]')
        ?.textContent?.includes('clip.mp4'),
    );
    assert.equal(lost.length, 1);
    // Frames come with a part that is made of the one that was lost.
    await page.waitForFunction(
      () => document.querySelector('share-to-tiktok')?.shadowRoot?.querySelectorAll('[part~=cover] img').length,
    );
    await page.close();
  });

  it('come with "Try again" when one that others are made of was lost before', async () => {
    const first = await stage.openConnected();
    const page = await first.browserContext().newPage();
    const { lost, stop } = await losing(page, (name) => name.startsWith('fingerprint-'));
    await page.goto(stage.demo.origin);
    await inPhase(page, 'editing');
    await chooseFiles(page, SELECT, [fixture('clip.mp4')]);
    const again = await control(page, 'button', 'Try again');
    assert.ok(lost.length > 0);
    stop();
    await again.click();
    await page.waitForFunction(() => document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('video'));
    await first.browserContext().close();
  });

  it('that the form does without come with "Try again", with what was typed and chosen before', async () => {
    const first = await stage.openConnected();
    const page = await first.browserContext().newPage();
    const { lost, stop } = await losing(page, (name) => name.startsWith('rest-'));
    await page.goto(stage.demo.origin);
    await inPhase(page, 'editing');
    await (await control(page, 'textbox', 'Title')).type('Typed before');
    const comment = await control(page, 'checkbox', 'Allow Comment');
    const isTicked = () => comment.evaluate((box) => box instanceof HTMLInputElement && box.checked);
    await press(page, 'checkbox', 'Allow Comment');
    // Nothing tells yet whether the page shows what is chosen.
    assert.equal(await isTicked(), false);
    await chooseFiles(page, SELECT, [fixture('clip.mp4')]);
    const again = await control(page, 'button', 'Try again');
    assert.equal(lost.length, 1);
    stop();
    await again.click();
    await untilShown(page, 'clip.mp4');
    await control(page, 'button', 'Play');
    const title = await control(page, 'textbox', 'Title');
    assert.equal(
      await title.evaluate((field) => (field instanceof HTMLTextAreaElement ? field.value : '')),
      'Typed before',
    );
    assert.equal(await isTicked(), true);
    await choosePrivacy(page, 'Everyone');
    await first.browserContext().close();
  });

  it('that the form does without lead to "Try again" from whatever waits for them, and are said to be missing', async () => {
    const first = await stage.openConnected();
    const page = await first.browserContext().newPage();
    const { stop } = await losing(page, (name) => name.startsWith('rest-'));
    await page.goto(stage.demo.origin);
    await inPhase(page, 'editing');
    await control(page, 'button', 'Try again');
    const sentence = 'Part of this page didn’t load. Check your connection.';
    const alert = await page.waitForSelector('share-to-tiktok >>> [role=alert]');
    assert.equal(
      await alert?.evaluate(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim()),
      `${sentence} Try again`,
    );
    const usual = page.viewport();
    for (const width of [320, 360, 800]) {
      await page.setViewport({ width, height: 800 });
      const edges = await page.evaluate(() =>
        ['[role=alert]', '[part=form]'].map(
          (part) =>
            document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector(part)?.getBoundingClientRect().right,
        ),
      );
      assert.equal(edges[0], edges[1], `at ${width} px it ends where the form does`);
    }
    await page.setViewport(usual);
    const line = await page.waitForSelector('share-to-tiktok >>> #publish-reason');
    assert.equal(await line?.evaluate(({ textContent }) => textContent?.trim()), sentence);
    const focused = () =>
      page.evaluate(() => document.querySelector('share-to-tiktok')?.shadowRoot?.activeElement?.textContent.trim());
    const presses: Readonly<Record<string, () => Promise<unknown>>> = {
      'the privacy field': () => press(page, 'combobox', 'Who can view this post'),
      'a box': () => press(page, 'checkbox', 'Allow Comment'),
      'the switch': () => press(page, 'switch', 'Disclose commercial content'),
      'the button that posts': () => press(page, 'button', 'Post to TikTok'),
      'chosen files': () => chooseFiles(page, SELECT, [fixture('clip.mp4')]),
      'a key at the privacy field': async () => {
        await (await control(page, 'combobox', 'Who can view this post')).focus();
        await page.keyboard.press('ArrowDown');
      },
    };
    for (const [name, act] of Object.entries(presses)) {
      await (await control(page, 'textbox', 'Title')).focus();
      await act();
      await page
        .waitForFunction(() => document.querySelector('share-to-tiktok')?.shadowRoot?.activeElement?.id === 'again')
        .catch(async () => assert.fail(`${name} leads to ${await focused()}`));
    }
    stop();
    await page.keyboard.press('Enter');
    await untilShown(page, 'clip.mp4');
    const shown = await shownText(page);
    assert.ok(!shown.includes(sentence), shown);
    await first.browserContext().close();
  });

  it('that the form does without are not needed to explain an endpoint that nothing is at [E10]', async () => {
    const first = await stage.open();
    const page = await first.browserContext().newPage();
    const { lost } = await losing(page, (name) => name.startsWith('rest-'));
    const explained = new Promise<string>((resolve) =>
      page.on('console', (line) => line.text().startsWith('<share-to-tiktok>') && resolve(line.text())),
    );
    await page.goto(`${stage.demo.origin}/misplaced`);
    assert.match(await explained, /endpoint-not-found/);
    assert.equal(lost.length, 1);
    await first.browserContext().close();
  });

  it('that the form does without open the list that was pressed for before "Try again", but not for a user who has moved on', async () => {
    const first = await stage.openConnected();
    const pressField = (page: Page) => press(page, 'combobox', 'Who can view this post');
    const tryAgain = (page: Page) => press(page, 'button', 'Try again');
    const typeTitle = async (page: Page) => (await control(page, 'textbox', 'Title')).type('Morning light');
    const tryAgainAndMoveOn = (page: Page) =>
      page.evaluate(() => {
        const root = document.querySelector('share-to-tiktok')?.shadowRoot;
        root?.querySelector<HTMLElement>('#again')?.click();
        root?.querySelector<HTMLElement>('#title')?.focus();
      });
    const ways = [
      ['pressed once', [pressField, tryAgain], 'privacy', true],
      ['pressed twice', [pressField, pressField, tryAgain], 'privacy', true],
      ['moved on', [pressField, tryAgainAndMoveOn], 'title', false],
      ['typed first', [pressField, typeTitle, tryAgain], '', false],
    ] as const;
    for (const [name, acts, focused, isOpen] of ways) {
      const page = await first.browserContext().newPage();
      const { stop } = await losing(page, (file) => file.startsWith('rest-'));
      await page.goto(stage.demo.origin);
      await inPhase(page, 'editing');
      await control(page, 'button', 'Try again');
      stop();
      for (const act of acts) await act(page);
      const found = await page.evaluate(async () => {
        const element = document.querySelector('share-to-tiktok');
        const root = element?.shadowRoot;
        while (root?.querySelector('[role=alert]')) await new Promise(requestAnimationFrame);
        await element?.updateComplete;
        const list = root?.querySelector('#privacy')?.ariaExpanded === 'true';
        return [root?.activeElement?.id, list];
      });
      assert.deepEqual(found, [focused, isOpen], name);
      await page.close();
    }
    await first.browserContext().close();
  });

  it('that the form does without come by themselves once the browser is online again', async () => {
    const first = await stage.openConnected();
    const page = await first.browserContext().newPage();
    const { stop } = await losing(page, (name) => name.startsWith('rest-'));
    await page.goto(stage.demo.origin);
    await inPhase(page, 'editing');
    await control(page, 'button', 'Try again');
    await page.setOfflineMode(true);
    stop();
    await page.setOfflineMode(false);
    await page.waitForFunction(
      () => !document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('[role=alert]'),
    );
    await choosePrivacy(page, 'Everyone');
    await first.browserContext().close();
  });

  it('and the creator come by themselves once the browser is online again, while the page opens and later', async () => {
    const first = await stage.openConnected();
    const page = await first.browserContext().newPage();
    const { stop } = await losing(page, (name) => name.startsWith('rest-') || name === 'creator-info');
    await page.goto(stage.demo.origin);
    await control(page, 'button', 'Try again');
    await page.setOfflineMode(true);
    stop();
    await page.setOfflineMode(false);
    await inPhase(page, 'editing');
    await page.setOfflineMode(true);
    await page.evaluate(() => document.querySelector('share-to-tiktok')?.reset());
    await inPhase(page, 'failed');
    await control(page, 'button', 'Try again');
    await page.setOfflineMode(false);
    await inPhase(page, 'editing');
    await first.browserContext().close();
  });

  it('that the form does without take a file that was dropped before they came', async () => {
    const first = await stage.openConnected();
    const page = await first.browserContext().newPage();
    const { stop } = await losing(page, (name) => name.startsWith('rest-'));
    await page.goto(stage.demo.origin);
    await inPhase(page, 'editing');
    await dragFiles(page, '.phone', [fixture('clip.mp4')], 'drop');
    const again = await control(page, 'button', 'Try again');
    stop();
    await again.click();
    await untilShown(page, 'clip.mp4');
    await first.browserContext().close();
  });

  it('that the form does without are missing when a file is chosen: a page that is left then asks first [R6]', async () => {
    const first = await stage.openConnected();
    const page = await first.browserContext().newPage();
    await losing(page, (name) => name.startsWith('rest-'));
    await page.goto(stage.demo.origin);
    await inPhase(page, 'editing');
    const asked = new Promise<string>((resolve) =>
      page.once('dialog', (dialog) => void dialog.dismiss().then(() => resolve(dialog.type()))),
    );
    await chooseFiles(page, SELECT, [fixture('clip.mp4')]);
    await page.evaluate(() => location.reload());
    assert.equal(await asked, 'beforeunload');
    await first.browserContext().close();
  });

  it('load from another origin with the integrity that the manifest lists, under a policy that names that origin [S14]', async () => {
    const { files } = JSON.parse(readFileSync(new URL('manifest.json', FOLDER), 'utf8')) as {
      readonly files: Readonly<Record<string, { readonly integrity: string }>>;
    };
    const served: string[] = [];
    const changed = readdirSync(FOLDER).find((name) => name.startsWith('es-')) ?? '';
    const cdn = createServer((request, response) => {
      const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
      served.push(name);
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
      response.end(`${readFileSync(new URL(name, FOLDER), 'utf8')}${name === changed ? '//' : ''}`);
    });
    await new Promise<void>((resolve) => cdn.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(cdn.address() as AddressInfo).port}`;
    const integrity = Object.fromEntries(
      Object.entries(files).map(([name, each]) => [`${origin}/${name}`, each.integrity]),
    );
    const page = await stage.browser.newPage();
    policy = `default-src 'none'; script-src ${origin} 'nonce-map'; connect-src 'self'; img-src * blob:; media-src blob:; require-trusted-types-for 'script'; trusted-types lit-html`;
    strictPage = `<!doctype html><html lang="es"><title>Strict</title>
      <script type="importmap" nonce="map">${JSON.stringify({ integrity })}</script>
      <script type="module" src="${origin}/share-to-tiktok.js?v=1" integrity="${files['share-to-tiktok.js']?.integrity}" crossorigin></script>
      <share-to-tiktok endpoint="/api/tiktok"></share-to-tiktok>`;
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    try {
      await page.goto(`${stage.demo.origin}/strict`);
      await inPhase(page, 'disconnected');
      // The Spanish words are not the bytes that the manifest lists, so the page stays in English.
      await control(page, 'button', 'Connect TikTok');
      assert.ok(served.includes(changed), served.join());
      assert.deepEqual(errors, []);
      assert.equal(served.filter((name) => name === 'share-to-tiktok.js').length, 1);
    } finally {
      await page.close();
      cdn.closeAllConnections();
      cdn.close();
    }
  });
});
