import type { ControlBlock } from '../domain/control-blocks.js';
import type { ShareErrorCode } from '../domain/errors.js';
import type { FAIL_REASONS } from '../domain/post-status.js';
import type { PrescribedKey } from '../domain/prescribed.js';
import type { ViolationCode } from '../domain/violation.js';
import type { en, TextKey } from './en.js';

/** Names in braces in a sentence. */
export type PlaceholdersOf<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersOf<Rest>
  : never;

/**
 * A sentence that counts something: one form for each plural category that the language has (CLDR, as `Intl.PluralRules`
 * returns them). `{count}` decides which form is used.
 */
export type Plural = { readonly other: string } & { readonly [Category in Intl.LDMLPluralRule]?: string };

/** A full set of strings: every key of English with the same placeholders, plural where English is. */
export type Strings = { readonly [K in TextKey]: (typeof en)[K] extends string ? string : Plural };

/** What a locale may add: a translation of each prescribed sentence, shown under it and plainly secondary. */
export type PrescribedTranslations = { readonly [K in PrescribedKey | 'processingNotice']: string };

/** As much of a language as has been loaded. */
export interface Words {
  readonly strings: Partial<Strings>;
  readonly prescribed: PrescribedTranslations | undefined;
}

/** One language, loaded on demand. */
export interface Locale extends Words {
  readonly strings: Strings;
}

/** Names that creators and TikTok's reviewers have to find as they are. */
const PROTECTED = [
  'privacy.label',
  'privacy.PUBLIC_TO_EVERYONE',
  'privacy.MUTUAL_FOLLOW_FRIENDS',
  'privacy.FOLLOWER_OF_CREATOR',
  'privacy.SELF_ONLY',
  'interactions.comment',
  'interactions.duet',
  'interactions.stitch',
  'disclosure.label',
  'disclosure.yourBrand',
  'disclosure.brandedContent',
  'extras.aiGenerated',
  'publish.action',
  'publish.action.inbox',
] as const satisfies readonly TextKey[];

type ProtectedKey = (typeof PROTECTED)[number];

/** What a host may override: anything but what TikTok prescribes, and what has to be found by its name. */
export type StringOverrides = Partial<Omit<Strings, ProtectedKey>>;

/** Those of a host's own words that count, and the keys of the others: protected ones, and ones that are no text. */
export function readOverrides(given: object): readonly [overrides: StringOverrides, refused: readonly string[]] {
  const isText = (value: unknown): boolean =>
    typeof value === 'string' ||
    (typeof value === 'object' &&
      value !== null &&
      Object.values(value).every((each) => typeof each === 'string') &&
      'other' in value);
  const fits = ([key, value]: readonly [string, unknown]): boolean =>
    isText(value) && !PROTECTED.some((name) => name === key);
  const entries = Object.entries(given).filter(([, value]) => value !== undefined && value !== null);
  return [Object.fromEntries(entries.filter(fits)), entries.filter((entry) => !fits(entry)).map(([key]) => key)];
}

/** The values of a sentence's placeholders, formatted; only the `{count}` of a plural sentence comes as a number. */
export type PlaceholderValues<K extends TextKey> = ValuesFor<(typeof en)[K]>;

type ValuesFor<S> = S extends string
  ? [PlaceholdersOf<S>] extends [never]
    ? []
    : [values: { readonly [P in PlaceholdersOf<S>]: string }]
  : S extends { readonly other: infer Other extends string }
    ? [values: { readonly [P in PlaceholdersOf<Other>]: P extends 'count' ? number : string }]
    : never;

/** Sentences TikTok prescribes for a code stand in `domain/prescribed.ts` and need no key here. */
type PrescribedViolation = 'disclosure_incomplete' | 'branded_content_private';

type RequiredKey =
  | `violation.${Exclude<ViolationCode, PrescribedViolation>}`
  | `block.${Exclude<ControlBlock, 'branded_content_private'>}`
  | `error.${Exclude<ShareErrorCode, 'invalid_param'>}`
  | `fail.${(typeof FAIL_REASONS)[number]}`;

/** Fails to compile when a rule, a block, an error or a fail reason has no sentence. */
type MissingSentences = Exclude<RequiredKey, TextKey>;
const noneMissing: [MissingSentences] extends [never] ? true : MissingSentences = true;
void noneMissing;
