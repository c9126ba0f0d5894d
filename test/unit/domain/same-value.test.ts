import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sameValue } from '../../../src/domain/index.js';
import { anyFacts } from './arbitraries.js';

describe('sameValue', () => {
  const rows: readonly (readonly [a: unknown, b: unknown, same: boolean])[] = [
    [1, 1, true],
    [1, 2, false],
    [1, '1', false],
    [Number.NaN, Number.NaN, true],
    [null, null, true],
    [null, undefined, false],
    [null, {}, false],
    [0, false, false],
    ['', undefined, false],
    [{}, {}, true],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [{ a: 1 }, { a: 1, b: undefined }, true],
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: 1 }, { a: 1, b: null }, false],
    [{ a: { b: [1, { c: 2 }] } }, { a: { b: [1, { c: 2 }] } }, true],
    [{ a: { b: [1, { c: 2 }] } }, { a: { b: [1, { c: 3 }] } }, false],
    [[1, 2], [1, 2], true],
    [[1, 2], [2, 1], false],
    [[1, 2], [1], false],
    [[], {}, false],
    [['a'], { 0: 'a' }, false],
    [JSON.parse('{"__proto__":{"a":1}}'), {}, false],
    [{ toString: 1 }, {}, false],
  ];
  for (const [a, b, same] of rows) {
    const shown = [a, b].map((value) => JSON.stringify(value) ?? String(value)).join(' and ');
    it(`says ${same} for ${shown}`, () => {
      assert.equal(sameValue(a, b), same);
      assert.equal(sameValue(b, a), same);
    });
  }

  it('finds plain data the same after a trip through JSON', () => {
    fc.assert(
      fc.property(anyFacts, (given) => assert.ok(sameValue(JSON.parse(JSON.stringify(given)), given))),
      { numRuns: 500 },
    );
  });
});
