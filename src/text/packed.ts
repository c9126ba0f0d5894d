import { PRESCRIBED } from '../domain/prescribed.js';
import { en } from './en.js';
import type { Locale, PrescribedTranslations, Strings } from './strings.js';

/** Stand for the first to fourth placeholder of the English sentence. */
const PLACEHOLDER_MARKS = '~^_=';

/**
 * Reads a locale in the form that the build gives it: one string of fields parted by `|`. The first field lists marks; the
 * phrase of each mark follows; then come the sentences without their keys, in the order of English, and the prescribed
 * translations. A mark stands for its phrase in all fields after the phrase; an empty field repeats the words of the first
 * key with the same English.
 *
 * Throws when the fields are not as many as the keys: then the file belongs to another version.
 */
export function unpackLocale(packed: string): Locale {
  const [marks = '', ...fields] = packed.split('|');
  const values = [...marks].reduce(
    ([phrase = '', ...rest], mark) => rest.map((field) => field.split(mark).join(phrase)),
    fields,
  );
  const keys = Object.entries(en);
  const prescribed = [...Object.keys(PRESCRIBED), 'processingNotice'];
  if (values.length !== keys.length + prescribed.length) throw new Error('The locale is of another version.');
  const first = keys.map(([, english]) => keys.findIndex(([, other]) => other === english));
  const strings = keys.map(([key, english], index) => [
    key,
    withPlaceholders(values[index] || (values[first[index] ?? index] ?? ''), english),
  ]);
  const translations = prescribed.map((key, index) => [key, values[keys.length + index]]);
  return {
    // The fields were made from these same keys.
    strings: Object.fromEntries(strings) as Strings,
    prescribed: Object.fromEntries(translations) as PrescribedTranslations,
  };
}

function withPlaceholders(value: string, english: string): string {
  const placeholders = [...new Set(english.match(/\{\w+\}/g))];
  return value.replace(/[~^_=]/g, (mark) => placeholders[PLACEHOLDER_MARKS.indexOf(mark)] ?? mark);
}
