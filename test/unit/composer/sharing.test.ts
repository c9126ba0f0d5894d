import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createComposer } from '../../../src/composer/composer.js';
import { sharing } from '../../../src/composer/sharing.js';
import { completeDraft } from '../../../src/testing/builders.js';
import { editing } from '../../../src/testing/states.js';

describe('sharing', () => {
  it('gives the value before where the next one says the same', () => {
    const before = { list: [{ a: 1 }], text: 'x' };
    assert.equal(sharing(before, { list: [{ a: 1 }], text: 'x' }), before);
  });

  it('gives another value with the parts that have not changed', () => {
    const before = { same: { a: [1] }, other: { b: 1 } };
    const next = sharing(before, { same: { a: [1] }, other: { b: 2 } });
    assert.notEqual(next, before);
    assert.equal(next.same, before.same);
    assert.deepEqual(next, { same: { a: [1] }, other: { b: 2 } });
  });

  for (const [what, before, next] of [
    ['a field that is gone', { a: 1, b: undefined }, { a: 1 }],
    ['a field that is new', { a: 1 }, { a: 1, b: undefined }],
    ['a shorter list', [1, 2], [1]],
    ['a list in place of an object', { 0: 1 }, [1]],
    ['nothing before', undefined, { a: 1 }],
    ['an object with a class', new Error('x'), new Error('x')],
  ] as const) {
    it(`takes ${what} for a change`, () => {
      const shared: unknown = sharing(before, next);
      assert.notEqual(shared, before);
      assert.deepEqual(shared, next);
    });
  }

  it('freezes all of it', () => {
    const shared = sharing({ same: { a: 1 } }, { same: { a: 1 }, list: [{ b: [2] }] });
    for (const part of [shared, shared.list, shared.list[0], shared.list[0]?.b]) assert.ok(Object.isFrozen(part));
  });

  it('leaves what is frozen as it is', () => {
    const next = Object.freeze({ a: 1 });
    assert.equal(sharing({ a: 1 }, next), next);
  });
});

describe('the view of a composer', () => {
  it('keeps each part that a key does not change', () => {
    const composer = createComposer({ initialState: editing({ draft: completeDraft({ title: 'a' }) }) });
    const before = composer.getView();
    composer.dispatch({ type: 'draft-edited', edit: { field: 'title', value: 'ab' } });
    const { form: was, ...around } = before;
    const { form, ...others } = composer.getView();
    const names = (Object.keys(form) as (keyof typeof form)[]).filter((name) => form[name] !== was[name]);
    assert.deepEqual(names, ['draft', 'title']);
    assert.deepEqual(
      Object.entries(others).filter(([name, part]) => part !== around[name as keyof typeof around]),
      [],
    );
  });
});
