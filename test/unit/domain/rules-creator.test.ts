import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { POSTING_BLOCKS, evaluate, isPostingBlock } from '../../../src/domain/index.js';
import type { CreatorAnswer } from '../../../src/domain/index.js';
import { creatorCanPost } from '../../../src/domain/rules/creator-can-post.js';
import { creatorKnown } from '../../../src/domain/rules/creator-known.js';
import { creator } from '../../../src/testing/builders.js';
import { facts } from './builders.js';

describe('creatorKnown', () => {
  it('is broken until TikTok has described the creator [C-02, A-14.5]', () => {
    const unanswered = facts({ answer: { kind: 'unknown' } });
    assert.deepEqual(creatorKnown(unanswered), { code: 'creator_unknown' });
    assert.deepEqual(evaluate(unanswered), [{ code: 'creator_unknown' }]);
  });

  it('is broken where a host without types passes the creator in place of the answer', () => {
    const mistaken: unknown = creator();
    assert.deepEqual(evaluate({ ...facts(), creator: mistaken as CreatorAnswer }), [{ code: 'creator_unknown' }]);
  });

  it('is kept by an answer, be it a block', () => {
    assert.equal(creatorKnown(facts()), undefined);
    assert.equal(creatorKnown(facts({ answer: { kind: 'blocked', block: 'reached_active_user_cap' } })), undefined);
  });
});

describe('creatorCanPost', () => {
  for (const block of POSTING_BLOCKS) {
    it(`is broken by ${block} and names it [G-1b, A-13]`, () => {
      const blocked = facts({ answer: { kind: 'blocked', block } });
      assert.deepEqual(creatorCanPost(blocked), { code: 'creator_cannot_post', block });
      assert.deepEqual(evaluate(blocked), [{ code: 'creator_cannot_post', block }]);
    });
  }

  it('is kept by a creator who can post, and while nothing is known', () => {
    assert.equal(creatorCanPost(facts()), undefined);
    assert.equal(creatorCanPost(facts({ answer: { kind: 'unknown' } })), undefined);
  });
});

describe('isPostingBlock', () => {
  const rows: readonly (readonly [code: string, blocks: boolean])[] = [
    ['spam_risk_too_many_posts', true],
    ['spam_risk_user_banned_from_posting', true],
    ['reached_active_user_cap', true],
    ['ok', false],
    ['access_token_invalid', false],
    ['rate_limit_exceeded', false],
    ['', false],
    ['toString', false],
  ];
  for (const [code, blocks] of rows) {
    it(`says ${blocks} for "${code}" [G-1b]`, () => assert.equal(isPostingBlock(code), blocks));
  }
});
