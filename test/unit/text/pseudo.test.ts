import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PRESCRIBED } from '../../../src/domain/prescribed.js';
import { en } from '../../../src/text/en.js';
import { PSEUDO_LANGUAGE, pseudoLocale } from '../../../src/text/pseudo.js';
import { createText } from '../../../src/text/text.js';
import { formsOf, placeholdersIn } from './all-locales.js';

const plain = (sentence: string) => sentence.replace(/\{\w+\}/g, '');

describe('pseudoLocale', () => {
  const { strings } = pseudoLocale();
  const pairs = Object.entries(en).map(([key, message]) => ({
    key,
    english: formsOf(message).at(-1) ?? '',
    pseudo: formsOf(strings[key as keyof typeof en]).at(-1) ?? '',
  }));

  it('brackets every sentence and accents every one that has words', () => {
    for (const { key, english, pseudo } of pairs) {
      assert.match(pseudo, /^\[.*\]$/s, key);
      if (/[aeio]/i.test(plain(english))) assert.ok(!pseudo.includes(english), key);
    }
  });

  it('makes every sentence 40 % longer', () => {
    for (const { key, english, pseudo } of pairs) {
      assert.ok(plain(pseudo).length - 2 >= plain(english).length * 1.4, key);
    }
  });

  it('keeps the placeholders', () => {
    for (const { key, english, pseudo } of pairs)
      assert.deepEqual(placeholdersIn(pseudo), placeholdersIn(english), key);
  });

  it('leaves what TikTok prescribes as it is', () => {
    const text = createText(PSEUDO_LANGUAGE, pseudoLocale());
    const sentence = text.violation({ code: 'disclosure_incomplete' });
    assert.deepEqual([sentence.text, sentence.prescribed], [PRESCRIBED.disclosureIncomplete, true]);
  });

  it('names a language that formats know', () => {
    assert.equal(createText(PSEUDO_LANGUAGE, pseudoLocale()).format.number(1234.5), '1,234.5');
  });
});
