import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { BufferTarget, CanvasSource, Output, WebMOutputFormat } from 'mediabunny';
import type { JSHandle, Page } from 'puppeteer-core';
import { BAR_HEIGHT, VIEWPORT } from './browser.js';

type Mediabunny = typeof import('mediabunny');

/** Encoders exist in secure contexts only, and a blank page is none. Nothing is asked of this address. */
const WORKSHOP = 'https://workshop.invalid/';

/** Gives an empty page the media library, so that the browser's own encoders make the files. */
async function withLibrary(page: Page): Promise<void> {
  if (page.url() === WORKSHOP) return;
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isBlob = request.url().startsWith('blob:') || request.url().startsWith('data:');
    void (isBlob ? request.continue() : request.respond({ contentType: 'text/html', body: '' }));
  });
  await page.goto(WORKSHOP);
  const main = createRequire(import.meta.url).resolve('mediabunny');
  const bundle = join(dirname(main).replace(/[\\/]dist[\\/].*$/, ''), 'dist/bundles/mediabunny.min.cjs');
  // The bundle is a CommonJS module, and a page has no `module` of its own.
  await page.addScriptTag({
    content: `var module={exports:{}},exports=module.exports;${await readFile(bundle, 'utf8')};globalThis.mediabunny=module.exports;`,
  });
}

/** A WebM video (VP9) in the making, inside the page: what is drawn with the pen becomes its pictures. */
interface Encoder {
  readonly canvas: HTMLCanvasElement;
  readonly pen: CanvasRenderingContext2D | null;
  readonly source: CanvasSource;
  readonly output: Output<WebMOutputFormat, BufferTarget>;
}

interface EncoderSettings {
  readonly width: number;
  readonly height: number;
  readonly bitrate: number;
}

/** Undefined where the browser has no encoder. */
async function startEncoder(page: Page, settings: EncoderSettings): Promise<JSHandle<Encoder> | undefined> {
  await withLibrary(page);
  const encoder = await page.evaluateHandle(async ({ width, height, bitrate }) => {
    const { BufferTarget, CanvasSource, Output, WebMOutputFormat, canEncodeVideo } = Reflect.get(
      globalThis,
      'mediabunny',
    ) as Mediabunny;
    if (!(await canEncodeVideo('vp9'))) return undefined;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width, height];
    const output = new Output({ format: new WebMOutputFormat(), target: new BufferTarget() });
    // The browser's VP8 encoder takes ten times as much of a processor for these pictures.
    const source = new CanvasSource(canvas, { codec: 'vp9', bitrate });
    output.addVideoTrack(source);
    await output.start();
    // The encoder reads every picture, which takes more than twice as long from a canvas on the graphics side.
    return { canvas, pen: canvas.getContext('2d', { willReadFrequently: true }), source, output };
  }, settings);
  const isThere = await page.evaluate((made) => made !== undefined, encoder);
  return isThere ? (encoder as JSHandle<Encoder>) : undefined;
}

async function finishEncoder(page: Page, encoder: JSHandle<Encoder>): Promise<Buffer | undefined> {
  const url = await encoder.evaluate(async ({ output }) => {
    await output.finalize();
    const { buffer } = output.target;
    return buffer ? URL.createObjectURL(new Blob([buffer])) : undefined;
  });
  return url === undefined ? undefined : read(page, url);
}

/** One picture of the video: the page, and the bars around it. */
export interface Framed {
  readonly page: Buffer;
  readonly bars: Buffer;
  readonly seconds: number;
}

/** Draws the bars around the page as PNG pictures: its address above it, as in a browser, and the caption below it. */
export async function drawBars(
  page: Page,
  texts: readonly { readonly address: string; readonly caption: string }[],
): Promise<readonly Buffer[]> {
  await withLibrary(page);
  const drawn = await page.evaluate(
    (all, { width, height }, bar) =>
      all.map(({ address, caption }) => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [width, height + 2 * bar];
        const pen = canvas.getContext('2d');
        if (!pen) return '';
        pen.textBaseline = 'middle';
        pen.fillStyle = '#dfe1e5';
        pen.fillRect(0, 0, width, bar);
        pen.fillStyle = '#fff';
        pen.beginPath();
        pen.roundRect(12, 6, width - 24, bar - 12, bar / 2 - 6);
        pen.fill();
        pen.fillStyle = '#202124';
        pen.font = '17px system-ui, sans-serif';
        pen.fillText(address, 32, bar / 2, width - 64);
        pen.fillStyle = '#161823';
        pen.fillRect(0, bar + height, width, bar);
        pen.fillStyle = '#fff';
        pen.font = '600 18px system-ui, sans-serif';
        pen.fillText(caption, 20, 1.5 * bar + height, width - 40);
        return canvas.toDataURL('image/png').split(',')[1] ?? '';
      }),
    texts,
    VIEWPORT,
    BAR_HEIGHT,
  );
  return drawn.map((base64) => Buffer.from(base64, 'base64'));
}

/** A WebM video of pictures that each stay for their time; undefined where the browser has no encoder. */
export async function encodeWebm(page: Page, pictures: readonly Framed[]): Promise<Buffer | undefined> {
  const { width, height } = VIEWPORT;
  const encoder = await startEncoder(page, { width, height: height + 2 * BAR_HEIGHT, bitrate: 1_500_000 });
  if (!encoder) return undefined;
  let at = 0;
  let drawn: Buffer | undefined;
  for (const { page: shown, bars, seconds } of pictures) {
    const layers = [
      ...(drawn?.equals(bars) ? [] : [{ url: `data:image/png;base64,${bars.toString('base64')}`, top: 0 }]),
      { url: `data:image/jpeg;base64,${shown.toString('base64')}`, top: BAR_HEIGHT },
    ];
    await encoder.evaluate(
      async ({ pen, source }, all, from, stays) => {
        for (const { url, top } of all) {
          const picture = await createImageBitmap(await (await fetch(url)).blob());
          pen?.drawImage(picture, 0, top);
          picture.close();
        }
        await source.add(from, stays);
      },
      layers,
      at,
      seconds,
    );
    drawn = bars;
    at += seconds;
  }
  return finishEncoder(page, encoder);
}

/** A plain video and a plain photo to post: a colored shape that moves, with no text, no brand and no sound. */
export async function makeSamples(
  page: Page,
): Promise<{ readonly video: Buffer; readonly photo: Buffer; readonly videoSeconds: number } | undefined> {
  const encoder = await startEncoder(page, { width: 540, height: 960, bitrate: 800_000 });
  if (!encoder) return undefined;
  const photoUrl = await encoder.evaluate(async ({ canvas, pen, source }) => {
    for (let frame = 0; frame < 96; frame += 1) {
      if (pen) {
        pen.fillStyle = '#1b2a41';
        pen.fillRect(0, 0, 540, 960);
        pen.fillStyle = '#f2b84b';
        pen.beginPath();
        pen.arc(270, 300 + 4 * frame, 90, 0, 2 * Math.PI);
        pen.fill();
      }
      await source.add(frame / 24, 1 / 24);
    }
    const photo = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
    return photo ? URL.createObjectURL(photo) : undefined;
  });
  const video = await finishEncoder(page, encoder);
  return video && photoUrl !== undefined ? { video, photo: await read(page, photoUrl), videoSeconds: 4 } : undefined;
}

/** Brings bytes out of the page, in parts that the protocol carries. */
async function read(page: Page, url: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let first = 0; ; first += 4_000_000) {
    const part = await page.evaluate(
      async (address, from) => {
        const blob = (await (await fetch(address)).blob()).slice(from, from + 4_000_000);
        return new Promise<string>((resolve) => {
          const reader = new FileReader();
          reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
          reader.readAsDataURL(blob);
        });
      },
      url,
      first,
    );
    if (part === '') return Buffer.concat(parts);
    parts.push(Buffer.from(part, 'base64'));
  }
}
