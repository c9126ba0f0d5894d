import { ENGLISH } from './en.js';
import type { Locale } from './strings.js';

/** The languages the page speaks. */
export const LANGUAGES = [
  'en',
  'es',
  'pt-BR',
  'fr',
  'de',
  'it',
  'id',
  'vi',
  'th',
  'ja',
  'ko',
  'ar',
  'nl',
  'pl',
  'tr',
  'ru',
  'uk',
  'ro',
  'el',
  'cs',
  'sv',
  'ms',
  'fil',
  'zh-Hans',
  'zh-Hant',
  'hi',
  'he',
] as const;

export type LanguageTag = (typeof LANGUAGES)[number];

/**
 * Tags that name a language of ours in another way: its only regional form, the script that a region writes, or the code
 * that the language had before (ISO 639 replaced `in` and `iw` in 1989, CLDR takes `tl` for Filipino).
 */
const ALIASES: ReadonlyMap<string, LanguageTag> = new Map([
  ['pt', 'pt-BR'],
  ['in', 'id'],
  ['iw', 'he'],
  ['tl', 'fil'],
  ['zh', 'zh-Hans'],
  ['zh-cn', 'zh-Hans'],
  ['zh-sg', 'zh-Hans'],
  ['zh-tw', 'zh-Hant'],
  ['zh-hk', 'zh-Hant'],
  ['zh-mo', 'zh-Hant'],
]);

const RIGHT_TO_LEFT: ReadonlySet<LanguageTag> = new Set(['ar', 'he'] as const);

type LocaleFile = Promise<{ readonly locale: Locale }>;

// One static `import()` for each file, so that a bundler makes a file of its own for each language.
const FILES: { readonly [Tag in Exclude<LanguageTag, 'en'>]: () => LocaleFile } = {
  es: () => import('./locales/es.js'),
  'pt-BR': () => import('./locales/pt-BR.js'),
  fr: () => import('./locales/fr.js'),
  de: () => import('./locales/de.js'),
  it: () => import('./locales/it.js'),
  id: () => import('./locales/id.js'),
  vi: () => import('./locales/vi.js'),
  th: () => import('./locales/th.js'),
  ja: () => import('./locales/ja.js'),
  ko: () => import('./locales/ko.js'),
  ar: () => import('./locales/ar.js'),
  nl: () => import('./locales/nl.js'),
  pl: () => import('./locales/pl.js'),
  tr: () => import('./locales/tr.js'),
  ru: () => import('./locales/ru.js'),
  uk: () => import('./locales/uk.js'),
  ro: () => import('./locales/ro.js'),
  el: () => import('./locales/el.js'),
  cs: () => import('./locales/cs.js'),
  sv: () => import('./locales/sv.js'),
  ms: () => import('./locales/ms.js'),
  fil: () => import('./locales/fil.js'),
  'zh-Hans': () => import('./locales/zh-Hans.js'),
  'zh-Hant': () => import('./locales/zh-Hant.js'),
  hi: () => import('./locales/hi.js'),
  he: () => import('./locales/he.js'),
};

/**
 * The language for a reader who prefers these, best first: for each the tag itself, then the tag without its last parts
 * (BCP 47 lookup, RFC 4647 section 3.4). English when none is ours.
 */
export function resolveLanguage(preferred: readonly string[]): LanguageTag {
  for (const tag of preferred) {
    const parts = tag.trim().replaceAll('_', '-').toLowerCase().split('-');
    for (let length = parts.length; length > 0; length -= 1) {
      const range = parts.slice(0, length).join('-');
      const match = LANGUAGES.find((language) => language.toLowerCase() === range) ?? ALIASES.get(range);
      if (match) return match;
    }
  }
  return 'en';
}

/** Loads the words of a language. Rejects when its file cannot be loaded; English is always there and needs no load. */
export async function loadLocale(tag: LanguageTag): Promise<Locale> {
  if (tag === 'en') return ENGLISH;
  return (await FILES[tag]()).locale;
}

/** Which way a language is written. */
export function directionOfLanguage(tag: LanguageTag): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(tag) ? 'rtl' : 'ltr';
}
