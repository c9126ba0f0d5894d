import type { Browser } from 'puppeteer-core';
import { timedByProcessor, withFreshPage } from './browser.js';
import { load, median } from './figures.js';
import type { Figure } from './figures.js';
import type { Kind, OwnKind, Render } from './in-page.js';
import { ELEMENT } from './site.js';

/** How many times slower the processor is than this machine's, for phones. */
export const SLOWED = 4;

const SCRIPTS = {
  'share-to-tiktok': ELEMENT,
  trigger: ELEMENT,
  'trivial-element': '/trivial-element.js',
} as const satisfies Partial<Record<OwnKind, string>>;

export interface TimedRender extends Render {
  /** Time of the main thread on the processor, in ms. */
  readonly processor: number;
}

/**
 * From a script that has arrived to a painted page that can be filled in: compiling, evaluating, rendering, style, layout
 * and paint, each time in a fresh process of the browser.
 */
export async function measureFirstRender(browser: Browser, origin: string, rounds: number): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const slowed of [SLOWED, 1]) {
    const ours: TimedRender[] = [];
    const trigger: TimedRender[] = [];
    const trivial: TimedRender[] = [];
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await renderOnce(browser, origin, 'share-to-tiktok', SCRIPTS['share-to-tiktok'], slowed));
      trigger.push(await renderOnce(browser, origin, 'trigger', SCRIPTS.trigger, slowed));
      trivial.push(await renderOnce(browser, origin, 'trivial-element', SCRIPTS['trivial-element'], slowed));
    }
    const speed = slowed === 1 ? 'full speed' : `CPU slowed ${slowed}×`;
    figures.push(
      {
        what: `first render, ${speed}`,
        unit: 'ms',
        value: median(ours.map(({ milliseconds }) => milliseconds)),
        baseline: median(trivial.map(({ milliseconds }) => milliseconds)),
        ...(slowed === SLOWED ? { bar: { on: 'ratio', most: 3.2, aim: 2.6 } } : {}),
        load: load(),
      },
      {
        what: `first render of the trigger, ${speed}`,
        unit: 'ms',
        value: median(trigger.map(({ milliseconds }) => milliseconds)),
        baseline: median(trivial.map(({ milliseconds }) => milliseconds)),
        ...(slowed === SLOWED ? { bar: { on: 'ratio', most: 1.5, aim: 1.2 } } : {}),
        load: load(),
      },
      {
        what: `blocking over 50 ms, ${speed}`,
        unit: 'ms',
        value: median(ours.map(({ blocking }) => blocking)),
        baseline: median(trivial.map(({ blocking }) => blocking)),
        bar: { on: 'value', most: slowed === SLOWED ? 100 : 0 },
        load: load(),
      },
    );
    if (slowed === 1) {
      figures.push({
        what: 'processor time of the first render',
        unit: 'ms',
        value: median(ours.map(({ processor }) => processor)),
        baseline: median(trivial.map(({ processor }) => processor)),
        load: load(),
      });
    }
  }
  return figures;
}

/** One first render in a fresh process; `script` is where the site serves the script of this kind. */
export function renderOnce(
  browser: Browser,
  origin: string,
  kind: Kind,
  script: string,
  slowed: number,
): Promise<TimedRender> {
  return withFreshPage(browser, origin, async (page) => {
    await page.emulateCPUThrottling(slowed);
    const { result, milliseconds } = await timedByProcessor(page, () =>
      page.evaluate((what, url) => globalThis.bench.firstRender(what, url), kind, script),
    );
    return { ...result, processor: milliseconds };
  });
}
