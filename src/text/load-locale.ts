import type { LanguageTag } from './languages.js';
import type { Locale } from './strings.js';

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

/** Loads the words of a language. Rejects when its file cannot be loaded; those of English come with the page. */
export async function loadLocale(tag: Exclude<LanguageTag, 'en'>): Promise<Locale> {
  return (await FILES[tag]()).locale;
}
