import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PRESCRIBED } from '../../../src/domain/prescribed.js';
import { en } from '../../../src/text/en.js';
import { formsOf, placeholdersIn, TRANSLATIONS } from './all-locales.js';

/** Words that are the same in English and in some other languages: names, signs, and words that both share. */
const SHARED = new Set([
  'text.count',
  'progress.photo',
  'media.label.video',
  'media.pause',
  'media.photo-cover',
  'media.cover',
  'progress.pause',
  'description.label',
  'interactions.label',
  'privacy.FOLLOWER_OF_CREATOR',
]);

const QUOTED_ONLY_ME = { de: '„', fr: '«', es: '«', ar: '«', ja: '「', ko: '‘' } as const;

for (const { tag, locale } of TRANSLATIONS) {
  const messages = Object.entries(locale.strings);
  const sentences = messages.flatMap(([key, message]) => formsOf(message).map((words) => [key, words] as const));
  const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;

  describe(`locale ${tag}`, () => {
    it('has the keys of English, in the order of English', () => {
      assert.deepEqual(Object.keys(locale.strings), Object.keys(en));
    });

    it('keeps the placeholders of each sentence', () => {
      for (const [key, message] of Object.entries(en)) {
        const expected = placeholdersIn(formsOf(message).at(-1) ?? '');
        for (const words of formsOf(locale.strings[key as keyof typeof en])) {
          // "One photo" needs no figure.
          const own = placeholdersIn(words);
          const complete = typeof message === 'string' || own.includes('count') ? own : [...own, 'count'].sort();
          assert.deepEqual(complete, expected, `${key}: ${words}`);
        }
      }
    });

    it('has a form for each plural category of the language, and none that it lacks', () => {
      for (const [key, message] of messages) {
        if (typeof message === 'string') continue;
        assert.deepEqual(Object.keys(message).sort(), [...categories].sort(), key);
      }
    });

    it('leaves no sentence in English', () => {
      const untranslated = sentences.filter(
        ([key, words]) => !SHARED.has(key) && formsOf(en[key as keyof typeof en]).includes(words),
      );
      assert.deepEqual(untranslated, []);
    });

    it('has no empty sentence, no doubled or outer space and no straight quote', () => {
      for (const [key, words] of [...sentences, ...Object.entries(locale.prescribed ?? {})]) {
        assert.match(words, /\S/, key);
        assert.doesNotMatch(words, /^\s|\s$|\s\s|['"]/, key);
      }
    });

    it('needs no grammatical number: no ending in brackets or after a slash', () => {
      for (const [key, words] of sentences) assert.doesNotMatch(words, /\p{L}\(\p{L}{1,3}\)/u, key);
    });

    it('names what to choose as the option itself is named', () => {
      const onlyMe = locale.strings['privacy.SELF_ONLY'];
      for (const key of ['block.privacy_unaudited', 'violation.privacy_unaudited'] as const) {
        assert.ok(locale.strings[key].includes(onlyMe), key);
        if (tag in QUOTED_ONLY_ME) {
          assert.ok(locale.strings[key].includes(QUOTED_ONLY_ME[tag as keyof typeof QUOTED_ONLY_ME]), key);
        }
      }
    });

    it('translates every prescribed sentence in words of its own', () => {
      assert.deepEqual(Object.keys(locale.prescribed ?? {}), [...Object.keys(PRESCRIBED), 'processingNotice']);
      for (const [key, english] of Object.entries(PRESCRIBED)) {
        assert.notEqual(locale.prescribed?.[key as keyof typeof PRESCRIBED], english, key);
      }
    });
  });
}
