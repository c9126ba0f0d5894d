/** Read by the compiler alone: fails to compile when a sentence of a locale has other placeholders than English. */
import type { en, TextKey } from '../../../src/text/en.js';
import type { locale as ar } from '../../../src/text/locales/ar.js';
import type { locale as de } from '../../../src/text/locales/de.js';
import type { locale as es } from '../../../src/text/locales/es.js';
import type { locale as fr } from '../../../src/text/locales/fr.js';
import type { locale as id } from '../../../src/text/locales/id.js';
import type { locale as it } from '../../../src/text/locales/it.js';
import type { locale as ja } from '../../../src/text/locales/ja.js';
import type { locale as ko } from '../../../src/text/locales/ko.js';
import type { locale as ptBR } from '../../../src/text/locales/pt-BR.js';
import type { locale as th } from '../../../src/text/locales/th.js';
import type { locale as vi } from '../../../src/text/locales/vi.js';
import type { locale as nl } from '../../../src/text/locales/nl.js';
import type { locale as pl } from '../../../src/text/locales/pl.js';
import type { locale as tr } from '../../../src/text/locales/tr.js';
import type { locale as ru } from '../../../src/text/locales/ru.js';
import type { locale as uk } from '../../../src/text/locales/uk.js';
import type { locale as ro } from '../../../src/text/locales/ro.js';
import type { locale as el } from '../../../src/text/locales/el.js';
import type { locale as cs } from '../../../src/text/locales/cs.js';
import type { locale as sv } from '../../../src/text/locales/sv.js';
import type { locale as ms } from '../../../src/text/locales/ms.js';
import type { locale as fil } from '../../../src/text/locales/fil.js';
import type { locale as zhHans } from '../../../src/text/locales/zh-Hans.js';
import type { locale as zhHant } from '../../../src/text/locales/zh-Hant.js';
import type { locale as hi } from '../../../src/text/locales/hi.js';
import type { locale as he } from '../../../src/text/locales/he.js';
import type { PlaceholdersOf, Strings } from '../../../src/text/strings.js';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** The placeholders of a sentence, or of a plural sentence whatever its form. */
type PlaceholdersIn<M> = M extends string
  ? PlaceholdersOf<M>
  : M extends { readonly other: infer Other extends string }
    ? PlaceholdersOf<Other>
    : never;

/** The keys whose placeholders differ from English. */
type Mismatched<S> = S extends Strings
  ? {
      [K in TextKey]: Same<PlaceholdersIn<S[K]>, PlaceholdersIn<(typeof en)[K]>> extends true ? never : K;
    }[TextKey]
  : never;

type Locales = [
  typeof ar.strings,
  typeof de.strings,
  typeof es.strings,
  typeof fr.strings,
  typeof id.strings,
  typeof it.strings,
  typeof ja.strings,
  typeof ko.strings,
  typeof ptBR.strings,
  typeof th.strings,
  typeof vi.strings,
  typeof nl.strings,
  typeof pl.strings,
  typeof tr.strings,
  typeof ru.strings,
  typeof uk.strings,
  typeof ro.strings,
  typeof el.strings,
  typeof cs.strings,
  typeof sv.strings,
  typeof ms.strings,
  typeof fil.strings,
  typeof zhHans.strings,
  typeof zhHant.strings,
  typeof hi.strings,
  typeof he.strings,
];

type AnyMismatched = { [I in keyof Locales]: Mismatched<Locales[I]> }[number];

export const noneMismatched: [AnyMismatched] extends [never] ? true : AnyMismatched = true;
