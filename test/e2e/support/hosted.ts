import type { Page } from 'puppeteer-core';
import type { Stage } from './demo-page.js';

const MEDIA_HOST = 'https://media.example.com';

/** The address under which the host stores a file of the demo. */
export function hostedUrl(path: string): string {
  return `${MEDIA_HOST}${path}`;
}

/**
 * Lets the browser find the host's media where the demo serves them, because no name is resolved outside this machine.
 * With `readable` the host lets pages read them too, whole or by ranges.
 */
export async function resolveMediaHost(page: Page, { demo }: Stage, { readable = false } = {}): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (!request.url().startsWith(MEDIA_HOST)) return void request.continue();
    void fetch(request.url().replace(MEDIA_HOST, demo.origin)).then(async (response) => {
      const bytes = Buffer.from(await response.arrayBuffer());
      const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers()['range'] ?? '') ?? [];
      const part = readable && first ? bytes.subarray(Number(first), Number(last) + 1) : bytes;
      return request.respond({
        status: part === bytes ? response.status : 206,
        contentType: response.headers.get('content-type') ?? '',
        headers: readable ? { 'Access-Control-Allow-Origin': '*', 'Content-Length': String(part.length) } : {},
        body: request.method() === 'HEAD' ? '' : part,
      });
    });
  });
}

/** Sets the element's `media` as a host does, by script. */
export async function presetMedia(page: Page, media: object): Promise<void> {
  await page.evaluate(`document.querySelector('share-to-tiktok').media = ${JSON.stringify(media)}`);
}
