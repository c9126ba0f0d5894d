// What the built element costs beside widgets that others use, interleaved in one run: bytes and time until each can be used,
// blocking, memory, and a key pressed. `npm run bench -- peers [rounds]`; their packages are those of `peers/package.json`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'puppeteer-core';
import { openBrowser, withFreshPage } from './support/browser.js';
import { load, median } from './support/figures.js';
import { SLOWED, renderOnce } from './support/first-render.js';
import type { TimedRender } from './support/first-render.js';
import { weigh } from './support/heap.js';
import { HOST_PAGE, AVATAR } from './support/host-page.js';
import { typeInto, withForm } from './support/keys.js';
import type { TypedForm } from './support/keys.js';
import { ELEMENT, builtElement, bundled, openSite } from './support/site.js';

const PEERS = [
  'mux-uploader',
  'uppy-dashboard',
  'uploadcare',
  'filepond',
  'shoelace-form',
  'web-awesome-form',
] as const;

const PACKAGES = fileURLToPath(new URL('peers/', import.meta.url));
if (!existsSync(`${PACKAGES}node_modules`)) {
  spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: PACKAGES, stdio: 'inherit' });
}

const rounds = Number(process.argv[2] ?? 20);
const scripts: Record<string, string> = Object.fromEntries(
  await Promise.all(PEERS.map(async (peer) => [`/${peer}.js`, await bundled(`../peers/${peer}.js`)] as const)),
);
const files: Record<string, string> = {
  '/': HOST_PAGE,
  '/in-page.js': await bundled('in-page.ts'),
  '/trivial-element.js': await bundled('trivial-element.ts'),
  '/avatar.svg': AVATAR,
  ...builtElement(),
  ...scripts,
};
const site = await openSite(files);
const browser = await openBrowser(['--disable-frame-rate-limit', '--disable-gpu-vsync']);

/** Each kind with the address of its script. */
const KINDS: readonly (readonly [kind: string, script: string])[] = [
  ['trivial-element', '/trivial-element.js'],
  ['share-to-tiktok', ELEMENT],
  ...PEERS.map((peer) => [peer, `/${peer}.js`] as const),
];
/** Those with a title to type into; the first is what the others are compared with. */
const FORMS: readonly (readonly [kind: string, script: string | undefined])[] = [
  ['vanilla-form', undefined],
  ...KINDS.filter(([kind]) => kind === 'share-to-tiktok' || kind.endsWith('-form')),
];

try {
  const renders = await firstRenders();
  const heaps = await heapsOf();
  const keys = { full: await keysAt(1), slowed: await keysAt(SLOWED) };
  const trivial = timeOf(renders.get('trivial-element'));
  console.table(
    Object.fromEntries(
      [...KINDS.map(([kind]) => kind), 'vanilla-form'].map((kind) => [
        kind,
        {
          'kB gzip to use': kilobytes(renders.get(kind)?.[0]?.scripts),
          [`first render at ${SLOWED}× ÷ trivial`]: rounded(timeOf(renders.get(kind)) / trivial),
          [`blocking at ${SLOWED}×, ms`]: rounded(median((renders.get(kind) ?? []).map(({ blocking }) => blocking))),
          'heap an instance, kB': rounded(median(heaps.get(kind) ?? [])),
          'key ÷ plain form': ratioTo(keys.full, kind),
          [`key ÷ plain form, ${SLOWED}×`]: ratioTo(keys.slowed, kind),
        },
      ]),
    ),
  );
  console.log(`Medians of ${rounds} interleaved rounds; load of the machine ${rounded(load())}.`);
} finally {
  await browser.close();
  await site.close();
}

async function firstRenders(): Promise<ReadonlyMap<string, readonly TimedRender[]>> {
  const renders = new Map<string, TimedRender[]>(KINDS.map(([kind]) => [kind, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [kind, script] of KINDS) {
      renders.get(kind)?.push(await renderOnce(browser, site.origin, kind, script, SLOWED));
    }
  }
  return renders;
}

/** Each time on a page of its own: what one leaves behind, as some do, is not weighed with the next. */
async function heapsOf(): Promise<ReadonlyMap<string, readonly number[]>> {
  const heaps = new Map<string, number[]>(KINDS.map(([kind]) => [kind, []]));
  for (let round = 0; round < 3; round += 1) {
    for (const [kind, script] of KINDS) heaps.get(kind)?.push(await heapOf(kind, script));
  }
  return heaps;
}

function heapOf(kind: string, script: string): Promise<number> {
  return withFreshPage(browser, site.origin, async (page) => {
    const session = await page.createCDPSession();
    await session.send('HeapProfiler.enable');
    await page.evaluate((url) => import(url).then(() => undefined), script);
    // What the first instances make for all that follow them is no one's own.
    await weigh(page, session, kind);
    return (await weigh(page, session, kind)).heap;
  });
}

async function keysAt(slowed: number): Promise<ReadonlyMap<string, number>> {
  const forms = await openForms(browser, FORMS, slowed, async (open) => {
    for (let round = 0; round < rounds; round += 1) for (const { form } of open) await typeInto(form);
    return open;
  });
  return new Map(forms.map(({ kind, form }) => [kind, median(form.presses.map(({ update }) => update))]));
}

interface OpenForm {
  readonly kind: string;
  readonly form: TypedForm;
}

/** Opens every form, one within the life of the other, so that their keys can be interleaved. */
function openForms<T>(
  within: Browser,
  [first, ...rest]: typeof FORMS,
  slowed: number,
  use: (open: readonly OpenForm[]) => Promise<T>,
  open: readonly OpenForm[] = [],
): Promise<T> {
  if (!first) return use(open);
  const [kind, script] = first;
  return withForm(within, site.origin, kind, script, slowed, (form) =>
    openForms(within, rest, slowed, use, [...open, { kind, form }]),
  );
}

function timeOf(renders: readonly TimedRender[] | undefined): number {
  return median((renders ?? []).map(({ milliseconds }) => milliseconds));
}

/** Script and styles that were loaded, as they travel; the script of the bench itself is no part of it. */
function kilobytes(loaded: readonly string[] | undefined): number | string {
  const paths = [...new Set(loaded)].filter((path) => path.endsWith('.js') && path !== '/in-page.js');
  if (paths.length === 0) return '';
  return rounded(paths.reduce((sum, path) => sum + gzipSync(files[path] ?? '', { level: 9 }).length, 0) / 1000);
}

function ratioTo(times: ReadonlyMap<string, number>, kind: string): number | string {
  const [time, plain] = [times.get(kind), times.get('vanilla-form')];
  return time === undefined || plain === undefined ? '' : rounded(time / plain);
}

function rounded(number: number): number | string {
  return Number.isNaN(number) ? '' : Number(number.toPrecision(3));
}
