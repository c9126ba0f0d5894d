import { ENGLISH } from '../text/en.js';
import type { LanguageTag } from '../text/languages.js';
import { loadLocale } from '../text/load-locale.js';
import type { Locale } from '../text/strings.js';

/** All words of a language, those of English too. */
export async function wordsOf(tag: LanguageTag): Promise<Locale> {
  return tag === 'en' ? ENGLISH : loadLocale(tag);
}
