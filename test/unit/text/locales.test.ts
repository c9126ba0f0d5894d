import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PRESCRIBED, PROCESSING_NOTICE } from '../../../src/domain/prescribed.js';
import { BOOT_TEXT } from '../../../src/text/boot-text.js';
import { en } from '../../../src/text/en.js';
import { directionOfLanguage } from '../../../src/text/languages.js';
import type { LanguageTag } from '../../../src/text/languages.js';
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

/** The mark that opens a quotation. */
const QUOTATION: Readonly<Record<Exclude<LanguageTag, 'en'>, string>> = {
  es: '«',
  'pt-BR': '“',
  fr: '«\u00a0',
  de: '„',
  it: '“',
  id: '“',
  vi: '“',
  th: '“',
  ja: '「',
  ko: '‘',
  ar: '«',
  nl: '‘',
  pl: '„',
  tr: '“',
  ru: '«',
  uk: '«',
  ro: '„',
  el: '«',
  cs: '„',
  sv: '”',
  ms: '“',
  fil: '“',
  'zh-Hans': '“',
  'zh-Hant': '「',
  hi: '“',
  he: '״',
};

/** Words of English sentences that are no words of any other language here. */
const ENGLISH_WORDS = /\b(?:the|your|this|you|with|again|choose|isn’t|can’t|wasn’t)\b/i;

/** Letters of a language that is not written in Latin ones, by the script that Unicode's data names for it. */
const LETTERS: Readonly<Record<string, RegExp>> = {
  Arab: /\p{Script=Arabic}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Deva: /\p{Script=Devanagari}/u,
  Grek: /\p{Script=Greek}/u,
  Hans: /\p{Script=Han}/u,
  Hant: /\p{Script=Han}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Jpan: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Kore: /\p{Script=Hangul}/u,
  Thai: /\p{Script=Thai}/u,
};

/** Characters of these sentences that only one of the two Chinese scripts has. */
const OF_THE_OTHER_SCRIPT: Readonly<Record<string, RegExp>> = {
  Hans: /[請選擇發佈檔帳號這為應無開關傳載讀確連線圖與後會錄視頻轉換張內設處標題鏈評論隱]/,
  Hant: /[请选择发档账号这为应无开关传载读确连线图与后会录视频转换张内设处标题链评论隐]/,
};

/** Punctuation of English where the language has its own: a mark of another width, or a French mark without its hard space. */
const FOREIGN_MARKS: Readonly<Record<string, RegExp>> = {
  fr: /[ \p{L}\d}][:;!?»]|«[^\u00a0]/u,
  ar: /[,;?]/,
  el: /\?/,
  hi: /[\p{L}\p{M})}]\.(?: |$)/u,
  ja: /[.,:;!?](?: |$)/,
  'zh-Hans': /[.,:;!?](?: |$)/,
  'zh-Hant': /[.,:;!?](?: |$)/,
};

/** The counts up to a thousand that take this form. */
function countsOf(tag: string, category: string): readonly number[] {
  const rules = new Intl.PluralRules(tag);
  return Array.from({ length: 1001 }, (_, count) => count).filter((count) => rules.select(count) === category);
}

for (const { tag, locale } of TRANSLATIONS) {
  const messages = Object.entries(locale.strings);
  const sentences = messages.flatMap(([key, message]) => formsOf(message).map((words) => [key, words] as const));
  const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;

  describe(`locale ${tag}`, () => {
    it('has the keys of English, in the order that every other locale has', () => {
      const keys = Object.keys(locale.strings);
      assert.deepEqual([...keys].sort(), Object.keys(en).sort());
      assert.deepEqual(keys, Object.keys(TRANSLATIONS[0]?.locale.strings ?? {}));
    });

    it('keeps the placeholders of each sentence', () => {
      for (const [key, message] of Object.entries(en)) {
        const expected = placeholdersIn(formsOf(message).at(-1) ?? '');
        const own = locale.strings[key as keyof typeof en];
        const forms = typeof own === 'string' ? { other: own } : own;
        for (const [category, words] of Object.entries(forms)) {
          // "One photo" needs no figure where the form is for that count alone.
          const isForOne = typeof own !== 'string' && countsOf(tag, category).length === 1;
          const named = placeholdersIn(words);
          const complete = isForOne && !named.includes('count') ? [...named, 'count'].sort() : named;
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
      for (const [key, words] of sentences) assert.doesNotMatch(words, ENGLISH_WORDS, key);
    });

    it('is written in the script of the language', () => {
      const { script = '' } = new Intl.Locale(tag).maximize();
      for (const [key, words] of [...sentences, ...Object.entries(locale.prescribed ?? {})]) {
        const written = words.replace(/\{\w+\}/g, '');
        if (/\p{L}/u.test(written)) assert.match(written, LETTERS[script] ?? /\p{Script=Latin}/u, key);
        assert.doesNotMatch(written, OF_THE_OTHER_SCRIPT[script] ?? /[^\s\S]/, key);
      }
    });

    it('keeps width before height', () => {
      if (directionOfLanguage(tag) === 'ltr') return;
      for (const [key, words] of sentences.filter(([, each]) => each.includes('{width}')))
        assert.ok(words.includes('\u2066{width} × {height}\u2069'), key);
    });

    it('has no empty sentence, no doubled or outer space and no straight quote', () => {
      for (const [key, words] of [...sentences, ...Object.entries(locale.prescribed ?? {})]) {
        assert.match(words, /\S/, key);
        assert.doesNotMatch(words, /^\s|\s$|\s\s|['"]/, key);
      }
    });

    it('punctuates as the language does', () => {
      for (const [key, words] of [...sentences, ...Object.entries({ ...locale.prescribed, ...BOOT_TEXT[tag] })])
        assert.doesNotMatch(words, FOREIGN_MARKS[tag] ?? /[^\s\S]/, key);
    });

    it('offers to try again in the same words before and after the page has loaded', () => {
      assert.equal(BOOT_TEXT[tag].again, locale.strings['blocked.again']);
    });

    it('needs no grammatical number: no ending in brackets or after a slash', () => {
      for (const [key, words] of sentences) assert.doesNotMatch(words, /\p{L}\(\p{L}{1,3}\)/u, key);
    });

    it('names what to choose as the option itself is named', () => {
      const onlyMe = locale.strings['privacy.SELF_ONLY'];
      for (const key of ['block.privacy_unaudited', 'violation.privacy_unaudited'] as const) {
        assert.ok(locale.strings[key].includes(onlyMe), key);
        assert.ok(locale.strings[key].includes(QUOTATION[tag] + onlyMe), key);
      }
    });

    it('translates every prescribed sentence in words of its own', () => {
      assert.deepEqual(Object.keys(locale.prescribed ?? {}), [...Object.keys(PRESCRIBED), 'processingNotice']);
      for (const [key, english] of Object.entries({ ...PRESCRIBED, processingNotice: PROCESSING_NOTICE })) {
        assert.notEqual(locale.prescribed?.[key as keyof typeof PRESCRIBED], english, key);
      }
    });
  });
}
