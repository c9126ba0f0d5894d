import type { Browser, Page } from 'puppeteer-core';
import { timedByProcessor, withFreshPage } from './browser.js';
import { load, median } from './figures.js';
import type { Figure } from './figures.js';
import type { KeyPress, Kind } from './in-page.js';
import { ELEMENT } from './site.js';

const SLOWED = 4;
const TITLE_UNITS = 2000;

/** Typed at the end of the title: plain words, a tag and a mention that come into being letter by letter. */
const TYPED = ['e', 'v', 'e', ' ', '#', 's', 'e', 'a', ' ', '@', 'a', 'd', 'a', ' '] as const;

/** A title of so many units, with a tag or a mention in every line of it. */
const TITLE = 'Morning light over the harbor #sunrise with @ada.l and friends. '.repeat(31).slice(0, TITLE_UNITS);

/** Keys in a row on one form before the other has its turn. */
const KEYS_IN_A_ROW = 7;

export interface TypedForm {
  readonly page: Page;
  readonly presses: KeyPress[];
  /** Time of the main thread on the processor for each key of a row, in ms. */
  readonly processor: number[];
  typed: number;
}

/** A key pressed in a full title with highlighted tags, beside one in a form that has no script but a counter. */
export async function measureKeys(browser: Browser, origin: string, rounds: number): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const slowed of [1, SLOWED]) {
    const [ours, vanilla] = await withForm(browser, origin, 'share-to-tiktok', ELEMENT, slowed, (element) =>
      withForm(browser, origin, 'vanilla-form', undefined, slowed, async (form) => {
        for (let keys = 0; keys < rounds; keys += KEYS_IN_A_ROW) {
          await typeInto(element);
          await typeInto(form);
        }
        return [element, form] as const;
      }),
    );
    const speed = slowed === 1 ? 'full speed' : `CPU slowed ${slowed}×`;
    const of = ({ presses }: TypedForm, key: keyof KeyPress): number => median(presses.map((press) => press[key]));
    figures.push(
      {
        what: `script of a key, ${speed}`,
        unit: 'ms',
        value: of(ours, 'script'),
        baseline: of(vanilla, 'script'),
        ...(slowed === 1 ? { bar: { on: 'value', most: 0.4, aim: 0.2 } } : {}),
        load: load(),
      },
      {
        what: `key to update, ${speed}`,
        unit: 'ms',
        value: of(ours, 'update'),
        baseline: of(vanilla, 'update'),
        bar: { on: 'ratio', most: slowed === 1 ? 1.3 : 1.5, aim: slowed === 1 ? 1.1 : 1.2 },
        load: load(),
      },
    );
    if (slowed === 1) {
      figures.push({
        what: 'processor time of a key',
        unit: 'ms',
        value: median(ours.processor),
        baseline: median(vanilla.processor),
        load: load(),
      });
    }
  }
  return figures;
}

/** A form of a kind on a page of its own, with a full title; `script` is where the site serves what it needs. */
export function withForm<T>(
  browser: Browser,
  origin: string,
  kind: Kind,
  script: string | undefined,
  slowed: number,
  use: (form: TypedForm) => Promise<T>,
): Promise<T> {
  return withFreshPage(browser, origin, async (page) => {
    if (script) await page.evaluate((url) => import(url).then(() => undefined), script);
    await page.evaluate((what, title) => globalThis.bench.openForm(what, title), kind, TITLE);
    await page.emulateCPUThrottling(slowed);
    return use({ page, presses: [], processor: [], typed: 0 });
  });
}

/** Types a row of keys at the end of the title. */
export async function typeInto(form: TypedForm): Promise<void> {
  // A page behind another draws no frames.
  await form.page.bringToFront();
  // The first key after the change pays for what has cooled down; it is not counted.
  await typeKey(form);
  form.presses.pop();
  const { milliseconds } = await timedByProcessor(form.page, async () => {
    for (let key = 0; key < KEYS_IN_A_ROW; key += 1) await typeKey(form);
  });
  form.processor.push(milliseconds / KEYS_IN_A_ROW);
}

async function typeKey(form: TypedForm): Promise<void> {
  await form.page.keyboard.press(TYPED[form.typed % TYPED.length] ?? 'e');
  const press = await form.page.evaluate((index) => globalThis.bench.keyPress(index), form.typed);
  form.typed += 1;
  form.presses.push(press);
}
