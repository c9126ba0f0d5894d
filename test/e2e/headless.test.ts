import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'puppeteer-core';
import { acceptDialogs, launch } from './support/browser.js';
import { startDemo } from '../../demo/demo-server.js';
import type { Demo } from '../../demo/demo-server.js';
import { fixture, sha256Of } from './support/files.js';
import { untilKept } from './support/records.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The example of the documentation as a page, with the package's own code behind its imports. */
async function example(): Promise<{ readonly page: string; readonly script: string }> {
  const docs = await readFile(`${ROOT}docs/headless.md`, 'utf8');
  const [, page = ''] = docs.match(/^```html\n([\s\S]*?)^```/m) ?? [];
  const [whole = '', script = ''] = page.match(/<script type="module">\n([\s\S]*?)<\/script>/) ?? [];
  const source = (path: string): string => `${ROOT}src/${path}.ts`;
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: ROOT },
    alias: {
      'share-to-tiktok/composer.js': source('composer/index'),
      'share-to-tiktok/http-adapter.js': source('adapter/http-adapter'),
      'share-to-tiktok/rules.js': source('rules'),
    },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  const [bundle] = outputFiles;
  assert.ok(bundle);
  return { page: page.replace(whole, '<script type="module" src="headless.js"></script>'), script: bundle.text };
}

describe('the page in plain DOM that the documentation shows', () => {
  let demo: Demo;
  let browser: Browser;
  before(async () => {
    const { page, script } = await example();
    demo = await startDemo({
      simulator: { processing: { processingMs: 300, moderationMs: 300 } },
      routes: (app) => {
        app.get('/headless', (context) => context.html(page));
        app.get('/headless.js', (context) => context.body(script, 200, { 'Content-Type': 'text/javascript' }));
      },
    });
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    await demo.close();
  });

  const status = (page: Page, wanted: string) =>
    page.waitForFunction((text: string) => document.getElementById('status')?.textContent === text, {}, wanted);

  it('connects an account, takes a video and posts it, byte for byte, and draws what came back after a reload', async () => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    acceptDialogs(page);
    await page.goto(`${demo.origin}/headless`);
    await status(page, 'disconnected');
    const popupOpened = new Promise<Page | null>((resolve) => page.once('popup', resolve));
    await page.click('#connect');
    const popup = await popupOpened;
    await (await popup?.waitForSelector('button[value=allow], form button'))?.click();
    await status(page, 'editing');
    await page.type('#title', 'Morning light');
    const [chooser] = await Promise.all([page.waitForFileChooser(), page.click('#files')]);
    await chooser.accept([fixture('clip.mp4')]);
    await page.waitForFunction("document.getElementById('media').textContent.includes('clip.mp4')");
    await untilKept(page, { some: 'file:' });
    await page.reload();
    await page.waitForFunction("document.getElementById('media').textContent.includes('clip.mp4')");
    assert.equal(await page.$eval('#title', (field) => (field as HTMLInputElement).value), 'Morning light');
    assert.equal(await page.$eval('#post', (button) => (button as HTMLButtonElement).disabled), true);
    await page.focus('#privacy');
    await page.keyboard.press('End');
    await page.waitForFunction("!document.getElementById('post').disabled");
    await page.click('#post');
    await status(page, 'published');
    const post = demo.simulator.control.state().posts.at(-1);
    assert.equal(post?.files[0]?.sha256, await sha256Of(fixture('clip.mp4')));
    assert.deepEqual([post?.postInfo.title, post?.postInfo.privacy_level], ['Morning light', 'SELF_ONLY']);
    assert.deepEqual(errors, []);
    await page.close();
  });
});
