import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';
import type { Browser } from 'puppeteer-core';
import { choosePrivacy, inPhase, launch, press } from '../e2e/support/browser.js';
import { fixture } from '../e2e/support/files.js';
import { serveFolder } from '../package/support/serve-folder.js';
import { missing, nodeSite } from './site.js';

const run = promisify(execFile);

let site: Awaited<ReturnType<typeof nodeSite>>;
before(async () => {
  if (!missing) site = await nodeSite('node-site');
});

/** The element as a host's unit test makes it: created, set, shown, removed. */
const IN_A_UNIT_TEST = `
  const { ShareToTikTokElement } = await import('share-to-tiktok');
  const element = document.createElement('share-to-tiktok');
  element.postTitle = 'A title';
  element.setAttribute('mode', 'inbox');
  element.adapter = { getCreatorInfo: () => new Promise(() => {}), createPost() {}, uploadChunk() {}, getPostStatus() {} };
  document.body.append(element);
  await element.updateComplete;
  const shown = element.shadowRoot.textContent.trim().length > 0;
  element.remove();
  console.log(element instanceof ShareToTikTokElement, element.phase, element.mode, shown);
  process.exit();
`;
const GLOBALS = `
  for (const name of Object.getOwnPropertyNames(window)) if (!(name in globalThis)) globalThis[name] = window[name];
  for (const name of ['document', 'Event', 'EventTarget', 'CustomEvent', 'Node', 'HTMLElement', 'customElements', 'MutationObserver', 'AbortController', 'AbortSignal']) {
    Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
  }
  globalThis.window = window;
`;

describe('the packed element outside of a browser', { skip: missing ?? false }, () => {
  it('can be created, set and shown in jsdom [E18]', async () => {
    const output = await site.run(`
      import { JSDOM } from 'jsdom';
      const { window } = new JSDOM('<!doctype html>', { url: 'https://site.example/', pretendToBeVisual: true });
      ${GLOBALS} ${IN_A_UNIT_TEST}`);
    assert.equal(output.trim(), 'true loading inbox true');
  });

  it('can be created, set and shown in happy-dom [E18]', async () => {
    const output = await site.run(`
      import { Window } from 'happy-dom';
      const window = new Window({ url: 'https://site.example/' });
      ${GLOBALS} ${IN_A_UNIT_TEST}`);
    assert.equal(output.trim(), 'true loading inbox true');
  });

  it('is imported by a server, as Next.js does with a client component', async () => {
    const output = await site.run(`
      const { ShareToTikTokElement } = await import('share-to-tiktok');
      console.log(typeof ShareToTikTokElement, typeof window, typeof document);`);
    assert.equal(output.trim(), 'function undefined undefined');
  });
});

describe('the packed element in a production build of Next.js', { skip: missing ?? false }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  it('is imported by a server and a client component, drawn on the server, and posts a video', async () => {
    const next = await nodeSite('next-site');
    const app = join(next.folder, 'next');
    await cp(new URL('apps/next', import.meta.url), app, { recursive: true });
    await cp(new URL('apps/adapter.js', import.meta.url), join(next.folder, 'adapter.js'));
    await cp(fixture('clip.mp4'), join(app, 'public/clip.mp4'));
    const { stdout, stderr } = await run(process.execPath, ['../node_modules/next/dist/bin/next', 'build'], {
      cwd: app,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    });
    assert.doesNotMatch(stdout + stderr, /share-to-tiktok>/, 'the element has nothing to say on a server');

    const out = join(app, 'out');
    const html = await readFile(join(out, 'index.html'), 'utf8');
    assert.match(html, /<p>function object<\/p>/);
    assert.match(html, /<share-to-tiktok post-title="From the host">/);

    const server = await serveFolder(out);
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    try {
      await page.goto(server.address);
      await inPhase(page, 'editing');
      await choosePrivacy(page, 'Everyone');
      await press(page, 'button', 'Post to TikTok');
      await page.waitForFunction(() => document.querySelector('output')?.textContent === 'published');
      assert.deepEqual(errors, []);
    } finally {
      await page.close();
      await server.close();
    }
  });
});

describe('the packed element, rendered by @lit-labs/ssr', { skip: missing ?? false }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  it('is the loading view, and becomes one page in the browser without an error [E11]', async () => {
    const html = await site.run(`
      import { render } from '@lit-labs/ssr';
      import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
      import { html } from 'lit';
      import 'share-to-tiktok';
      console.log(await collectResult(render(html\`<share-to-tiktok endpoint="/api/tiktok" lang="en"></share-to-tiktok>\`)));
      process.exit();`);
    assert.match(html, /<share-to-tiktok(?= [^>]*endpoint="\/api\/tiktok")(?= [^>]*lang="en")[^>]*>/);
    assert.match(html, /<template shadowroot="open" shadowrootmode="open">.*aria-busy="true"/s);

    const folder = join(site.folder, 'page');
    await mkdir(folder);
    await esbuild.build({
      absWorkingDir: site.folder,
      stdin: {
        resolveDir: site.folder,
        contents: `import 'share-to-tiktok';`,
      },
      outfile: join(folder, 'app.js'),
      bundle: true,
      format: 'esm',
      logLevel: 'silent',
    });
    await writeFile(
      join(folder, 'index.html'),
      `<!doctype html><html lang="en"><meta charset="utf-8"><body>${html}<script type="module" src="/app.js"></script>`,
    );
    const server = await serveFolder(folder);
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    try {
      await page.goto(server.address);
      // Without a backend the page says that it cannot be reached.
      await inPhase(page, 'failed');
      const cards = await page.evaluate(
        () => document.querySelector('share-to-tiktok')?.shadowRoot?.querySelectorAll('[part~="card"]').length,
      );
      assert.equal(cards, 1);
      assert.deepEqual(errors, []);
    } finally {
      await page.close();
      await server.close();
    }
  });
});
