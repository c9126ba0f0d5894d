import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { giveConsent } from '../../../src/domain/consent.js';
import { EMPTY_DRAFT } from '../../../src/domain/draft.js';
import type { Draft } from '../../../src/domain/draft.js';
import { ShareError } from '../../../src/domain/errors.js';
import type { ShareErrorCode } from '../../../src/domain/errors.js';
import type { Media } from '../../../src/domain/media.js';
import type { PostStatus } from '../../../src/domain/post-status.js';
import type { ComposerEvent } from '../../../src/composer/events.js';
import { deepFreeze } from '../../../src/domain/freeze.js';
import { initialState } from '../../../src/composer/initial-state.js';
import { draftOf } from '../../../src/composer/state.js';
import type { ComposerState, StateIn, Transfer } from '../../../src/composer/state.js';
import { transition } from '../../../src/composer/transition.js';
import { photos, video } from '../../../src/testing/builders.js';
import { creatorInfoData } from '../../../src/testing/replies.js';
import * as states from '../../../src/testing/states.js';
import { parseCreatorInfo } from '../../../src/wire/creator-info.js';

const ada = parseCreatorInfo(creatorInfoData());
const bob = parseCreatorInfo(creatorInfoData({ creator_username: 'bob', creator_nickname: 'Bob' }));
const settings = { mode: 'direct', unaudited: false, accept: 'any' } as const;
const draft: Draft = { ...EMPTY_DRAFT, title: 'Harbor', privacy: 'PUBLIC_TO_EVERYONE', media: video() };
const loading = states.loading({ draft: EMPTY_DRAFT });
const error = (code: ShareErrorCode): ShareError => new ShareError(code);
const file = new File(['a'], 'harbor.mp4');
const files = { video: file, 'photo-1': file, 'photo-2': file };

const confirmed = (of: Draft = draft): ComposerEvent => ({
  type: 'publish-confirmed',
  consent: giveConsent({ draft: of, creator: ada, settings, locale: 'en', now: new Date(0) }),
  key: 'key',
});

type Said<E> = E extends { readonly run: number } ? Omit<E, 'run'> & { readonly run?: number } : E;

/** Moves a state by events; an event of a run without a number is of the latest run. */
function after(events: readonly Said<ComposerEvent>[], from: ComposerState = loading): ComposerState {
  return events.reduce<ComposerState>(
    (state, event) => deepFreeze(transition(state, said(event, state))[0]),
    deepFreeze(from),
  );
}

/** What no run reports. */
const BY_HAND = new Set([
  'draft-edited',
  'files-chosen',
  'publish-confirmed',
  'consent-voided',
  'connect-requested',
  'creator-requested',
  'pause-requested',
  'resume-requested',
  'cancel-requested',
  'edit-requested',
  'continue-requested',
  'discard-requested',
  'earlier-dismissed',
  'adapter-changed',
  'reset',
  'page-shown',
  'page-hidden',
]);

function said(event: Said<ComposerEvent>, { page: { runs } }: ComposerState): ComposerEvent {
  const run = /import|offered/.test(event.type) ? runs.import : (runs.post ?? runs.account);
  // The type says which events have a run.
  return (BY_HAND.has(event.type) ? event : { run: run ?? -1, ...event }) as ComposerEvent;
}

const begun = after([{ type: 'creator-requested' }]);
const editing = states.editing({ creator: ada, draft, page: states.page({ files }) });
const uploading = after([confirmed()], editing);
const processing = after([{ type: 'transfer-completed' }], after([created()], uploading));

function created(): Said<ComposerEvent> {
  return { type: 'post-created', publishId: 'p1', expiresAt: 3_600_000 };
}

describe('transition', () => {
  it('edits nothing before TikTok has described the creator, and starts with nothing chosen [C-02]', () => {
    const state = after([{ type: 'creator-loaded', creator: ada }], begun);
    assert.ok(state.phase === 'editing' && state.draft.privacy === undefined);
  });

  const refusals: readonly (readonly [code: ShareErrorCode, phase: string])[] = [
    ['not_connected', 'disconnected'],
    ['access_token_invalid', 'disconnected'],
    ['scope_not_authorized', 'disconnected'],
    ['spam_risk_too_many_posts', 'blocked'],
    ['spam_risk_user_banned_from_posting', 'blocked'],
    ['reached_active_user_cap', 'blocked'],
    ['network', 'failed'],
    ['invalid_response', 'failed'],
    ['adapter', 'failed'],
    ['rate_limit_exceeded', 'failed'],
  ];
  for (const [code, phase] of refusals) {
    it(`goes to ${phase} when creator info is refused with ${code} [G-1b, A-14.5]`, () => {
      const state = after(
        [{ type: 'creator-failed', error: error(code) }],
        after([{ type: 'creator-requested' }], editing),
      );
      assert.equal(state.phase, phase);
      assert.equal(draftOf(state).title, 'Harbor');
    });
  }

  it('keeps the draft while an account is linked again [C-09]', () => {
    const state = after(
      [
        { type: 'creator-requested' },
        { type: 'creator-failed', error: error('access_token_invalid') },
        { type: 'connect-requested' },
        { type: 'connected' },
        { type: 'creator-loaded', creator: ada },
      ],
      editing,
    );
    assert.deepEqual(draftOf(state), draft);
  });

  it('does not take the privacy of one account as the choice for another [A-12]', () => {
    const state = after(
      [{ type: 'connect-requested' }, { type: 'connected' }, { type: 'creator-loaded', creator: bob }],
      editing,
    );
    assert.ok(state.phase === 'editing' && state.draft.privacy === undefined && state.draft.title === 'Harbor');
    assert.equal(state.notice, 'account-changed');
  });

  describe('with an account linked again', () => {
    const relinked = after([{ type: 'connect-requested' }, { type: 'connected' }], editing);
    const creatorOf = (state: ComposerState): string | undefined => state.creator?.username;

    it('shows the account before while its window is open, and returns to it when that fails', () => {
      const asked = after([{ type: 'connect-requested' }], editing);
      assert.equal(creatorOf(asked), ada.username);
      const failed = after([{ type: 'connect-failed', error: error('popup_blocked') }], asked);
      assert.deepEqual([failed.phase, creatorOf(failed)], ['loading', ada.username]);
      const again = after([{ type: 'creator-loaded', creator: ada }], failed);
      assert.ok(again.phase === 'editing' && again.notice === 'not-switched');
      assert.deepEqual(again.draft, draft);
    });

    it('revokes nothing: switching is connecting again', () => {
      const [, effects] = transition(editing, { type: 'connect-requested' });
      assert.deepEqual(
        effects.map(({ type }) => type).filter((type) => type !== 'preview' && type !== 'read-strip'),
        ['connect'],
      );
    });

    for (const event of [{ type: 'reset' }, { type: 'adapter-changed', adapter: states.page().adapter }] as const) {
      it(`stops a link that is in progress on ${event.type}`, () => {
        const asked = after([{ type: 'connect-requested' }], editing);
        const link = asked.page.runs.account ?? 0;
        const now = after([event], asked);
        assert.notEqual(now.page.runs.account, link);
        assert.equal(after([{ type: 'connected', run: link }], now), now);
      });
    }

    it('shows nobody before TikTok has said who it is', () => {
      assert.deepEqual([relinked.phase, creatorOf(relinked)], ['loading', undefined]);
    });

    for (const code of ['reached_active_user_cap', 'network', 'not_connected', 'access_token_invalid'] as const) {
      it(`shows nobody when it is refused with ${code}, and still knows a changed account afterwards [A-12]`, () => {
        const refused = after([{ type: 'creator-failed', error: error(code) }], relinked);
        assert.equal(creatorOf(refused), undefined);
        const again = after([{ type: 'creator-requested' }, { type: 'creator-loaded', creator: bob }], refused);
        assert.ok(again.phase === 'editing' && again.notice === 'account-changed');
        assert.equal(again.draft.privacy, undefined);
      });
    }

    it('keeps every choice when it is the same account again', () => {
      const again = after(
        [
          { type: 'creator-failed', error: error('network') },
          { type: 'edit-requested' },
          { type: 'creator-loaded', creator: ada },
        ],
        relinked,
      );
      assert.ok(again.phase === 'editing' && again.notice === undefined);
      assert.deepEqual(again.draft, draft);
    });
  });

  it('publishes only from editing', () => {
    for (const state of [loading, uploading, processing]) assert.equal(after([confirmed()], state), state);
  });

  it('sends what was agreed to, whatever is edited later [G-5c]', () => {
    const state = after([{ type: 'draft-edited', edit: { field: 'title', value: 'Changed' } }], uploading);
    assert.equal(draftOf(state).title, 'Harbor');
  });

  it('publishes nothing but what is on the page: a receipt for anything else is void [G-5c, S5]', () => {
    const state = after([confirmed({ ...draft, title: 'Other' })], editing);
    assert.ok(state.phase === 'editing' && state.notice === 'consent-voided');
  });

  it('publishes nothing without an adapter [R10]', () => {
    const without = states.editing({ creator: ada, draft, page: states.page({ files, adapter: undefined }) });
    assert.equal(after([confirmed()], without).phase, 'editing');
  });

  it('says that nothing works here when the host takes the adapter away, and keeps the draft [R10]', () => {
    const state = after([{ type: 'adapter-changed', adapter: undefined }], editing);
    assert.ok(state.phase === 'failed' && state.failure.kind === 'creator');
    assert.deepEqual([state.failure.error.code, state.draft], ['not_supported', draft]);
    const back = after([{ type: 'adapter-changed', adapter: states.page().adapter }], state);
    assert.equal(back.phase, 'loading');
  });

  it('follows and cancels a post through the adapter that it began with', () => {
    const other = states.page().adapter;
    const sending = after([{ type: 'adapter-changed', adapter: other }, created()], uploading);
    const [, effects] = transition(sending, { type: 'cancel-requested' });
    const withdrawn = effects.find(({ type }) => type === 'withdraw-post');
    assert.ok(withdrawn && 'adapter' in withdrawn);
    assert.equal(withdrawn.adapter, editing.page.adapter);
    assert.equal(sending.page.adapter, other);
  });

  const swaps: readonly (readonly [what: string, event: Said<ComposerEvent>])[] = [
    ['goes on with', { type: 'continue-requested' }],
    ['discards', { type: 'discard-requested' }],
    ['resets away', { type: 'reset' }],
  ];
  for (const [what, event] of swaps) {
    it(`${what} an interrupted post through the adapter that it was found through [R10]`, () => {
      const found = states.interrupted({ page: states.page({ files }) });
      for (const adapter of [states.page().adapter, undefined]) {
        const swapped = after([{ type: 'adapter-changed', adapter }], found);
        const [, effects] = transition(swapped, event as ComposerEvent);
        const through = effects.flatMap((each) =>
          each.type === 'send-video' || each.type === 'withdraw-post' ? [each.adapter] : [],
        );
        assert.equal(through.length, 1);
        assert.equal(through[0], found.adapter);
      }
    });
  }

  it('ends a cancel, a discard and a reset in a word, not in waiting, when the host has taken the adapter away [R10]', () => {
    const page = states.page({ lastRun: 1 });
    for (const [from, event] of [
      [states.uploading(states.sending(), draft, { page }), { type: 'cancel-requested' }],
      [states.interrupted({ page }), { type: 'discard-requested' }],
      [uploading, { type: 'reset' }],
    ] as const) {
      const state = after([{ type: 'adapter-changed', adapter: undefined }, event], from);
      assert.ok(state.phase === 'failed' && state.failure.kind === 'creator', state.phase);
      assert.equal(state.failure.error.code, 'not_supported');
    }
    assert.equal(after([{ type: 'reset' }], initialState()).phase, 'loading');
  });

  const inTransfer = (media: Media, transfer: Transfer): StateIn<'uploading'> =>
    states.uploading(transfer, { ...draft, media }, { page: states.page({ files }) });
  const canceled = (media: Media, transfer: Transfer): ComposerState =>
    after([{ type: 'cancel-requested' }], inTransfer(media, transfer));
  const troubled = { kind: 'troubled', error: error('network') } as const;
  const all = { sentBytes: 10, totalBytes: 10 } as const;

  it('cancels an upload back to the draft, with fresh creator info and its nonce [S18]', () => {
    const state = canceled(video(), states.sending({ sentBytes: 3, totalBytes: 10 }));
    assert.ok(state.phase === 'loading' && state.notice === 'canceled' && state.creator);
    assert.ok(state.page.runs.account !== undefined, 'creator info is asked for');
    assert.deepEqual(state.draft, draft);
  });

  it('does not claim to cancel what TikTok may have [C-05]', () => {
    for (const transfer of [
      states.creating(),
      states.sending({ ...all, step: 'settling' }),
      states.sending({ ...all, step: 'settling', flow: { kind: 'retrying' } }),
    ]) {
      assert.equal(canceled(video(), transfer).phase, 'uploading');
    }
    for (const transfer of [
      states.sending({ ...all, step: 'settling', flow: troubled }),
      states.sending({ step: 'in-doubt' }),
      states.sending({ step: 'in-doubt', flow: { kind: 'retrying' } }),
    ]) {
      const state = canceled(video(), transfer);
      assert.ok(state.phase === 'failed' && state.failure.kind === 'unknown');
      assert.equal(state.failure.publishId, states.PUBLISH_ID);
    }
  });

  it('cancels photos before the post is created, however many of their bytes are staged', () => {
    for (const transfer of [states.staging([1, 1]), states.staging([1, 1], { flow: troubled })]) {
      const state = canceled(photos(2), transfer);
      assert.ok(state.phase === 'loading' && state.notice === 'canceled');
    }
  });

  const outcomes: readonly (readonly [privacy: string, status: PostStatus, phase: string, outcome: string])[] = [
    ['PUBLIC_TO_EVERYONE', { kind: 'complete', postIds: ['7663542984343883021'] }, 'published', 'public'],
    ['PUBLIC_TO_EVERYONE', { kind: 'complete', postIds: [] }, 'published', 'in-review'],
    ['SELF_ONLY', { kind: 'complete', postIds: [] }, 'published', 'not-public'],
    ['MUTUAL_FOLLOW_FRIENDS', { kind: 'complete', postIds: [] }, 'published', 'not-public'],
    ['SELF_ONLY', { kind: 'in_inbox' }, 'published', 'inbox'],
    ['PUBLIC_TO_EVERYONE', { kind: 'failed', reason: 'spam_risk' }, 'failed', 'refused'],
    ['PUBLIC_TO_EVERYONE', { kind: 'processing', stage: 'other', bytes: undefined }, 'processing', ''],
  ];
  for (const [privacy, status, phase, outcome] of outcomes) {
    it(`shows ${status.kind} of a ${privacy} post as ${phase} ${outcome} [C-06.1, C-06.3]`, () => {
      const chosen = { ...draft, privacy };
      const from = after(
        [confirmed(chosen), created(), { type: 'transfer-completed' }],
        states.editing({ creator: ada, draft: chosen, page: states.page({ files }) }),
      );
      const state = after([{ type: 'status-received', status }], from);
      assert.equal(state.phase, phase);
      const kind =
        state.phase === 'published' ? state.outcome.kind : state.phase === 'failed' ? state.failure.kind : '';
      assert.equal(kind, outcome);
    });
  }

  it('adds the link when TikTok has reviewed a public post', () => {
    const reviewed = after(
      [
        { type: 'status-received', status: { kind: 'complete', postIds: [] } },
        { type: 'status-received', status: { kind: 'complete', postIds: ['7663542984343883021'] } },
      ],
      processing,
    );
    assert.ok(reviewed.phase === 'published' && reviewed.outcome.kind === 'public');
    assert.equal(reviewed.outcome.postId, '7663542984343883021');
  });

  it('asks for fresh creator info before a failed draft is edited again [G-1]', () => {
    const failed = after([{ type: 'post-failed', failure: { kind: 'refused', reason: 'internal' } }], processing);
    const [state, effects] = transition(failed, { type: 'edit-requested' });
    assert.equal(state.phase, 'loading');
    assert.ok(effects.some(({ type }) => type === 'load-creator'));
    assert.deepEqual(draftOf(state), draft);
  });

  const absences: readonly (readonly [what: string, media: Media, transfer: Transfer, flow: string])[] = [
    ['bytes on their way', video(), states.sending(), 'paused'],
    ['a retry of the last bytes', video(), states.sending({ step: 'in-doubt', flow: { kind: 'retrying' } }), 'paused'],
    ['the reply to the last bytes', video(), states.sending({ ...all, step: 'settling' }), 'running'],
    ['the init of a video from the device', video(), states.creating(), 'running'],
    ['the staging of photos', photos(2), states.staging([1, 0]), 'paused'],
    ['the init of photos', photos(2), states.creating(), 'running'],
  ];
  for (const [what, media, transfer, flow] of absences) {
    it(`leaves the transfer ${flow} when the element stays away during ${what} [R3, R4]`, () => {
      const leaving = after([{ type: 'page-hidden' }], inTransfer(media, transfer));
      const state = after([{ type: 'absence-noticed', run: leaving.page.runs.absence ?? 0 }], leaving);
      assert.ok(state.phase === 'uploading');
      assert.equal(state.transfer.flow.kind, flow);
    });
  }

  const resets: readonly (readonly [what: string, from: ComposerState, kept: number])[] = [
    ['bytes on their way', inTransfer(video(), states.sending()), 0],
    ['photos that are staged', inTransfer(photos(2), states.staging([1, 0])), 0],
    ['photos whose post is created', inTransfer(photos(2), states.creating()), 1],
    ['the last bytes out', inTransfer(video(), states.sending({ ...all, step: 'settling' })), 1],
    ['a post at TikTok', processing, 1],
    ['an unknown outcome', states.failed({ kind: 'unknown', error: error('unknown_outcome') }), 1],
    ['an outcome that is known', states.published(), 0],
  ];
  for (const [what, from, kept] of resets) {
    it(`keeps ${kept} earlier posts on the page after a reset with ${what} [R5]`, () => {
      const state = after([{ type: 'reset' }], from);
      assert.deepEqual([state.phase, state.page.earlier.length], ['loading', kept]);
    });
  }

  it('reports what became of a post that was running at a reset [R5]', () => {
    const reset = after([{ type: 'reset' }], processing);
    const run = reset.page.earlier[0]?.page.runs.post ?? 0;
    const status: PostStatus = { kind: 'complete', postIds: ['7663542984343883021'] };
    const now = after([{ type: 'status-received', run, status }], reset);
    assert.deepEqual([now.phase, now.page.earlier[0]?.phase], ['loading', 'published']);
    assert.equal(after([{ type: 'earlier-dismissed', index: 0 }], now).page.earlier.length, 0);
  });

  it('keeps title and phase sound through any order of events', () => {
    const event = fc.constantFrom<Said<ComposerEvent>>(
      { type: 'creator-requested' },
      { type: 'creator-loaded', creator: ada },
      { type: 'creator-loaded', creator: bob },
      { type: 'creator-failed', error: error('network') },
      { type: 'back-online' },
      { type: 'creator-failed', error: error('not_connected') },
      { type: 'creator-failed', error: error('reached_active_user_cap') },
      { type: 'connect-requested' },
      { type: 'connected' },
      { type: 'connect-failed', error: error('popup_blocked') },
      { type: 'files-chosen', files: [file], how: 'replace' },
      { type: 'import-emptied' },
      { type: 'media-imported', media: video(), files },
      { type: 'consent-voided' },
      confirmed(),
      created(),
      { type: 'bytes-sent', sentBytes: 1 },
      { type: 'pause-requested' },
      { type: 'resume-requested' },
      { type: 'page-hidden' },
      { type: 'absence-noticed' },
      { type: 'page-shown' },
      { type: 'cancel-requested' },
      { type: 'transfer-completed' },
      { type: 'post-failed', failure: { kind: 'not-sent', error: error('network') } },
      { type: 'post-failed', failure: { kind: 'not-sent', error: error('spam_risk_too_many_posts') } },
      { type: 'status-received', status: { kind: 'failed', reason: 'x' } },
      { type: 'status-received', status: { kind: 'complete', postIds: [] } },
      { type: 'status-delayed', delay: 'slow' },
      { type: 'link-abandoned' },
      { type: 'edit-requested' },
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let state: ComposerState = editing;
        for (const each of events) {
          const before = state;
          state = after([each], state);
          assert.equal(draftOf(state).title, 'Harbor');
          if (state.phase === 'uploading' && before.phase !== 'uploading') assert.equal(each.type, 'publish-confirmed');
          if (state.phase === 'published' && before.phase !== 'published') assert.equal(each.type, 'status-received');
          if (state.phase === 'editing' && before.phase === 'loading') assert.equal(each.type, 'creator-loaded');
        }
      }),
      { numRuns: 1000 },
    );
  });
});
