import type { PrescribedTranslations, Strings } from '../../src/text/strings.js';

export interface EnglishKeys {
  readonly strings: Readonly<Record<keyof Strings, string>>;
  readonly prescribed: readonly (keyof PrescribedTranslations)[];
}

export function transformLocale(source: string, english: EnglishKeys): string;
export function readEnglish(source?: URL): EnglishKeys;
export function packedLocales(): {
  name: string;
  enforce: 'pre';
  apply: 'build';
  transform(code: string, id: string): { code: string; map: null } | undefined;
};
