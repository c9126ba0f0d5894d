import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from 'puppeteer-core';

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

/** A WebM video (VP8) of pictures that each stay for their time; undefined where the browser has no encoder. */
export async function encodeWebm(
  page: Page,
  pictures: readonly { readonly jpeg: Buffer; readonly seconds: number }[],
): Promise<Buffer | undefined> {
  await withLibrary(page);
  const encoded = await page.evaluate(
    async (shown) => {
      const { BufferTarget, CanvasSource, Output, WebMOutputFormat, canEncodeVideo } = Reflect.get(
        globalThis,
        'mediabunny',
      ) as Mediabunny;
      if (!(await canEncodeVideo('vp8'))) return undefined;
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [1280, 900];
      const pen = canvas.getContext('2d');
      const output = new Output({ format: new WebMOutputFormat(), target: new BufferTarget() });
      const source = new CanvasSource(canvas, { codec: 'vp8', bitrate: 1_500_000 });
      output.addVideoTrack(source);
      await output.start();
      let at = 0;
      for (const { jpeg, seconds } of shown) {
        const picture = await createImageBitmap(await (await fetch(`data:image/jpeg;base64,${jpeg}`)).blob());
        pen?.drawImage(picture, 0, 0);
        picture.close();
        await source.add(at, seconds);
        at += seconds;
      }
      await output.finalize();
      const { buffer } = output.target;
      if (!buffer) return undefined;
      const url = URL.createObjectURL(new Blob([buffer]));
      return url;
    },
    pictures.map(({ jpeg, seconds }) => ({ jpeg: jpeg.toString('base64'), seconds })),
  );
  return encoded === undefined ? undefined : read(page, encoded);
}

/** A plain video and a plain photo to post: a colored shape that moves, with no text, no brand and no sound. */
export async function makeSamples(
  page: Page,
): Promise<{ readonly video: Buffer; readonly photo: Buffer; readonly videoSeconds: number } | undefined> {
  await withLibrary(page);
  const made = await page.evaluate(async () => {
    const { BufferTarget, CanvasSource, Output, WebMOutputFormat, canEncodeVideo } = Reflect.get(
      globalThis,
      'mediabunny',
    ) as Mediabunny;
    if (!(await canEncodeVideo('vp8'))) return undefined;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [540, 960];
    const pen = canvas.getContext('2d');
    const output = new Output({ format: new WebMOutputFormat(), target: new BufferTarget() });
    const source = new CanvasSource(canvas, { codec: 'vp8', bitrate: 800_000 });
    output.addVideoTrack(source, { frameRate: 30 });
    await output.start();
    for (let frame = 0; frame < 120; frame += 1) {
      if (pen) {
        pen.fillStyle = '#1b2a41';
        pen.fillRect(0, 0, 540, 960);
        pen.fillStyle = '#f2b84b';
        pen.beginPath();
        pen.arc(270, 300 + 3 * frame, 90, 0, 2 * Math.PI);
        pen.fill();
      }
      await source.add(frame / 30, 1 / 30);
    }
    await output.finalize();
    const photo = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
    const { buffer } = output.target;
    if (!buffer || !photo) return undefined;
    return { video: URL.createObjectURL(new Blob([buffer])), photo: URL.createObjectURL(photo) };
  });
  if (!made) return undefined;
  return { video: await read(page, made.video), photo: await read(page, made.photo), videoSeconds: 4 };
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
