import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFormats } from '../../../src/text/format.js';
import type { LanguageTag } from '../../../src/text/languages.js';
import { LANGUAGES } from '../../../src/text/languages.js';

/** As Unicode's locale data has them; kinds of spaces are not compared. */
const EXPECTED: Readonly<Record<LanguageTag, readonly [number: string, bytes: string, span: string]>> = {
  en: ['1,234,567', '1.5 GB', '12 seconds'],
  es: ['1.234.567', '1,5 GB', '12 segundos'],
  'pt-BR': ['1.234.567', '1,5 GB', '12 segundos'],
  fr: ['1 234 567', '1,5 Go', '12 secondes'],
  de: ['1.234.567', '1,5 GB', '12 Sekunden'],
  it: ['1.234.567', '1,5 GB', '12 secondi'],
  id: ['1.234.567', '1,5 GB', '12 detik'],
  vi: ['1.234.567', '1,5 GB', '12 giây'],
  th: ['1,234,567', '1.5 GB', '12 วินาที'],
  ja: ['1,234,567', '1.5 GB', '12 秒'],
  ko: ['1,234,567', '1.5GB', '12초'],
  ar: ['1,234,567', '1.5 غ.ب', '12 ثانية'],
  nl: ['1.234.567', '1,5 GB', '12 seconden'],
  pl: ['1 234 567', '1,5 GB', '12 sekund'],
  tr: ['1.234.567', '1,5 GB', '12 saniye'],
  ru: ['1 234 567', '1,5 ГБ', '12 секунд'],
  uk: ['1 234 567', '1,5 ГБ', '12 секунд'],
  ro: ['1.234.567', '1,5 GB', '12 secunde'],
  el: ['1.234.567', '1,5 GB', '12 δευτερόλεπτα'],
  cs: ['1 234 567', '1,5 GB', '12 sekund'],
  sv: ['1 234 567', '1,5 GB', '12 sekunder'],
  ms: ['1,234,567', '1.5 GB', '12 saat'],
  fil: ['1,234,567', '1.5 GB', '12 segundo'],
  'zh-Hans': ['1,234,567', '1.5 GB', '12秒钟'],
  'zh-Hant': ['1,234,567', '1.5 GB', '12 秒'],
  hi: ['12,34,567', '1.5 GB', '12 सेकंड'],
  he: ['1,234,567', '1.5 GB', '12 שניות'],
};

const plainSpaces = (text: string) => text.replace(/\s/g, ' ');

describe('createFormats', () => {
  for (const language of LANGUAGES) {
    it(`writes numbers, bytes and spans as ${language} does`, () => {
      const format = createFormats(language);
      const written = [format.number(1_234_567), format.bytes(1_500_000_000), format.span(12)].map(plainSpaces);
      assert.deepEqual(written, EXPECTED[language]);
    });

    it(`uses the digits of the clock everywhere in ${language}`, () => {
      const format = createFormats(language);
      const afternoon = new Date(2026, 0, 5, 14, 5);
      const all = [
        format.number(47),
        format.percent(0.47),
        format.bytes(64e6),
        format.span(90),
        format.timeOfDay(afternoon),
      ];
      for (const text of all) assert.doesNotMatch(text.replace(/[0-9]/g, ''), /\p{Nd}/u);
      assert.match(format.timeOfDay(afternoon), /05/);
    });
  }

  for (const [language, morning] of [
    ['en', '9:05 AM'],
    ['de', '09:05'],
    ['es', '9:05'],
    ['zh-Hant', '上午9:05'],
  ] as const) {
    it(`writes a time of day as ${language} does`, () => {
      const written = createFormats(language).timeOfDay(new Date(2026, 0, 5, 9, 5));
      assert.equal(written.replace('\u202f', ' '), morning);
    });
  }

  const { bytes, clock, number, percent, span } = createFormats('en');

  it('groups digits from five on, and makes no formatter for less', (t) => {
    const made = t.mock.method(Intl, 'NumberFormat');
    const { number: fresh } = createFormats('en-x-fresh');
    assert.deepEqual([0, 47, 9999].map(fresh), ['0', '47', '9999']);
    assert.equal(made.mock.callCount(), 0);
    assert.deepEqual([10_000, -1, 0.5].map(number), ['10,000', '-1', '0.5']);
  });

  for (const [seconds, expected] of [
    [0, '0:00'],
    [24, '0:24'],
    [59.6, '1:00'],
    [600, '10:00'],
    [3723, '1:02:03'],
    [-1, '0:00'],
  ] as const) {
    it(`shows ${seconds} s on a clock as ${expected}`, () => assert.equal(clock(seconds), expected));
  }

  for (const [count, expected] of [
    [0, '0 byte'],
    [999, '999 byte'],
    [1000, '1 kB'],
    [64_000_000, '64 MB'],
    [1_550_000, '1.6 MB'],
    [4_000_000_000, '4 GB'],
    [4_000_000_000_000, '4,000 GB'],
  ] as const) {
    it(`writes ${count} bytes as ${expected}`, () => assert.equal(plainSpaces(bytes(count)), expected));
  }

  for (const [seconds, digits, expected] of [
    [0, 0, '0 seconds'],
    [1, 0, '1 second'],
    [90, 0, '1 minute 30 seconds'],
    [60, 0, '1 minute'],
    [59.96, 1, '1 minute'],
    [60.04, 1, '1 minute'],
    [3723, 0, '1 hour 2 minutes 3 seconds'],
    [-1, 0, '0 seconds'],
  ] as const) {
    it(`writes ${seconds} s with ${digits} digits as ${expected}`, () =>
      assert.equal(createFormats('en').duration(seconds, digits), expected));
  }

  it('never says that nothing is left while something is', () => {
    assert.equal(span(0.2), '1 second');
    assert.equal(span(61), '1 minute');
  });

  it('shows whole percents', () => assert.equal(percent(0.474), '47%'));
});
