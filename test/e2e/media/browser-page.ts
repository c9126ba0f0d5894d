import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import type { ElementHandle, Page } from 'puppeteer-core';
import { findBrowser } from '../../tools/browser.mjs';
import { bytesReadBy, memoryOf } from '../support/processes.js';
import type { ProcessMemory } from '../support/processes.js';
import type { MediaPage } from './entry.js';

/** A browser with one page that has the media layer, bundled as a host's build would. */
export interface BrowserPage {
  readonly page: Page;
  /** Chooses files as a user does, so that they are backed by the disk. */
  choose(...paths: readonly string[]): Promise<void>;
  /** Calls a function of the page. */
  call<Name extends keyof MediaPage>(
    name: Name,
    ...args: Parameters<MediaPage[Name]>
  ): Promise<Awaited<ReturnType<MediaPage[Name]>>>;
  /** Memory of the page's process and the idle spare ones. Linux tells it through `/proc`; elsewhere it is `undefined`. */
  readonly memory: ProcessMemory | undefined;
  /** Bytes that all processes of this browser have read so far. Linux only. */
  bytesRead(): number | undefined;
  close(): Promise<void>;
}

/** Opens the page. */
export async function openPage(): Promise<BrowserPage> {
  const script = await bundle();
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript ? script : '<!doctype html><input type="file" multiple><script type="module" src="/page.js"></script>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // An HTTP server's address is one of a network socket.
  const { port } = server.address() as AddressInfo;

  const browser = await puppeteer.launch(await findBrowser());
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction('globalThis.mediaPage');
  const input = await page.$('input');
  if (!input) throw new Error('no input');
  const root = browser.process()?.pid;
  return {
    page,
    // The selector names an input.
    choose: (...paths) => (input as ElementHandle<HTMLInputElement>).uploadFile(...paths),
    call: (name, ...rest) =>
      page.evaluate(
        // The page put it there; its type is that of the entry.
        ([called, given]) =>
          (globalThis as unknown as { mediaPage: Record<string, (...all: unknown[]) => never> }).mediaPage[
            called as string
          ]?.(...(given as unknown[])) as never,
        [name, rest] as const,
      ),
    memory: root ? await memoryOf(page, root) : undefined,
    bytesRead: () => root && bytesReadBy(root),
    async close() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('entry.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'browser',
    minify: true,
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
