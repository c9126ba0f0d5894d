import { setTimeout } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { withFreshPage } from './browser.js';
import { load, median } from './figures.js';
import type { Figure } from './figures.js';
import type { Kind } from './in-page.js';
import { ELEMENT } from './site.js';

const INSTANCES = 100;

/** An element that has left waits 30 s for its return before it lets go of all it holds, so it is counted after that, in milliseconds. */
const GONE_FOR_GOOD = 32_000;

/** A page of many hundred forms takes its time to draw, and an instance weighs the same each time. */
const MOST_ROUNDS = 4;

/** Between two looks at what is used, in milliseconds. */
const BETWEEN_LOOKS = 200;

/** How much what is used may differ between two looks at a page at rest, in bytes: a tenth of a kB an instance. */
const AT_REST = 100 * INSTANCES;

/** A page that still changes then is never at rest. */
const MOST_LOOKS = 25;

interface Weight {
  /** JavaScript heap of one instance, in kB of 1,000 bytes. */
  readonly heap: number;
  /** The browser's own objects of one instance (nodes, listeners), in the same unit. */
  readonly nodes: number;
}

interface Rest {
  /** Heap that one instance leaves behind. */
  readonly retained: number;
  readonly retainedNodes: number;
  /** Instances that the collector cannot take. */
  readonly alive: number;
}

/** What an instance weighs among a hundred, and what stays when it is removed. */
export async function measureHeap(browser: Browser, origin: string, rounds: number): Promise<readonly Figure[]> {
  const ours: Weight[] = [];
  const trivial: Weight[] = [];
  const rest = await withFreshPage(browser, origin, async (page) => {
    const session = await page.createCDPSession();
    await session.send('HeapProfiler.enable');
    await page.evaluate((...urls) => Promise.all(urls.map((url) => import(url))), ELEMENT, '/trivial-element.js');
    // What the first instances make for all that follow them (templates, style sheets, compiled code) is no one's own.
    for (const kind of ['share-to-tiktok', 'trivial-element'] as const) await weigh(page, session, kind);
    for (let round = 0; round < Math.min(rounds, MOST_ROUNDS); round += 1) {
      ours.push(await weigh(page, session, 'share-to-tiktok'));
      trivial.push(await weigh(page, session, 'trivial-element'));
    }
    await page.evaluate(() => globalThis.bench.clear());
    return {
      ours: await leave(page, session, 'share-to-tiktok'),
      trivial: await leave(page, session, 'trivial-element'),
    };
  });
  const figure = (what: string, unit: string, of: { value: number; baseline: number }, most?: number): Figure => ({
    what,
    unit,
    ...of,
    ...(most === undefined ? {} : { bar: { on: 'value', most } }),
    load: load(),
  });
  const weighed = (key: keyof Weight) => ({
    value: median(ours.map((weight) => weight[key])),
    baseline: median(trivial.map((weight) => weight[key])),
  });
  const left = (key: keyof Rest) => ({ value: rest.ours[key], baseline: rest.trivial[key] });
  return [
    figure('heap of an instance', 'kB', weighed('heap'), 24),
    figure("browser's objects of an instance", 'kB', weighed('nodes')),
    figure('heap left by a removed instance', 'kB', left('retained'), 2),
    figure(`nodes left by ${INSTANCES} removed`, 'nodes', left('retainedNodes'), 0),
    figure(`elements left of ${INSTANCES} removed`, 'elements', left('alive'), 0),
  ];
}

/** What an instance of a kind weighs, whose script the page has loaded. They stay: one that leaves is held for a while, and would be missing from the next count. */
export async function weigh(page: Page, session: CDPSession, kind: Kind): Promise<Weight> {
  const before = await settled(session);
  await page.evaluate((what, count) => globalThis.bench.fill(what, count), kind, INSTANCES);
  const full = await settled(session);
  return {
    heap: (full.heap - before.heap) / INSTANCES / 1000,
    nodes: (full.objects - before.objects) / INSTANCES / 1000,
  };
}

async function leave(page: Page, session: CDPSession, kind: Kind): Promise<Rest> {
  // What earlier rounds removed is gone before it is counted.
  await setTimeout(GONE_FOR_GOOD);
  const before = await settled(session);
  await page.evaluate((what, count) => globalThis.bench.fill(what, count), kind, INSTANCES);
  await page.evaluate(() => globalThis.bench.clear());
  await setTimeout(GONE_FOR_GOOD);
  const after = await settled(session);
  return {
    retained: (after.heap - before.heap) / INSTANCES / 1000,
    retainedNodes: after.nodes - before.nodes,
    alive: await page.evaluate(() => globalThis.bench.alive()),
  };
}

interface Used {
  readonly heap: number;
  readonly objects: number;
  readonly nodes: number;
}

/**
 * What is used once the page is at rest. A form that was just filled still looks for a draft in the database: the request, its
 * timer and what waits for it are gone a moment later, and would be weighed on a slow machine alone.
 */
async function settled(session: CDPSession): Promise<Used> {
  let last = await used(session);
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    await setTimeout(BETWEEN_LOOKS);
    const now = await used(session);
    if (Math.abs(now.heap - last.heap) < AT_REST) return now;
    last = now;
  }
  throw new Error('The page does not come to rest');
}

async function used(session: CDPSession): Promise<Used> {
  // What one collection frees may hold what only the next can free, across the two heaps.
  for (let pass = 0; pass < 4; pass += 1) await session.send('HeapProfiler.collectGarbage');
  // The protocol's types do not know the embedder's heap yet.
  const usage = (await session.send('Runtime.getHeapUsage')) as { usedSize: number; embedderHeapUsedSize?: number };
  const { nodes } = await session.send('Memory.getDOMCounters');
  return { heap: usage.usedSize, objects: usage.embedderHeapUsedSize ?? Number.NaN, nodes };
}
