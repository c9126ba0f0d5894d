import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { POSTING_BLOCKS } from '../../../src/domain/creator.js';
import { ShareError } from '../../../src/domain/errors.js';
import type { PostStatus } from '../../../src/domain/post-status.js';
import { TikTokErrorEvent, TikTokStatusEvent } from '../../../src/events.js';
import * as classes from '../../../src/events.js';
import type { ComposerEvent } from '../../../src/composer/events.js';
import type { ComposerState, StateIn } from '../../../src/composer/state.js';
import { transition } from '../../../src/composer/transition.js';
import { completeDraft, photos } from '../../../src/testing/builders.js';
import {
  blocked,
  creating,
  disconnected,
  editing,
  failed,
  loading,
  page,
  processing,
  published,
  uploading,
} from '../../../src/testing/states.js';
import { ENGLISH } from '../../../src/text/en.js';
import { createText } from '../../../src/text/text.js';
import { eventsFor } from '../../../src/ui/host-events.js';

const text = createText('en', ENGLISH);

const SHOWN: ComposerEvent = { type: 'page-shown' };

/** The events that the change from one state to another stands for. */
function between(before: ComposerState, now: ComposerState, event: ComposerEvent = SHOWN): readonly Event[] {
  return eventsFor({ before, now, event }, { text, classes });
}

describe('eventsFor', () => {
  for (const block of POSTING_BLOCKS) {
    it(`reports ${block} with the sentence that the page shows [G-1b]`, () => {
      const [event] = between(loading(), blocked(block));
      assert.ok(event instanceof TikTokErrorEvent);
      assert.deepEqual([event.code, event.sentence], [block, text.say(`error.${block}`)]);
    });
  }

  it('reports a link that failed once, and not again while something else changes', () => {
    const link = { kind: 'failed', error: new ShareError('popup_blocked') } as const;
    const before = disconnected({ link });
    const failed: ComposerEvent = { type: 'connect-failed', run: 1, error: link.error };
    const connecting = disconnected({ link: { kind: 'connecting', switching: false } });
    assert.deepEqual(
      between(connecting, before, failed).map(({ type }) => type),
      ['tiktok-error'],
    );
    const later = disconnected({ link, page: page({ unplayable: ['a'] }) });
    assert.deepEqual(between(before, later, { type: 'media-unplayable', key: 'a' }), []);
  });

  it('reports an unknown outcome with the publish id to look it up by, and TikTok’s reference [C-05]', () => {
    const error = new ShareError('unknown_outcome', { logId: '20261122' });
    const [event] = between(processing(), failed({ kind: 'unknown', error, publishId: 'p1' }));
    assert.ok(event instanceof TikTokErrorEvent);
    const { kind, code, publishId, logId, retryable } = event;
    assert.deepEqual(
      [kind, code, publishId, logId, retryable],
      ['unknown', 'unknown_outcome', 'p1', '20261122', false],
    );
  });

  it('reports a change of the draft when the user makes it, not when the host presets it', () => {
    const [edited] = transition(editing(), { type: 'draft-edited', edit: { field: 'title', value: 'a' } });
    const event: ComposerEvent = { type: 'draft-edited', edit: { field: 'title', value: 'a' } };
    assert.deepEqual(
      between(editing(), edited, event).map(({ type }) => type),
      ['tiktok-draft-change'],
    );
    const { setup } = page();
    const preset: ComposerEvent = { type: 'setup-changed', setup: { ...setup, title: 'b' } };
    assert.deepEqual(between(editing(), transition(editing(), preset)[0], preset), []);
  });

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
    it(`reports TikTok’s answer ${what} first, and then what follows from it [G-5e]`, () => {
      const running = { ...from, page: page({ runs: { post: 1 }, lastRun: 1 }) };
      const event: ComposerEvent = { type: 'status-received', run: 1, status };
      const [first, ...others] = between(running, transition(running, event)[0], event);
      assert.ok(first instanceof TikTokStatusEvent);
      assert.deepEqual([first.publishId, first.status], [from.publishId, status]);
      assert.deepEqual(
        others.map(({ type }) => type),
        types,
      );
    });
  }

  it('reports no status when the post is sent: TikTok was not asked yet', () => {
    const running = uploading(undefined, undefined, { page: page({ runs: { post: 1 }, lastRun: 1 }) });
    const event: ComposerEvent = { type: 'transfer-completed', run: 1 };
    const [now] = transition(running, event);
    assert.deepEqual([now.phase, between(running, now, event)], ['processing', []]);
  });

  it('reports the status and the end of a post behind a reset under its own id, whatever stands before it [R5]', () => {
    const putAside = { ...processing({ publishId: 'p1' }), page: page({ runs: { post: 1 }, lastRun: 1 }) };
    const before = processing({ publishId: 'p2', page: page({ runs: { post: 2 }, lastRun: 2, earlier: [putAside] }) });
    const event: ComposerEvent = { type: 'status-received', run: 1, status: { kind: 'complete', postIds: [] } };
    const told = between(before, transition(before, event)[0], event);
    assert.deepEqual(
      told.map((each) => [each.type, 'publishId' in each && each.publishId]),
      [
        ['tiktok-status', 'p1'],
        ['tiktok-published', 'p1'],
      ],
    );
  });

  const unsent: readonly (readonly [what: string, event: ComposerEvent, kind: string, code: string])[] = [
    [
      'that was one too many for this creator',
      {
        type: 'post-failed',
        run: 1,
        failure: { kind: 'not-sent', error: new ShareError('spam_risk_too_many_posts') },
      },
      'not-posted',
      'spam_risk_too_many_posts',
    ],
    [
      'of a file that is on its way already',
      { type: 'twin-found', run: 1, notice: 'twin-under-way' },
      'refused',
      'publish_cancelled',
    ],
  ];
  for (const [what, event, kind, code] of unsent) {
    it(`reports the end of a post behind a reset ${what} [R5]`, () => {
      const running = uploading(creating(), completeDraft({ media: photos(1) }));
      const before = editing({
        page: page({ lastRun: 1, earlier: [{ ...running, page: page({ runs: { post: 1 } }) }] }),
      });
      const [told, ...others] = between(before, transition(before, event)[0], event);
      assert.ok(told instanceof TikTokErrorEvent);
      assert.deepEqual([told.kind, told.code, others], [kind, code, []]);
    });
  }

  it('reports nothing again when one of two earlier posts is put away [R5]', () => {
    const unknown = failed({ kind: 'unknown', error: new ShareError('unknown_outcome'), publishId: 'p1' });
    for (const earlier of [
      [unknown, published()],
      [published(), unknown],
    ]) {
      const before = editing({ page: page({ earlier }) });
      const event: ComposerEvent = { type: 'earlier-dismissed', index: 0 };
      assert.deepEqual(between(before, transition(before, event)[0], event), []);
    }
  });
});
