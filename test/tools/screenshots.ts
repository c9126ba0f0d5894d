import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from '../e2e/support/browser.js';
import { encodePng } from './png.js';
import type { Pixels } from './png.js';
import { openStory, storybookSite } from './storybook-site.js';
import type { StorybookSite } from './storybook-site.js';

/** The states that the README shows, by the name of the picture and the story that it is of. */
const STATES = {
  editing: 'settings--ready-to-post',
  photos: 'media--photos',
  'branded-content': 'settings--branded-content',
  'only-me-closed': 'settings--branded-content-excludes-private',
  'video-too-long': 'limits-of-media--video-too-long',
  'cannot-post': 'creator--creator-cannot-post',
  connect: 'connection--signed-out',
  uploading: 'publishing--uploading',
  published: 'outcome--published',
  failed: 'outcome--failed',
} as const;

const THEMES = ['light', 'dark'] as const;
const WIDTHS = [720, 360] as const;
const FOLDER = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const MADE_WITH = join(FOLDER, 'made-with.json');

/** What pictures depend on besides the code: only under the same can they be compared. */
export interface Circumstances {
  readonly browser: string;
  /** A digest of how this machine draws letters. */
  readonly letters: string;
}

export interface Picture {
  /** Name of the file in `docs/screenshots`. */
  readonly name: string;
  /** The picture as the browser made it: PNG, base64. */
  readonly png: string;
}

/** Takes every picture, one at a time. */
export async function* takePictures(browser: Browser, site: StorybookSite): AsyncGenerator<Picture> {
  const page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  for (const width of WIDTHS) {
    await page.setViewport({ width, height: 1800 });
    for (const theme of THEMES) {
      for (const [state, story] of Object.entries(STATES)) {
        await openStory(page, site, `share-to-tiktok-${story}`, { theme, width: String(width) });
        yield { name: `${state}-${theme}-${width}.png`, png: await picture(page, width) };
      }
    }
  }
  await page.close();
}

async function picture(page: Page, width: number): Promise<string> {
  await page.addStyleTag({ content: 'body { padding: 12px !important }' });
  await page.mouse.move(1, 1);
  await page.evaluate(() => {
    const root = document.querySelector('share-to-tiktok')?.shadowRoot;
    const focused = root?.activeElement;
    // An open list belongs to the picture and would close; any other ring is only where the play function ended.
    if (focused instanceof HTMLElement && !root?.querySelector(':popover-open')) focused.blur();
  });
  await page.waitForFunction(() => {
    const root = document.querySelector('share-to-tiktok')?.shadowRoot;
    return (
      root &&
      document.fonts.status === 'loaded' &&
      [0, 8].includes(root.querySelectorAll('[part~=cover] img').length) &&
      (!root.querySelector('video') ||
        !root.querySelector('[part~=form]') ||
        root.querySelector('[part~=cover], [part~=fix]')) &&
      [...root.querySelectorAll('video')].every(({ readyState }) => readyState >= 2) &&
      [...root.querySelectorAll('img')].every(({ complete }) => complete)
    );
  });
  const height = await page.evaluate(() => {
    const floating = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelectorAll(':popover-open') ?? [];
    const shown = [...floating, document.querySelector('.surroundings')];
    return Math.ceil(Math.max(...shown.map((each) => each?.getBoundingClientRect().bottom ?? 0))) + 12;
  });
  return page.screenshot({ encoding: 'base64', clip: { x: 0, y: 0, width, height } });
}

/** The pixels of a PNG, decoded by the browser. */
async function pixelsOf(page: Page, png: string): Promise<Pixels> {
  const { width, height, rgba } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    pen?.drawImage(bitmap, 0, 0);
    const { data } = pen?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: new Uint8ClampedArray() };
    let letters = '';
    // In parts: a call has room for some ten thousand arguments.
    for (let at = 0; at < data.length; at += 8192) letters += String.fromCharCode(...data.subarray(at, at + 8192));
    return { width: bitmap.width, height: bitmap.height, rgba: btoa(letters) };
  }, png);
  return { width, height, rgba: Buffer.from(rgba, 'base64') };
}

/** By how much a channel may differ: letters are smoothed a little differently, and kept pictures are rounded. */
const MAX_CHANNEL = 24;

/** The share of pixels, from 0 to 1, that differ visibly; pictures of different sizes differ wholly. */
export function differenceOf(page: Page, one: string, other: string): Promise<number> {
  return page.evaluate(
    async (pictures, most) => {
      const [a, b] = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          pen?.drawImage(bitmap, 0, 0);
          return pen?.getImageData(0, 0, bitmap.width, bitmap.height);
        }),
      );
      if (!a || !b || a.width !== b.width || a.height !== b.height) return 1;
      let different = 0;
      for (let at = 0; at < a.data.length; at += 4) {
        const far = [0, 1, 2].some(
          (channel) => Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)) > most,
        );
        if (far) different += 1;
      }
      return different / (a.width * a.height);
    },
    [one, other],
    MAX_CHANNEL,
  );
}

/** What pictures of this machine depend on. */
export async function circumstances(browser: Browser): Promise<Circumstances> {
  const page = await browser.newPage();
  const letters = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(480, 120);
    const pen = canvas.getContext('2d');
    ['14px', '600 15px', '12.5px'].forEach((font, line) => {
      if (!pen) return;
      pen.font = `${font} system-ui, sans-serif`;
      pen.fillText('Post to TikTok · Wer kann das sehen? 0123456789 “Only me” @ada.l #light…', 4, 30 + line * 30);
    });
    const drawn = pen?.getImageData(0, 0, 480, 120).data ?? new Uint8ClampedArray();
    // No page of a secure origin is open here, so the digest is a plain sum.
    return drawn.reduce((sum, value) => (Math.imul(sum, 31) + value) >>> 0, 7).toString(16);
  });
  await page.close();
  return { browser: await browser.version(), letters };
}

/** What the committed pictures were made with. */
export function committedCircumstances(): Circumstances {
  // This script wrote it.
  return JSON.parse(readFileSync(MADE_WITH, 'utf8')) as Circumstances;
}

/** A committed picture as base64. */
export function committedPicture(name: string): string {
  return readFileSync(join(FOLDER, name)).toString('base64');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [site, browser] = [await storybookSite(), await launch()];
  mkdirSync(FOLDER, { recursive: true });
  const page = await browser.newPage();
  for await (const { name, png } of takePictures(browser, site)) {
    writeFileSync(join(FOLDER, name), encodePng(await pixelsOf(page, png)), 'base64');
  }
  writeFileSync(MADE_WITH, `${JSON.stringify(await circumstances(browser), undefined, 2)}\n`);
  await browser.close();
  await site.close();
}
