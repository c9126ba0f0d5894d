import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Dialog, Page } from 'puppeteer-core';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OUTPUT = join(ROOT, 'test/.tmp/storybook');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.mp4': 'video/mp4',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface StorybookSite {
  readonly origin: string;
  /** Every page of the site by its id, as Storybook's own index lists it. */
  readonly entries: readonly { readonly id: string; readonly title: string; readonly type: 'docs' | 'story' }[];
  close(): Promise<void>;
}

/** Builds the Storybook as a static site and serves it, as any web server would. */
export async function storybookSite(): Promise<StorybookSite> {
  await build();
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname));
    readFile(join(OUTPUT, path.endsWith('/') ? `${path}index.html` : path)).then(
      (body) => response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/html' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  // Storybook writes this file; its entries have these fields and more.
  const index = JSON.parse(readFileSync(join(OUTPUT, 'index.json'), 'utf8')) as {
    readonly entries: Readonly<Record<string, StorybookSite['entries'][number]>>;
  };
  return {
    origin: `http://127.0.0.1:${port}`,
    entries: Object.values(index.entries),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Opens a story by itself and waits until its play function has ended; throws when that failed. */
export async function openStory(page: Page, { origin }: StorybookSite, id: string): Promise<void> {
  // A story of an upload asks before its page is left.
  const leave = (dialog: Dialog) => void dialog.accept();
  page.on('dialog', leave);
  await page.goto(`${origin}/iframe.html?id=${id}&viewMode=story`);
  page.off('dialog', leave);
  const ended = await page.waitForFunction(
    (story) => {
      // Storybook's own channel, on which the preview tells what it does; "finished" alone says nothing of how.
      const channel = Reflect.get(window, '__STORYBOOK_ADDONS_CHANNEL__');
      const [finished] = channel?.last('storyFinished') ?? [];
      if (finished?.storyId !== story) return undefined;
      const thrown = ['playFunctionThrewException', 'storyThrewException', 'storyErrored', 'storyMissing']
        .flatMap((event) => channel.last(event) ?? [])
        .map((error) => error.message ?? error.title ?? 'It failed.');
      const failed = finished.reporters
        .filter((report: { status: string }) => report.status === 'failed')
        .map((report: { type: string }) => `${report.type} failed.`);
      return { failures: [...thrown, ...failed] };
    },
    { timeout: 60_000 },
    id,
  );
  const { failures = [] } = (await ended.jsonValue()) ?? {};
  if (failures.length > 0) throw new Error(`${id}: ${failures.join(' ')}`);
}

async function build(): Promise<void> {
  const run = promisify(execFile);
  const node = (file: string, ...args: readonly string[]) =>
    run(process.execPath, [join(ROOT, file), ...args], { cwd: ROOT });
  const config = '.storybook/custom-elements-manifest.config.mjs';
  // Others may be reading it at this moment.
  if (!existsSync(join(ROOT, 'custom-elements.json')))
    await node('node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', '--config', config, '--quiet');
  await node('node_modules/storybook/dist/bin/dispatcher.js', 'build', '-o', OUTPUT, '--disable-telemetry', '--quiet');
}
