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

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set<LanguageTag>(['ar', 'he']);

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

/** Which way a language is written, of those of ours. */
export function directionOfLanguage(tag: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(tag) ? 'rtl' : 'ltr';
}
