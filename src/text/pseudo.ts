import { PRESCRIBED, PROCESSING_NOTICE } from '../domain/prescribed.js';
import { en } from './en.js';
import type { Locale, Plural, PrescribedTranslations, Strings } from './strings.js';

/** The language tag that is reserved for accented pseudo-English. */
export const PSEUDO_LANGUAGE = 'en-XA';

const PLAIN = 'aceginorsuyzACEGINORSUYZ';
const ACCENTED = 'áçéĝíñóŕšúýžÁÇÉĜÍÑÓŔŠÚÝŽ';
const PADDING = ' one two three four five six seven eight nine ten';

/**
 * A locale that proves things to the eye and to tests: every sentence is accented (a plain one is hard-coded), bracketed (a
 * cut one lost its bracket) and 40 % longer (what overflows now would overflow in German). Placeholders are kept. What
 * TikTok prescribes is not a string of any locale and so stays as it is.
 */
export function pseudoLocale(): Locale {
  const prescribed = { ...PRESCRIBED, processingNotice: PROCESSING_NOTICE };
  // Both keep exactly the keys they are made from.
  return {
    strings: pseudoEach(en) as Strings,
    prescribed: pseudoEach(prescribed) as PrescribedTranslations,
  };
}

function pseudoEach(sentences: Readonly<Record<string, string | Plural>>): Readonly<Record<string, string | Plural>> {
  return Object.fromEntries(Object.entries(sentences).map(([key, sentence]) => [key, pseudoOf(sentence)]));
}

function pseudoOf(sentence: string | Plural): string | Plural {
  return typeof sentence === 'string' ? pseudo(sentence) : { other: pseudo(sentence.other) };
}

function pseudo(sentence: string): string {
  const longer = Math.ceil(sentence.replace(/\{\w+\}/g, '').length * 0.4);
  const padding = PADDING.repeat(Math.ceil(longer / PADDING.length)).slice(0, longer);
  return `[${accented(sentence)}${accented(padding)}]`;
}

function accented(text: string): string {
  return text.replace(/\{\w+\}|[a-zA-Z]/g, (part) => ACCENTED[PLAIN.indexOf(part)] ?? part);
}
