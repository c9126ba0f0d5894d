import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { giveConsent } from '../../../src/domain/consent.js';
import { EMPTY_DRAFT } from '../../../src/domain/draft.js';
import { withPrivacy, withTitle } from '../../../src/domain/draft-edits.js';
import { ShareError } from '../../../src/domain/errors.js';
import type { ShareErrorCode } from '../../../src/domain/errors.js';
import type { Media } from '../../../src/domain/media.js';
import type { PostStatus } from '../../../src/domain/post-status.js';
import { draftOf } from '../../../src/state/composer-state.js';
import type { ComposerState, Post, Transfer } from '../../../src/state/composer-state.js';
import { transition } from '../../../src/state/transition.js';
import type { ComposerEvent } from '../../../src/state/transition.js';
import { photos, video } from '../../../src/testing/builders.js';
import { creatorInfoData } from '../../../src/testing/replies.js';
import { parseCreatorInfo } from '../../../src/wire/creator-info.js';

const ada = parseCreatorInfo(creatorInfoData());
const bob = parseCreatorInfo(creatorInfoData({ creator_username: 'bob', creator_nickname: 'Bob' }));
const settings = { mode: 'direct', unaudited: false, accept: 'any' } as const;
const draft = withPrivacy(withTitle(EMPTY_DRAFT, 'Harbour'), 'PUBLIC_TO_EVERYONE');
const post = (privacy = 'PUBLIC_TO_EVERYONE'): Post => ({
  consent: giveConsent({ draft: withPrivacy(draft, privacy), creator: ada, settings, locale: 'en', now: new Date(0) }),
  key: 'key',
});
const loading: ComposerState = { phase: 'loading', creator: undefined, draft: EMPTY_DRAFT, intake: { kind: 'idle' } };
const error = (code: ShareErrorCode): ShareError => new ShareError(code);
const sending = (sent: number, total: number, flow: 'running' | 'retrying' | 'troubled' = 'running'): Transfer => ({
  step: 'sending',
  sent,
  total,
  speed: undefined,
  photos: [],
  flow: flow === 'troubled' ? { kind: flow, error: error('network') } : { kind: flow },
});

const inDoubt = (transfer: Transfer): Transfer =>
  transfer.step === 'sending' ? { ...transfer, inDoubt: true } : transfer;

/** Freezes what a transition gives, so that a change in place throws. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

function after(events: readonly ComposerEvent[], from: ComposerState = loading): ComposerState {
  return events.reduce((state, event) => deepFreeze(transition(state, event)[0]), deepFreeze(from));
}

const editing: ComposerState = after([
  { type: 'creator-answered', creator: ada },
  { type: 'draft-edited', edit: () => draft },
]);
const uploading = after([{ type: 'publish-agreed', post: post() }], editing);
const processing = after([{ type: 'handed-over', publishId: 'p1' }], uploading);

describe('transition', () => {
  it('edits nothing before TikTok has described the creator, and starts with nothing chosen [C-02]', () => {
    assert.equal(loading.phase, 'loading');
    const state = after([{ type: 'creator-answered', creator: ada }]);
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
      const state = after([
        { type: 'draft-edited', edit: () => draft },
        { type: 'creator-refused', error: error(code) },
      ]);
      assert.equal(state.phase, phase);
      assert.equal(draftOf(state).title, 'Harbour');
    });
  }

  it('keeps the draft while an account is linked again [C-09]', () => {
    const state = after(
      [
        { type: 'creator-requested' },
        { type: 'creator-refused', error: error('access_token_invalid') },
        { type: 'connect-requested', switching: false },
        { type: 'connected' },
        { type: 'creator-answered', creator: ada },
      ],
      editing,
    );
    assert.deepEqual(draftOf(state), draft);
  });

  it('does not take the privacy of one account as the choice for another [A-12]', () => {
    const state = after(
      [
        { type: 'connect-requested', switching: true },
        { type: 'connected' },
        { type: 'creator-answered', creator: bob },
      ],
      editing,
    );
    assert.ok(state.phase === 'editing' && state.draft.privacy === undefined && state.draft.title === 'Harbour');
    assert.equal(state.notice, 'account-changed');
  });

  describe('with an account linked anew', () => {
    const relinked = after([{ type: 'connect-requested', switching: true }, { type: 'connected' }], editing);
    const creatorOf = (state: ComposerState): string | undefined => state.creator?.username;

    it('shows the account before while its window is open, and when that fails', () => {
      const asked = after([{ type: 'connect-requested', switching: true }], editing);
      assert.equal(creatorOf(asked), ada.username);
      assert.equal(creatorOf(after([{ type: 'connect-failed', error: error('connect_failed') }], asked)), ada.username);
    });

    it('shows nobody before TikTok has said who it is', () => {
      assert.deepEqual([relinked.phase, creatorOf(relinked)], ['loading', undefined]);
    });

    for (const code of ['reached_active_user_cap', 'network', 'not_connected', 'access_token_invalid'] as const) {
      it(`shows nobody when it is refused with ${code}, and still knows a changed account afterwards [A-12]`, () => {
        const refused = after([{ type: 'creator-refused', error: error(code) }], relinked);
        assert.equal(creatorOf(refused), undefined);
        const again = after([{ type: 'creator-requested' }, { type: 'creator-answered', creator: bob }], refused);
        assert.ok(again.phase === 'editing' && again.notice === 'account-changed');
        assert.equal(again.draft.privacy, undefined);
      });
    }

    it('keeps every choice when it is the same account again', () => {
      const again = after(
        [
          { type: 'creator-refused', error: error('network') },
          { type: 'edit-again' },
          { type: 'creator-answered', creator: ada },
        ],
        relinked,
      );
      assert.ok(again.phase === 'editing' && again.notice === undefined);
      assert.deepEqual(again.draft, draft);
    });
  });

  it('publishes only from editing', () => {
    for (const state of [loading, uploading, processing]) {
      assert.equal(transition(state, { type: 'publish-agreed', post: post() })[0], state);
    }
  });

  it('sends what was agreed to, whatever is edited later [G-5c]', () => {
    const state = after([{ type: 'draft-edited', edit: (now) => withTitle(now, 'Changed') }], uploading);
    assert.equal(draftOf(state).title, 'Harbour');
  });

  it('cancels an upload back to the draft', () => {
    const state = after(
      [{ type: 'transfer-changed', transfer: sending(3, 10) }, { type: 'cancel-requested' }],
      uploading,
    );
    assert.ok(state.phase === 'editing' && state.notice === 'cancelled');
    assert.deepEqual(state.draft, draft);
  });

  const onItsWay = (media: Media): ComposerState => {
    const { consent } = post();
    return after(
      [{ type: 'publish-agreed', post: { key: 'key', consent: { ...consent, draft: { ...draft, media } } } }],
      editing,
    );
  };
  const cancelled = (from: ComposerState, transfer: Transfer): ComposerState =>
    after([{ type: 'transfer-changed', transfer }, { type: 'cancel-requested' }], from);

  it('does not claim to cancel what TikTok may have [C-05]', () => {
    const transfers: readonly Transfer[] = [{ step: 'handing-over' }, sending(10, 10), sending(10, 10, 'retrying')];
    for (const transfer of transfers) assert.equal(cancelled(onItsWay(video()), transfer).phase, 'uploading');
    for (const transfer of [
      sending(10, 10, 'troubled'),
      inDoubt(sending(3, 10)),
      inDoubt(sending(3, 10, 'retrying')),
    ]) {
      const state = cancelled(onItsWay(video()), transfer);
      assert.ok(state.phase === 'failed' && state.failure.kind === 'unknown');
    }
  });

  it('cancels photos before they are handed over, however many of their bytes are stored', () => {
    for (const transfer of [sending(10, 10), sending(10, 10, 'troubled')]) {
      const state = cancelled(onItsWay(photos(2)), transfer);
      assert.ok(state.phase === 'editing' && state.notice === 'cancelled');
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
      const from = after(
        [
          { type: 'publish-agreed', post: post(privacy) },
          { type: 'handed-over', publishId: 'p1' },
        ],
        editing,
      );
      const state = after([{ type: 'status-answered', status }], from);
      assert.equal(state.phase, phase);
      const kind =
        state.phase === 'published' ? state.outcome.kind : state.phase === 'failed' ? state.failure.kind : '';
      assert.equal(kind, outcome);
    });
  }

  it('adds the link when TikTok has reviewed a public post', () => {
    const reviewed = after(
      [
        { type: 'status-answered', status: { kind: 'complete', postIds: [] } },
        { type: 'status-answered', status: { kind: 'complete', postIds: ['7663542984343883021'] } },
      ],
      processing,
    );
    assert.ok(reviewed.phase === 'published' && reviewed.outcome.kind === 'public');
    assert.equal(reviewed.outcome.postId, '7663542984343883021');
  });

  it('asks for fresh creator info before a failed draft is edited again [G-1]', () => {
    const failed = after([{ type: 'publish-failed', failure: { kind: 'refused', reason: 'internal' } }], processing);
    const [state, effects] = transition(failed, { type: 'edit-again' });
    assert.equal(state.phase, 'loading');
    assert.deepEqual(effects, [{ type: 'load-creator' }]);
    assert.deepEqual(draftOf(state), draft);
  });

  const interruptions: readonly (readonly [what: string, media: Media, transfer: Transfer, phase: string])[] = [
    ['bytes on their way', video(), sending(3, 10), 'loading'],
    ['a second try of the last bytes', video(), inDoubt(sending(3, 10)), 'failed'],
    ['the init of a video from the device', video(), { step: 'handing-over' }, 'loading'],
    ['the storing of photos', photos(2), sending(10, 10), 'loading'],
    ['the init of photos', photos(2), { step: 'handing-over' }, 'failed'],
  ];
  for (const [what, media, transfer, phase] of interruptions) {
    it(`goes to ${phase} when the element leaves during ${what}`, () => {
      const state = after([{ type: 'transfer-changed', transfer }, { type: 'interrupted' }], onItsWay(media));
      assert.equal(state.phase, phase);
    });
  }

  it('keeps title and phase sound through any order of events', () => {
    const event: fc.Arbitrary<ComposerEvent> = fc.constantFrom<ComposerEvent>(
      { type: 'creator-requested' },
      { type: 'creator-answered', creator: ada },
      { type: 'creator-answered', creator: bob },
      { type: 'creator-refused', error: error('network') },
      { type: 'creator-refused', error: error('not_connected') },
      { type: 'creator-refused', error: error('reached_active_user_cap') },
      { type: 'connect-requested', switching: true },
      { type: 'connected' },
      { type: 'connect-failed', error: error('popup_blocked') },
      { type: 'intake-changed', intake: { kind: 'reading', name: 'a' } },
      { type: 'media-read', media: undefined },
      { type: 'consent-voided' },
      { type: 'publish-agreed', post: post() },
      { type: 'transfer-changed', transfer: sending(1, 2) },
      { type: 'cancel-requested' },
      { type: 'handed-over', publishId: 'p1' },
      { type: 'publish-failed', failure: { kind: 'not-sent', error: error('network') } },
      { type: 'publish-failed', failure: { kind: 'not-sent', error: error('spam_risk_too_many_posts') } },
      { type: 'status-answered', status: { kind: 'failed', reason: 'x' } },
      { type: 'status-answered', status: { kind: 'complete', postIds: [] } },
      { type: 'status-delayed', delay: 'slow' },
      { type: 'link-given-up' },
      { type: 'interrupted' },
      { type: 'edit-again' },
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let state = editing;
        for (const each of events) {
          const before = state;
          [state] = transition(state, each);
          deepFreeze(state);
          assert.equal(draftOf(state).title, 'Harbour');
          if (state.phase === 'uploading' && before.phase !== 'uploading') assert.equal(each.type, 'publish-agreed');
          if (state.phase === 'published' && before.phase !== 'published') assert.equal(each.type, 'status-answered');
          if (state.phase === 'editing' && before.phase === 'loading') assert.equal(each.type, 'creator-answered');
        }
      }),
      { numRuns: 2000 },
    );
  });
});
