import { LANGUAGES } from '../../../src/text/languages.js';
import { loadLocale } from '../../../src/text/load-locale.js';
import type { Plural } from '../../../src/text/strings.js';

/** Every language but English with its words, read from source. */
export const TRANSLATIONS = await Promise.all(
  LANGUAGES.filter((tag) => tag !== 'en').map(async (tag) => ({ tag, locale: await loadLocale(tag) })),
);

/** The placeholders of a sentence, in an order that does not depend on the sentence. */
export function placeholdersIn(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
}

/** The sentence itself, or each of its plural forms. */
export function formsOf(message: string | Plural): readonly string[] {
  return typeof message === 'string' ? [message] : Object.values(message);
}
