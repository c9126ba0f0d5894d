import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { startDemo } from '../../demo/demo-server.js';
import type { Demo } from '../../demo/demo-server.js';
import { fixture, sha256Of } from '../e2e/support/files.js';
import { engines } from '../tools/engines/engines.mjs';
import { startEngine } from './support/driver.js';
import type { Driver, Windows } from './support/driver.js';
import { ODD_PAGES, oddRoutes, pathOf, startEmbedder } from './support/odd-site.js';
import type { OddPage } from './support/odd-site.js';

/** TikTok is quick here: the stages are the same, only shorter. */
const QUICK = { processingMs: 100, moderationMs: 100 };
const LONGEST = 45_000;

/** Asks the page until it agrees. */
async function until(driver: Driver, expression: string, inFrame: boolean): Promise<void> {
  const deadline = Date.now() + LONGEST;
  for (;;) {
    const value = await driver.evaluate(expression, inFrame).catch(() => undefined);
    if (value === true) return;
    if (Date.now() > deadline) {
      const state = await driver
        .evaluate('JSON.stringify([location.href, window.page?.phase(), window.trouble])', inFrame)
        .catch(String);
      throw new Error(`Never true: ${expression}. ${String(state)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function connect(driver: Driver, origin: string): Promise<void> {
  await driver.goto(`${origin}/api/tiktok/connect?nonce=0000000000000000`);
  await until(driver, `document.querySelector('button[value=allow]') !== null`, false);
  await driver.evaluate(`document.querySelector('button[value=allow]').click()`, false);
  await until(driver, `location.pathname.endsWith('/callback')`, false);
}

async function post(driver: Driver, media: 'video' | 'photos', title: string, inFrame: boolean): Promise<void> {
  await until(driver, `window.page?.phase() === 'editing'`, inFrame);
  await driver.evaluate(`window.page.fill('${media}', ${JSON.stringify(title)})`, inFrame);
  for (let next: unknown; next !== 'ready'; next = await driver.evaluate('window.page.chooseAt()', inFrame)) {
    // Choices are made by hand: a script's click chooses nothing.
    if (Array.isArray(next)) await driver.click(Number(next[0]), Number(next[1]), inFrame);
  }
  const at = await driver.evaluate('window.page.publishAt()', inFrame);
  assert.ok(Array.isArray(at));
  await driver.click(Number(at[0]), Number(at[1]), inFrame);
  await until(driver, `window.page.phase() === 'published'`, inFrame);
}

const matrix = new Map<string, string[]>();

const ONLY = process.env.ENGINE;

for (const engine of (await engines()).filter(({ name }) => !ONLY || name === ONLY)) {
  if ('missing' in engine) {
    console.log(`${engine.name}: MISSING, not tested: ${engine.missing}`);
    continue;
  }
  describe(`odd pages in ${engine.name}`, () => {
    let demo: Demo;
    let embedder: Awaited<ReturnType<typeof startEmbedder>>;
    let windows: Windows;

    before(async () => {
      windows = await startEngine(engine);
    });
    after(() => windows?.close());
    const url = (page: OddPage): string => (page.crossOrigin ? embedder.origin : demo.origin) + pathOf(page);

    for (const page of ODD_PAGES) {
      it(`a video and photos are posted, and nothing is blocked: ${page.name}`, async (context) => {
        const row = matrix.get(page.name) ?? [];
        matrix.set(page.name, [...row, `${engine.name} failed`]);
        // TikTok allows a few posts a minute: each page has a TikTok, and an account, of its own.
        demo = await startDemo({ routes: oddRoutes, simulator: { processing: QUICK } });
        embedder = await startEmbedder(demo.origin);
        const driver = await windows.open(page.zoom ?? 1);
        try {
          await connect(driver, demo.origin);
          const trouble = await visit(driver, page);
          if (!trouble) {
            matrix.set(page.name, [...row, `${engine.name} left out`]);
            context.diagnostic('left out: to print from WebKitGTK takes xdotool');
            return;
          }
          matrix.set(page.name, [...row, `${engine.name} ${trouble.length}`]);
          assert.deepEqual(trouble, []);
        } finally {
          await driver.close();
          await embedder.close();
          await demo.close();
        }
      });
    }

    /** Posts a video and photos from a page; what the page complained of, or nothing where what it asks for cannot be done here. */
    async function visit(driver: Driver, page: OddPage): Promise<readonly unknown[] | undefined> {
      const inFrame = page.frame !== undefined;
      await driver.goto(url(page));
      await until(driver, `window.page?.phase() === 'editing'`, inFrame);
      if (page.before === 'bfcache') {
        // Firefox keeps no page that waits for a reply, be it of a picture.
        await until(driver, 'window.page.isWhole()', false);
        await driver.goto(`${demo.origin}/odd/frame.css`);
        // WebKitGTK's driver does not wait for a page, and going back leads to the one before what has loaded.
        await until(driver, `location.pathname === '/odd/frame.css'`, false);
        await driver.evaluate('history.back()', false);
        await until(driver, `window.page?.phase() === 'editing'`, inFrame);
        // Chromium's headless shell keeps no pages.
        if (engine.name !== 'chromium') {
          assert.equal(await driver.evaluate('window.restored', false), true, 'the page comes from the cache');
        }
      }
      if (page.before === 'print') {
        const printed = await driver.print();
        if (!printed) return undefined;
        assert.equal(Buffer.from(printed).toString('latin1', 0, 5), '%PDF-');
      }
      assert.equal(await driver.evaluate('devicePixelRatio', inFrame), page.zoom ?? 1);
      const wide = Number(await driver.evaluate('window.page.wide()', inFrame));
      const room = Number(await driver.evaluate('document.documentElement.clientWidth', inFrame));
      assert.ok(wide >= Math.min(720, room - 20) - 1, `the card is ${wide} px wide of ${room} px`);

      await post(driver, 'video', `Video, ${page.name}`, inFrame);
      await driver.evaluate('window.page.again()', inFrame);
      await post(driver, 'photos', `Photos, ${page.name}`.slice(0, 90), inFrame);

      if (page.opaque) {
        const { size } = await stat(fixture('clip.mp4'));
        assert.deepEqual(await driver.evaluate('window.page.received()', inFrame), [
          { title: `Video, ${page.name}`, bytes: size, photos: 0 },
          { title: `Photos, ${page.name}`, bytes: 0, photos: 2 },
        ]);
        // With an endpoint, nothing can be reached from here, and the visitor's connection is not the reason.
        await driver.evaluate('window.page.askEndpoint()', inFrame);
        await until(driver, `window.page.text().includes('This site couldn’t reach TikTok')`, inFrame);
      } else {
        const [video, photos] = demo.simulator.control.state().posts;
        assert.equal(video?.files[0]?.sha256, await sha256Of(fixture('clip.mp4')));
        assert.equal(video?.postInfo.title, `Video, ${page.name}`);
        assert.equal(photos?.files.length, 2);
      }
      const explained = 'console <share-to-tiktok> frame-without-origin: ';
      if (page.opaque) await until(driver, `window.page.trouble().at(-1)?.startsWith('${explained}')`, inFrame);
      const trouble = await driver.evaluate('window.page.trouble()', inFrame);
      assert.ok(Array.isArray(trouble), 'the page keeps a list');
      // What an endpoint does not do for a page without an origin is explained.
      return page.opaque ? trouble.slice(0, -1) : trouble;
    }
  });
}

after(() => {
  console.log('\nViolations and errors by page and engine');
  for (const [page, row] of matrix) console.log(`${page.padEnd(34)} ${row.map((each) => each.padEnd(18)).join('')}`);
});
