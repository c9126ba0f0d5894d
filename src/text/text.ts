import type { ControlBlock } from '../domain/control-blocks.js';
import type { PrivacyLevel } from '../domain/creator.js';
import type { ShareError } from '../domain/errors.js';
import type { FailReason } from '../domain/post-status.js';
import { PRESCRIBED } from '../domain/prescribed.js';
import type { Violation } from '../domain/violation.js';
import type { TextKey } from './en.js';
import { createFormats } from './format.js';
import type { Formats } from './format.js';
import { directionOfLanguage } from './languages.js';
import type { LanguageTag } from './languages.js';
import type { PSEUDO_LANGUAGE } from './pseudo.js';
import { readOverrides } from './strings.js';
import type { Locale, PlaceholderValues, Plural, StringOverrides, Strings, Words } from './strings.js';

/** A sentence for the page; one that TikTok prescribes is marked, because it stays English, and has its translation beside it. */
export interface Sentence {
  readonly text: string;
  readonly prescribed: boolean;
  readonly translation?: string | undefined;
  /** What the reader can do about it, in words of ours; follows a sentence that TikTok prescribes. */
  readonly wayOut?: string;
}

/** All words of the page in one language. */
export interface Text {
  readonly language: string;
  readonly format: Formats;
  readonly prescribedTranslations: Locale['prescribed'];
  say<K extends TextKey>(key: K, ...values: PlaceholderValues<K>): string;
  violation(violation: Violation): Sentence;
  block(block: ControlBlock): Sentence;
  error(error: ShareError): string;
  fail(reason: FailReason): string;
  /** TikTok's levels in words; one that is not known by its raw name. */
  privacy(level: PrivacyLevel): string;
}

/** A sentence whose words are still on their way is empty. */
export function createText(
  language: LanguageTag | typeof PSEUDO_LANGUAGE,
  locale: Words,
  overrides: StringOverrides = {},
): Text {
  const format = createFormats(language);
  const words: Partial<Strings> = readOverrides(overrides)[0];
  const fill = (key: TextKey, values?: Values): string => {
    const message = formOf(words[key] ?? locale.strings[key] ?? '', values?.['count'], language);
    if (!values) return message;
    return message.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      if (typeof value === 'number') return format.number(value);
      return name === 'name' ? isolated(value, language) : value;
    });
  };
  const own = (text: string): Sentence => ({ text, prescribed: false });
  const prescribed = (key: keyof typeof PRESCRIBED): Sentence => ({
    text: PRESCRIBED[key],
    prescribed: true,
    translation: locale.prescribed?.[key],
  });
  // A key that only TikTok's answer names may not exist: then the caller has a sentence for the rest.
  const known = (key: string): key is TextKey => Object.hasOwn(locale.strings, key);

  return {
    language,
    format,
    prescribedTranslations: locale.prescribed,
    say: (key, ...values) => fill(key, values[0]),
    violation(violation) {
      if (violation.code === 'disclosure_incomplete') return prescribed('disclosureIncomplete');
      if (violation.code === 'branded_content_private') return prescribed('brandedNotPrivate');
      if (violation.code === 'creator_cannot_post') return own(fill(`error.${violation.block}`));
      return own(fill(`violation.${violation.code}`, inWords(violation, format)));
    },
    block(block) {
      if (block === 'branded_content_private') return prescribed('brandedNotPrivate');
      const words = fill(`block.${block}`);
      return block === 'private_with_branded' ? { ...prescribed('brandedNotPrivate'), wayOut: words } : own(words);
    },
    error: ({ code }) => fill(code === 'invalid_param' ? 'error.invalid_params' : `error.${code}`),
    fail(reason) {
      const key = `fail.${reason}`;
      return known(key) ? fill(key) : fill('fail.other', { reason });
    },
    privacy(level) {
      const key = `privacy.${level}`;
      return known(key) ? fill(key) : level;
    },
  };
}

type Values = Readonly<Record<string, string | number>>;

/** The form of a sentence for a count; a language without a form for it uses `other`, as CLDR does. */
function formOf(message: string | Plural, count: string | number | undefined, language: string): string {
  if (typeof message === 'string') return message;
  return (typeof count === 'number' && message[pluralOf(count, language)]) || message.other;
}

/** Making one costs the browser milliseconds, so each is made when it is first needed and shared by all elements. */
const rules = new Map<string, Intl.PluralRules>();

function pluralOf(count: number, language: string): Intl.LDMLPluralRule {
  // The form has a count in it, and would wait for the first rules of a page.
  if (language === 'en') return count === 1 ? 'one' : 'other';
  const made = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, made);
  return made.select(count);
}

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFEFC]/;

/** A file name of the user; kept from rearranging the sentence around it where one of both runs from right to left. */
function isolated(name: string, language: string): string {
  return directionOfLanguage(language) === 'rtl' || RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}

/** The facts of a violation as a reader expects them: sizes with units, lengths in words, and what is counted as a number. */
function inWords(violation: Violation, format: Formats): Values {
  const sizes = 'bytes' in violation;
  const lengths = 'seconds' in violation;
  // A length just over the limit would read like the limit.
  const digits = lengths && violation.seconds < violation.max + 0.5 ? 1 : 0;
  const words = Object.entries(violation).map(([name, value]: [string, string | number]) => {
    if (typeof value !== 'number' || name === 'count') return [name, value];
    if (sizes && (name === 'bytes' || name === 'max')) return [name, format.bytes(value)];
    if (name === 'frameRate') return [name, format.number(value) + ('variable' in violation ? ' (VFR)' : '')];
    return [name, lengths ? format.duration(value, name === 'max' ? 0 : digits) : format.number(value)];
  });
  const over = 'units' in violation ? [['count', violation.units - violation.max]] : [];
  return Object.fromEntries([...words, ...over]);
}
