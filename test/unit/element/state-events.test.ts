import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { POSTING_BLOCKS } from '../../../src/domain/creator.js';
import type { PostStatus } from '../../../src/domain/post-status.js';
import { TikTokErrorEvent, TikTokStatusEvent } from '../../../src/events.js';
import { eventsFor } from '../../../src/state-events.js';
import type { StateIn } from '../../../src/state/composer-state.js';
import { transition } from '../../../src/state/transition.js';
import { blocked, loading, processing, published, uploading } from '../../../src/testing/states.js';
import { createText } from '../../../src/text/text.js';

const text = createText('en');

describe('eventsFor', () => {
  for (const block of POSTING_BLOCKS) {
    it(`tells ${block} with the sentence that the page shows [G-1b]`, () => {
      const [event] = eventsFor(loading(), blocked(block), text);
      assert.ok(event instanceof TikTokErrorEvent);
      assert.deepEqual([event.code, event.sentence], [block, text.say(`error.${block}`)]);
    });
  }

  const inReview = published({ kind: 'in-review', stillAsking: true });
  const answers: readonly (readonly [
    what: string,
    from: StateIn<'processing' | 'published'>,
    status: PostStatus,
    types: readonly string[],
  ])[] = [
    ['that it works on the post', processing(), { kind: 'processing', stage: 'upload', bytes: 7 }, []],
    ['that the post is done', processing(), { kind: 'complete', postIds: [] }, ['tiktok-published']],
    ['that a draft is in the inbox', processing(), { kind: 'in_inbox' }, ['tiktok-published']],
    ['that the post failed', processing(), { kind: 'failed', reason: 'spam_risk' }, ['tiktok-error']],
    ['the id of a reviewed post', inReview, { kind: 'complete', postIds: ['1'] }, ['tiktok-published']],
  ];
  for (const [what, from, status, types] of answers) {
    it(`tells TikTok’s answer ${what} first, and then what follows from it [G-5e]`, () => {
      const [now] = transition(from, { type: 'status-answered', status });
      const [first, ...others] = eventsFor(from, now, text, status);
      assert.ok(first instanceof TikTokStatusEvent);
      assert.deepEqual([first.publishId, first.status], [from.publishId, status]);
      assert.deepEqual(
        others.map(({ type }) => type),
        types,
      );
    });
  }

  it('tells no status when the post is handed over: TikTok was not asked yet', () => {
    const [now] = transition(uploading(), { type: 'handed-over', publishId: 'p1' });
    assert.deepEqual([now.phase, eventsFor(uploading(), now, text)], ['processing', []]);
  });
});
