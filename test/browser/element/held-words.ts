import { executeServerCommand } from '@web/test-runner-commands';
import type { LanguageTag } from '../../../src/text/languages.js';
import { openPage } from './page.js';
import type { TestPage } from './page.js';
import { until } from '../until.js';

/** Keeps the words of a language on their way. A file loads once on a page, so each test takes a language of its own. */
export async function holdWords(language: LanguageTag): Promise<void> {
  await executeServerCommand('hold-requests', `/text/locales/${language}\\.`);
}

/** Lets the words come, or not come at all. */
export async function releaseWords(outcome: 'load' | 'fail'): Promise<void> {
  await executeServerCommand('release-requests', outcome);
}

export function cardOf({ root }: TestPage): HTMLElement {
  const card = root.querySelector<HTMLElement>('.card');
  if (!card) throw new Error('The element has not drawn its page.');
  return card;
}

/** The element, whose words do not come before the test lets them; nor does the second pass after which it shows itself. */
export async function openWithoutWords(language: LanguageTag): Promise<TestPage & { readonly patience: Animation }> {
  await holdWords(language);
  const page = openPage((element) => (element.lang = language));
  await page.element.updateComplete;
  const [patience] = cardOf(page).getAnimations();
  if (!patience) throw new Error('The page does not wait for its words.');
  patience.pause();
  return Object.assign(page, { patience });
}

/** Waits until the page is in this language. */
export async function untilIn(page: TestPage, language: LanguageTag): Promise<void> {
  const speaks = (): boolean => cardOf(page).lang === language && !cardOf(page).hasAttribute('data-waiting');
  await until(speaks, `The page is not in ${language}.`);
}
