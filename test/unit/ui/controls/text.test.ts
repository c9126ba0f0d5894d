import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { normalizeText } from '../../../../src/domain/plain-text.js';
import { tokenize, trimToLimit } from '../../../../src/ui/controls/text.js';

/** Any UTF-16 text: lone surrogates, marks, line breaks and the characters that tags are made of. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('#', '@', '\r', '\n', '\ud83d', '\ude00', '👩‍👩‍👧', 'e\u0301', 'a'),
    ),
  )
  .map((parts) => parts.join(''));

describe('normalizeText', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['keeps a plain text', 'Good morning', 'Good morning', 'Good morning'],
    ['turns CRLF into LF', 'a\r\nb', 'a\nb', 'a b'],
    ['turns CR into LF', 'a\rb', 'a\nb', 'a b'],
    ['keeps empty lines', 'a\r\n\r\nb', 'a\n\nb', 'a  b'],
    ['repairs a lone high surrogate', 'a\ud83d', 'a\ufffd', 'a\ufffd'],
    ['repairs a lone low surrogate', '\ude00a', '\ufffda', '\ufffda'],
    ['keeps a pair', '😀', '😀', '😀'],
    ['repairs surrogates in the wrong order', '\ude00\ud83d', '\ufffd\ufffd', '\ufffd\ufffd'],
  ];
  for (const [name, text, lines, line] of cases) {
    it(name, () => {
      assert.equal(normalizeText(text), lines);
      assert.equal(normalizeText(text, { singleLine: true }), line);
    });
  }

  it('always gives text that can be encoded, and the same text the second time', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, singleLine) => {
        const once = normalizeText(text, { singleLine });
        assert.equal(new TextDecoder().decode(new TextEncoder().encode(once)), once.replace(/^\ufeff/, ''));
        assert.equal(normalizeText(once, { singleLine }), once);
        assert.ok(!once.includes('\r'));
        if (singleLine) assert.ok(!once.includes('\n'));
      }),
    );
  });

  it('changes the length by CRLF alone, so what is counted is what stands in the field', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.equal(normalizeText(text).length, text.replaceAll('\r\n', '\n').length);
      }),
    );
  });
});

describe('tokenize', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['', []],
    ['plain', []],
    ['#sun', ['#sun']],
    ['a #sun b', ['#sun']],
    ['#sun#sea', ['#sun', '#sea']],
    ['##sun', ['#sun']],
    ['#sun, #sea.', ['#sun', '#sea']],
    ['(#sun)', ['#sun']],
    ['#123', ['#123']],
    ['#', []],
    ['# sun', []],
    ['word#sun', []],
    ['https://example.org/#top', []],
    ['&#39;', []],
    ['#été #日本 #हिन्दी', ['#été', '#日本', '#हिन्दी']],
    ['❤️#love', ['#love']],
    ['#️⃣', []],
    ['#love❤️', ['#love']],
    ['@ada', ['@ada']],
    ['@ada.l', ['@ada.l']],
    ['@ada.l.', ['@ada.l']],
    ['@ada, @bob_', ['@ada', '@bob_']],
    ['ada@example.org', []],
    ['@', []],
    ['@.', []],
    ['@@ada', []],
    ['@ada#sun', ['@ada']],
    ['line\n#next', ['#next']],
  ];
  for (const [text, tokens] of cases) {
    it(`finds ${JSON.stringify(tokens)} in ${JSON.stringify(text)}`, () => {
      const found = tokenize(text).filter(({ kind }) => kind !== 'plain');
      assert.deepEqual(
        found.map((segment) => segment.text),
        tokens,
      );
      for (const { kind, text: token } of found) assert.equal(kind, token.startsWith('#') ? 'hashtag' : 'mention');
    });
  }

  it('loses, adds and reorders nothing, and leaves no empty segment', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const segments = tokenize(text);
        assert.equal(segments.map((segment) => segment.text).join(''), text);
        assert.ok(segments.every((segment) => segment.text !== ''));
      }),
    );
  });

  it('takes time in proportion to the text, whatever stands in it', () => {
    for (const text of [
      '#'.repeat(20_000),
      '@'.repeat(20_000),
      '#a'.repeat(10_000),
      '@a.'.repeat(7_000),
      'a.'.repeat(10_000),
    ]) {
      assert.equal(
        tokenize(text).reduce((length, segment) => length + segment.text.length, 0),
        text.length,
      );
    }
  });
});

describe('trimToLimit', () => {
  const cases: readonly (readonly [string, number, string])[] = [
    ['abc', 5, 'abc'],
    ['abc', 3, 'abc'],
    ['abc', 2, 'ab'],
    ['abc', 0, ''],
    ['abc', -1, ''],
    ['', 0, ''],
    ['a😀', 2, 'a'],
    ['a😀', 3, 'a😀'],
    ['e\u0301e\u0301', 3, 'e\u0301'],
    ['x👩‍👩‍👧', 5, 'x'],
    ['👩‍👩‍👧', 7, ''],
    ['🇫🇷🇩🇪', 6, '🇫🇷'],
    ['a\r\n', 2, 'a'],
  ];
  for (const [text, limit, kept] of cases) {
    it(`keeps ${JSON.stringify(kept)} of ${JSON.stringify(text)} within ${limit}`, () => {
      assert.equal(trimToLimit(text, limit), kept);
    });
  }

  it('gives the longest run of whole graphemes within the limit', () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), (text, limit) => {
        let kept = '';
        for (const { segment } of new Intl.Segmenter().segment(text)) {
          if (kept.length + segment.length > limit) break;
          kept += segment;
        }
        assert.equal(trimToLimit(text, limit), kept);
      }),
    );
  });
});
