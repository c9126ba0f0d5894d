import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  anything,
  boolean,
  count,
  either,
  exactly,
  list,
  matching,
  maybe,
  moment,
  number,
  numeric,
  object,
  oneOf,
  optional,
  readBy,
  REFUSED,
  text,
} from '../../../src/wire/shape.js';
import type { Reader } from '../../../src/wire/shape.js';

const pair = { a: number, b: optional(number), c: maybe(number) };

/** What each takes, which it returns as it came, and what it refuses. */
const READERS: readonly (readonly [
  name: string,
  Reader<unknown>,
  taken: readonly unknown[],
  refused: readonly unknown[],
])[] = [
  ['anything', anything, [undefined, null, 1, {}], []],
  ['boolean', boolean, [true, false], [undefined, null, 0, 'true']],
  ['number', number, [0, -1.5], [Infinity, Number.NaN, '1', null, undefined]],
  ['count', count, [0, 7], [-1, 0.5, 2 ** 53, Number.NaN, '1']],
  ['numeric', numeric, [1, -2], ['x', 'Infinity', Number.NaN, null, true, [], undefined]],
  ['text', text(3), ['', 'abc'], ['abcd', 1, null, undefined, ['a'], new String('a')]],
  ['matching', matching(/^[a-z]+$/), ['abc'], ['', 'A', 'abc1', null, ['abc']]],
  [
    'moment',
    moment,
    ['2026-11-28T08:00:00.000Z', '2024-02-29T23:59:59Z'],
    [
      '2026-11-28',
      '2026-02-30T08:00:00Z',
      '2026-11-28T24:00:00Z',
      '2026-11-28T08:00:60Z',
      '2026-11-28T08:00:00+01:00',
      1,
    ],
  ],
  ['oneOf', oneOf('a', false), ['a', false], ['b', true, undefined, 0, '']],
  ['either', either(boolean, count), [false, 0], ['', -1, undefined]],
  ['list', list(count, 2), [[], [1, 2]], [[1, 2, 3], [1, -1], {}, { length: 0 }, 'ab', null]],
  ['maybe', maybe(count), [undefined, 1], [null, -1]],
  ['object', object({ a: object({ b: count }) }), [{ a: { b: 1 } }], [{ a: {} }, { a: [] }, [], null, 'a', undefined]],
  ['exactly', exactly({ a: count }), [{ a: 1 }], [{ a: 1, b: 2 }, { a: 1, b: undefined }, {}, [], null]],
  [
    'exactly, where members may be missing',
    exactly(pair),
    [{ a: 1, b: 2, c: 3 }],
    [
      { a: 1, d: 4 },
      { a: 1, b: null },
    ],
  ],
];

function assertReads(): void {
  for (const [name, read, taken, refused] of READERS) {
    for (const value of taken) assert.deepEqual(read(value), value, `${name}: ${JSON.stringify(value)}`);
    for (const value of refused) assert.equal(read(value), REFUSED, `${name}: ${JSON.stringify(value)}`);
  }
}

describe('the readers of the wire', () => {
  it('take what they are for, as it came, and refuse everything else', assertReads);

  it('do so where a page has added enumerable names to `Object.prototype`, none of which is a member', () => {
    const added = { a: 1, b: 2, isOptional: true, added: () => {} };
    try {
      for (const [name, value] of Object.entries(added)) Reflect.set(Object.prototype, name, value);
      assert.equal(readBy(object({ a: number }), {}), undefined);
      assert.deepEqual(Object.keys(readBy(exactly(pair), { a: 1 }) ?? {}), ['a', 'c']);
      assert.equal(readBy(exactly({ c: number }), JSON.parse('{"c":1,"a":1}')), undefined);
      assertReads();
    } finally {
      for (const name of Object.keys(added)) Reflect.deleteProperty(Object.prototype, name);
    }
  });

  it('keep a member that may be missing as it came: there, or not', () => {
    assert.deepEqual(readBy(object(pair), { a: 1, b: undefined, d: 4 }), { a: 1, b: undefined, c: undefined });
    assert.deepEqual(readBy(object(pair), { a: 1 }), { a: 1, c: undefined });
  });

  it('make nothing of a name that is a prototype, and read a number from a text', () => {
    assert.equal(readBy(object({ a: number }), JSON.parse('{"__proto__":{"a":1}}')), undefined);
    assert.equal(readBy(exactly({ a: number }), JSON.parse('{"a":1,"__proto__":{}}')), undefined);
    assert.equal(readBy(numeric, '12'), 12);
  });
});
