// What the element's own upload costs beside one PUT of the same file to the same server, in the same run: speed and
// memory of the page's process. `npm run bench -- upload [rounds] [bytes]`. Exits with 1 when a bar is broken.
import { copyFileSync, appendFileSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { planChunks } from '../../src/domain/chunk-plan.js';
import { byRole, chooseFiles, choosePrivacy, inPhase, press } from '../e2e/support/browser.js';
import { fixture } from '../e2e/support/files.js';
import { ENDPOINT, PUT_PATH, createBackend } from './support/backend.js';
import { openBrowser, withFreshPage } from './support/browser.js';
import { load, median, printFigures } from './support/figures.js';
import { rendererMemory } from './support/renderer-memory.js';
import { ELEMENT, builtElement, bundled, openSite } from './support/site.js';

interface Sent {
  readonly milliseconds: number;
  /** Highest memory of the page's process above what it had before, in MB; `NaN` where the system does not tell. */
  readonly memory: number;
}

const rounds = Number(process.argv[2] ?? 20);
const bytes = Number(process.argv[3] ?? 1_000_000_000);

const HOST_PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Host</title>
  <link rel="icon" href="data:," />
  <script type="module" src="/in-page.js"></script>
  <script type="module" src="${ELEMENT}"></script>
  <input type="file" />
  <share-to-tiktok endpoint="${ENDPOINT}"></share-to-tiktok>
</html>`;

const folder = mkdtempSync(join(tmpdir(), 'share-to-tiktok-'));
const video = grownVideo(bytes);
const backend = createBackend();
const site = await openSite(
  { '/': HOST_PAGE, '/in-page.js': await bundled('in-upload-page.ts'), ...builtElement() },
  backend.handle,
);
const browser = await openBrowser();
try {
  const ours: Sent[] = [];
  const whole: Sent[] = [];
  const bare: Sent[] = [];
  let chunks = 0;
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await send(publish));
    chunks = backend.received().requests;
    whole.push(await send(putWhole));
    bare.push(await send(putChunks));
  }
  const speed = (sent: readonly Sent[]): number => bytes / 1000 / median(sent.map(({ milliseconds }) => milliseconds));
  const memory = (sent: readonly Sent[]): number => median(sent.map((each) => each.memory));
  printFigures([
    {
      what: `upload of ${bytes / 1e6} MB in ${chunks} chunks`,
      unit: 'MB/s',
      value: speed(ours),
      baseline: speed(whole),
      bar: { on: 'ratio', least: 0.85, aim: 0.95 },
      load: load(),
    },
    {
      what: 'the same chunks by bare requests',
      unit: 'MB/s',
      value: speed(bare),
      baseline: speed(whole),
      load: load(),
    },
    {
      what: "peak of the page's process above idle",
      unit: 'MB',
      value: memory(ours),
      baseline: memory(whole),
      ...(process.platform === 'linux' ? { bar: { on: 'value', most: 45 } } : {}),
      load: load(),
    },
  ]);
  console.log(`Medians of ${rounds} interleaved rounds; the baseline is one PUT of the file by XMLHttpRequest.`);
} finally {
  await browser.close();
  await site.close();
  rmSync(folder, { recursive: true });
}

/** Sends the file once from a fresh page: `way` prepares, and answers with what starts it. */
async function send(way: (page: Page) => Promise<() => Promise<number>>): Promise<Sent> {
  return withFreshPage(browser, site.origin, async (page) => {
    await inPhase(page, 'editing');
    const start = await way(page);
    const memory = await rendererMemory(browser);
    backend.forget();
    const idle = memory?.idle() ?? Number.NaN;
    const milliseconds = await start();
    const peak = memory?.peak() ?? Number.NaN;
    const received = backend.received().bytes;
    if (received !== bytes) throw new Error(`${received} of ${bytes} bytes came in`);
    return { milliseconds, memory: peak - idle };
  });
}

async function publish(page: Page): Promise<() => Promise<number>> {
  await chooseFiles(page, 'Select video or photos', [video]);
  await choosePrivacy(page, 'Everyone');
  await page.waitForFunction(() => {
    const root = document.querySelector('share-to-tiktok')?.shadowRoot;
    const shown = root?.querySelector('video');
    const ready = root?.querySelector('[part~="publish-button"]')?.getAttribute('aria-disabled') !== 'true';
    return ready && shown && shown.readyState >= 2;
  });
  await page.waitForSelector(byRole('button', 'Post to TikTok'));
  return async () => {
    const published = page.evaluate(() => globalThis.uploads.published());
    await press(page, 'button', 'Post to TikTok');
    return published;
  };
}

async function putWhole(page: Page): Promise<() => Promise<number>> {
  await chooseForInput(page);
  return () => page.evaluate((url) => globalThis.uploads.putWhole(url), PUT_PATH);
}

/** What the chunk plan costs by itself, without anything of the element. */
async function putChunks(page: Page): Promise<() => Promise<number>> {
  await chooseForInput(page);
  return () =>
    page.evaluate(
      (url, size) => globalThis.uploads.putChunks(url, size),
      PUT_PATH,
      planChunks(statSync(video).size).chunkBytes,
    );
}

async function chooseForInput(page: Page): Promise<void> {
  // The selector names an input.
  const input = (await page.$('body > input')) as ElementHandle<HTMLInputElement>;
  await input.uploadFile(video);
}

/** A playable MP4 of so many bytes that takes no room on the disk: a `free` box, which players skip, fills it up. */
function grownVideo(size: number): string {
  const path = join(folder, 'grown.mp4');
  copyFileSync(fixture('clip.mp4'), path);
  const header = Buffer.alloc(8);
  header.writeUInt32BE(size - statSync(path).size, 0);
  header.write('free', 4, 'latin1');
  appendFileSync(path, header);
  truncateSync(path, size);
  return path;
}
