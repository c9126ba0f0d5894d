import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wordsOf } from '../../../src/testing/words.js';
import { directionOfLanguage, LANGUAGES, resolveLanguage } from '../../../src/text/languages.js';

const CASES: readonly (readonly [preferred: readonly string[], expected: string])[] = [
  [['en'], 'en'],
  [['en-GB'], 'en'],
  [['es-419'], 'es'],
  [['ES-mx'], 'es'],
  [['pt'], 'pt-BR'],
  [['pt-BR'], 'pt-BR'],
  [['pt_BR'], 'pt-BR'],
  [['PT-br'], 'pt-BR'],
  [['pt-PT'], 'pt-BR'],
  [['in'], 'id'],
  [['in-ID'], 'id'],
  [['de-Latn-CH-1996'], 'de'],
  [['ja-JP-u-ca-japanese'], 'ja'],
  [['ar-EG'], 'ar'],
  [['zh'], 'zh-Hans'],
  [['zh-CN'], 'zh-Hans'],
  [['zh-SG'], 'zh-Hans'],
  [['zh-Hans-HK', 'ko-KR'], 'zh-Hans'],
  [['zh_TW'], 'zh-Hant'],
  [['zh-HK'], 'zh-Hant'],
  [['zh-MO'], 'zh-Hant'],
  [['zh-hant-tw'], 'zh-Hant'],
  [['zh-TW-u-co-stroke'], 'zh-Hant'],
  [['iw-IL'], 'he'],
  [['tl-PH'], 'fil'],
  [['da', 'nb', 'fr-CA', 'de'], 'fr'],
  [['esperanto'], 'en'],
  [['', ' vi '], 'vi'],
  [['constructor'], 'en'],
  [[], 'en'],
];

describe('resolveLanguage', () => {
  for (const [preferred, expected] of CASES) {
    it(`takes ${expected} for [${preferred.join(', ')}]`, () => {
      assert.equal(resolveLanguage(preferred), expected);
    });
  }

  it('finds every language by its own tag', () => {
    for (const tag of LANGUAGES) assert.equal(resolveLanguage([tag]), tag);
  });
});

describe('the words of a language', () => {
  it('gives each language words of its own', async () => {
    const titles = await Promise.all(LANGUAGES.map(async (tag) => (await wordsOf(tag)).strings['publish.action']));
    assert.equal(new Set(titles).size, LANGUAGES.length);
  });
});

describe('directionOfLanguage', () => {
  it('runs Arabic and Hebrew from right to left and all others from left to right', () => {
    assert.deepEqual(
      LANGUAGES.filter((tag) => directionOfLanguage(tag) === 'rtl'),
      ['ar', 'he'],
    );
  });
});
