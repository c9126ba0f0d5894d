import { expect, nextFrame } from '@open-wc/testing';
import { emulateMedia, executeServerCommand, setViewport } from '@web/test-runner-commands';
import { creatorInfoData } from '../../../src/testing/replies.js';
import { inPhase, openPage } from '../element/page.js';
import type { TestPage } from '../element/page.js';
import { clickOn, places, shiftDuring } from './shifts.js';

/** Presses in an order that makes each label, each prompt and each closed control show, by the ids of the controls. */
const PRESSES = [
  'comment',
  'duet',
  'stitch',
  'comment',
  'aiGenerated',
  'publish',
  'privacy',
  'privacy-option-0',
  'disclosure',
  'your-brand',
  'branded-content',
  'privacy',
  'privacy-option-2',
  'privacy-option-1',
  'branded-content',
  'privacy',
  'privacy-option-2',
  'branded-content',
  'your-brand',
  'disclosure',
  'aiGenerated',
] as const;

/** What stands under the kinds of commercial content makes room for them, and for nothing else. */
const UNDER_THE_KINDS = '.extras *, .consent, .consent *, .kinds *';

export const NONE = { all: 0, unexpected: 0 };

export async function openIn(language: string): Promise<TestPage> {
  const page = openPage((element) => (element.lang = language));
  await page.element.updateComplete;
  while (page.root.querySelector('.card')?.getAttribute('lang') !== language) await nextFrame();
  return page;
}

export async function answer(page: TestPage, overrides: Readonly<Record<string, unknown>> = {}): Promise<void> {
  (await page.adapter.nextCall('getCreatorInfo')).respondWith(creatorInfoData(overrides));
  await inPhase(page.element, 'editing');
}

export function byId({ root }: TestPage, id: string): HTMLElement {
  const found = root.getElementById(id);
  if (!found) throw new Error(`#${id} is not on the page.`);
  return found;
}

/** Room for the whole page, motion reduced; both are undone after the tests. */
export function onAWholePage(): void {
  before(async () => {
    document.body.style.setProperty('margin', '0');
    await emulateMedia({ reducedMotion: 'reduce' });
  });
  afterEach(async () => {
    await executeServerCommand('touch', false);
    await setViewport({ width: 800, height: 900 });
  });
  after(async () => {
    document.body.removeAttribute('style');
    await emulateMedia({ reducedMotion: 'no-preference' });
  });
}

/** A form at a width in CSS pixels, in a language, under a mouse or a finger. */
export interface FormCase {
  readonly width: number;
  readonly language: string;
  readonly pointer: 'a mouse' | 'a finger';
}

/** The form at a width in four languages. */
export function formsAt(width: number, pointer: FormCase['pointer']): readonly FormCase[] {
  return ['en', 'de', 'ja', 'ar'].map((language) => ({ width, language, pointer }));
}

/** Expects that nothing moves when the creator is there. */
export async function expectStillWhileLoading({ width, language, pointer }: FormCase): Promise<void> {
  await setViewport({ width, height: 2400 });
  await executeServerCommand('touch', pointer === 'a finger');
  const page = await openIn(language);
  // The words of the header change in place; its box and all that is around them stay.
  const start = places(page, '.nickname, .handle');
  const shift = await shiftDuring(page, async () => {
    await answer(page, {
      creator_avatar_url: '/test/fixtures/media/photo-1.jpg',
      // As long and as wide as TikTok lets a nickname be.
      creator_nickname: 'Wilhelmina Of The Windmill WWW',
      creator_username: 'wilhelmina.of.windmills.',
      comment_disabled: true,
      stitch_disabled: true,
    });
    await page.root.querySelector<HTMLImageElement>('img.avatar')?.decode();
  });
  expect(places(page, '.nickname, .handle')).to.deep.equal(start);
  expect(shift).to.deep.equal(NONE);
}

/** Expects that nothing moves while everything is pressed that can be. */
export async function expectStillWhilePressed({ width, language, pointer }: FormCase): Promise<void> {
  await setViewport({ width, height: 2400 });
  await executeServerCommand('touch', pointer === 'a finger');
  const page = await openIn(language);
  await answer(page);
  for (const id of PRESSES) {
    const opens = id === 'disclosure';
    const start = places(page, opens ? UNDER_THE_KINDS : undefined);
    const shift = await shiftDuring(page, () => clickOn(byId(page, id)));
    expect(places(page, opens ? UNDER_THE_KINDS : undefined), id).to.deep.equal(start);
    expect(opens ? { ...shift, all: 0 } : shift, id).to.deep.equal(NONE);
  }
}
