import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { searchOption, stepForKey, type KeyPress, type SelectStep } from '../../../../src/ui/controls/select-keys.js';

const COUNT = 14;

describe('stepForKey', () => {
  type Case = readonly [press: string | KeyPress, closed: SelectStep | undefined, open: SelectStep | undefined];
  const cases: readonly Case[] = [
    ['ArrowDown', 'open', 4],
    ['ArrowUp', 'open', 2],
    [{ key: 'ArrowDown', altKey: true }, 'open', 3],
    [{ key: 'ArrowUp', altKey: true }, 'open', 'take'],
    ['Home', 0, 0],
    ['End', 13, 13],
    ['PageDown', undefined, 13],
    ['PageUp', undefined, 0],
    ['Enter', 'open', 'choose'],
    [' ', 'open', 'choose'],
    ['Tab', undefined, 'leave'],
    ['Escape', undefined, 'close'],
    ['f', 'search', 'search'],
    ['É', 'search', 'search'],
    ['日', 'search', 'search'],
    ['😀', 'search', 'search'],
    [{ key: 'f', altKey: true }, undefined, undefined],
    [{ key: 'f', ctrlKey: true }, undefined, undefined],
    [{ key: 'f', metaKey: true }, undefined, undefined],
    ['F2', undefined, undefined],
    ['Shift', undefined, undefined],
    ['Dead', undefined, undefined],
  ];
  for (const [press, closed, open] of cases) {
    const keyPress = typeof press === 'string' ? { key: press } : press;
    it(`reads ${JSON.stringify(press)} as ${closed} while closed and ${open} while open`, () => {
      assert.equal(stepForKey(keyPress, { open: false, active: -1, count: COUNT }), closed);
      assert.equal(stepForKey(keyPress, { open: true, active: 3, count: COUNT }), open);
    });
  }

  it('stops at both ends', () => {
    assert.equal(stepForKey({ key: 'ArrowUp' }, { open: true, active: 0, count: 3 }), 0);
    assert.equal(stepForKey({ key: 'ArrowDown' }, { open: true, active: 2, count: 3 }), 2);
  });
});

describe('searchOption', () => {
  const labels = ['Everyone', 'Friends', 'Followers', 'Only me', 'Élan'];
  const cases: readonly (readonly [string, number, number])[] = [
    ['f', -1, 1],
    ['f', 1, 2],
    ['ff', 2, 1],
    ['fo', 1, 2],
    ['FOL', 0, 2],
    ['only ', 3, 3],
    ['o ', 0, -1],
    ['x', 0, -1],
    ['é', 0, 4],
    ['e', 4, 0],
  ];
  for (const [typed, active, found] of cases) {
    it(`leads from ${active} by ${JSON.stringify(typed)} to ${found}`, () => {
      assert.equal(searchOption(labels, typed, active), found);
    });
  }

  it('finds nothing in an empty list', () => {
    assert.equal(searchOption([], 'a', -1), -1);
  });
});
