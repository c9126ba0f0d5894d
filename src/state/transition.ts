import { isPostingBlock } from '../domain/creator.js';
import type { CreatorInfo } from '../domain/creator.js';
import type { Draft } from '../domain/draft.js';
import { withCreator, withMedia } from '../domain/draft-edits.js';
import { ShareError } from '../domain/errors.js';
import type { Media } from '../domain/media.js';
import type { PostStatus } from '../domain/post-status.js';
import type { ComposerState, Failure, Intake, Notice, Outcome, Post, Transfer } from './composer-state.js';
import { draftOf, mayBeAtTikTok } from './composer-state.js';

/** What happened, to the page or on it. */
export type ComposerEvent =
  | { readonly type: 'creator-requested' }
  | { readonly type: 'creator-answered'; readonly creator: CreatorInfo }
  | { readonly type: 'creator-refused'; readonly error: ShareError }
  | { readonly type: 'connect-requested'; readonly switching: boolean }
  | { readonly type: 'connected' }
  | { readonly type: 'connect-failed'; readonly error: ShareError }
  | { readonly type: 'draft-edited'; readonly edit: (draft: Draft) => Draft }
  | { readonly type: 'intake-changed'; readonly intake: Intake }
  | { readonly type: 'media-read'; readonly media: Media | undefined }
  | { readonly type: 'consent-voided' }
  | { readonly type: 'publish-agreed'; readonly post: Post }
  | { readonly type: 'transfer-changed'; readonly transfer: Transfer }
  | { readonly type: 'cancel-requested' }
  | { readonly type: 'handed-over'; readonly publishId: string }
  | { readonly type: 'publish-failed'; readonly failure: Failure }
  | { readonly type: 'status-answered'; readonly status: PostStatus }
  | { readonly type: 'status-delayed'; readonly delay: 'slow' | 'unanswered' }
  | { readonly type: 'link-given-up' }
  | { readonly type: 'edit-again' }
  /** The element left the document, and what ran for it has stopped. */
  | { readonly type: 'interrupted' }
  | { readonly type: 'reset'; readonly draft: Draft };

/** What the controller has to do about it. */
export type Effect =
  | { readonly type: 'load-creator' }
  | { readonly type: 'connect'; readonly switching: boolean }
  | { readonly type: 'publish'; readonly post: Post }
  | { readonly type: 'stop-publishing' }
  /** Stops, and asks TikTok to forget what it has of the post; best effort. */
  | { readonly type: 'withdraw' }
  | { readonly type: 'watch-status'; readonly publishId: string }
  | { readonly type: 'watch-link'; readonly publishId: string }
  | { readonly type: 'stop-watching' };

export type Transition = readonly [ComposerState, readonly Effect[]];

/** Moves the page from one state to the next. An event that has no meaning in a state leaves it as it is. */
export function transition(state: ComposerState, event: ComposerEvent): Transition {
  switch (event.type) {
    case 'reset':
      return [
        { phase: 'loading', creator: undefined, draft: event.draft, intake: { kind: 'idle' } },
        [{ type: 'withdraw' }, { type: 'stop-watching' }, { type: 'load-creator' }],
      ];
    case 'creator-requested':
      return 'draft' in state ? load(state) : stay(state);
    case 'edit-again':
      return state.phase === 'failed' ? load(state) : stay(state);
    case 'creator-answered':
      return creatorAnswered(state, event.creator);
    case 'creator-refused':
      return creatorRefused(state, event.error);
    case 'connect-requested':
      return 'draft' in state
        ? [
            { ...composition(state), phase: 'disconnected', creator: state.creator, link: { kind: 'connecting' } },
            [{ type: 'connect', switching: event.switching }],
          ]
        : stay(state);
    case 'connected':
      // Whoever was shown may not be who is linked now.
      return state.phase === 'disconnected' ? load({ ...state, creator: undefined }) : stay(state);
    case 'connect-failed':
      return state.phase === 'disconnected'
        ? [{ ...state, link: { kind: 'failed', error: event.error } }, []]
        : stay(state);
    case 'draft-edited':
      return draftEdited(state, event.edit);
    case 'intake-changed':
      return 'draft' in state ? [{ ...state, intake: event.intake }, []] : stay(state);
    case 'media-read':
      return 'draft' in state
        ? [{ ...state, draft: withMedia(state.draft, event.media), intake: { kind: 'idle' } }, []]
        : stay(state);
    case 'consent-voided':
      return state.phase === 'editing' ? [{ ...state, notice: 'consent-voided' }, []] : stay(state);
    case 'publish-agreed':
      return state.phase === 'editing'
        ? [
            { phase: 'uploading', creator: state.creator, post: event.post, transfer: { step: 'handing-over' } },
            [{ type: 'publish', post: event.post }],
          ]
        : stay(state);
    case 'transfer-changed':
      return state.phase === 'uploading' ? [{ ...state, transfer: event.transfer }, []] : stay(state);
    case 'cancel-requested':
      return cancelRequested(state);
    case 'interrupted':
      return interrupted(state);
    case 'handed-over':
      return handedOver(state, event.publishId);
    case 'publish-failed':
      return publishFailed(state, event.failure);
    case 'status-answered':
      return statusAnswered(state, event.status);
    case 'status-delayed':
      return state.phase === 'processing' ? [{ ...state, delay: event.delay }, []] : stay(state);
    case 'link-given-up':
      return state.phase === 'published' && state.outcome.kind === 'in-review'
        ? [{ ...state, outcome: { kind: 'in-review', stillAsking: false } }, []]
        : stay(state);
    default:
      return event satisfies never;
  }
}

function stay(state: ComposerState): Transition {
  return [state, []];
}

type Composing = Extract<ComposerState, { readonly draft: Draft }>;

function composition({ draft, intake, creator, madeFor }: Composing) {
  return { draft, intake, madeFor: creator ?? madeFor };
}

function load(state: Composing): Transition {
  return [{ ...composition(state), phase: 'loading', creator: state.creator }, [{ type: 'load-creator' }]];
}

function creatorAnswered(state: ComposerState, creator: CreatorInfo): Transition {
  if (state.phase !== 'loading') return stay(state);
  const before = state.creator ?? state.madeFor;
  const changed = before !== undefined && before.username !== creator.username && state.draft.privacy !== undefined;
  const notice: Notice | undefined = changed ? 'account-changed' : undefined;
  return [
    { phase: 'editing', creator, draft: withCreator(state.draft, before, creator), intake: state.intake, notice },
    [],
  ];
}

function creatorRefused(state: ComposerState, error: ShareError): Transition {
  if (state.phase !== 'loading') return stay(state);
  const kept = { ...composition(state), creator: state.creator };
  if (isPostingBlock(error.code)) return [{ ...kept, phase: 'blocked', block: error.code }, []];
  if (error.code === 'not_connected') return [{ ...kept, phase: 'disconnected', link: { kind: 'idle' } }, []];
  if (needsReconnect(error)) return [{ ...kept, phase: 'disconnected', link: { kind: 'failed', error } }, []];
  return [{ ...kept, phase: 'failed', failure: { kind: 'creator', error } }, []];
}

/** Whether the account has to be linked again before anything else can work. */
export function needsReconnect({ code }: ShareError): boolean {
  return code === 'not_connected' || code === 'access_token_invalid' || code === 'scope_not_authorized';
}

/** Every phase with a draft takes what the host presets; the user can edit only what the page shows unlocked. */
function draftEdited(state: ComposerState, edit: (draft: Draft) => Draft): Transition {
  if (!('draft' in state)) return stay(state);
  const draft = edit(state.draft);
  if (draft === state.draft) return stay(state);
  return state.phase === 'editing' ? [{ ...state, draft, notice: undefined }, []] : [{ ...state, draft }, []];
}

/** Where TikTok may have the post, saying "nothing was posted" could be untrue. */
function cancelRequested(state: ComposerState): Transition {
  if (state.phase !== 'uploading' || state.transfer.step !== 'sending') return stay(state);
  const { creator, post, transfer } = state;
  const { flow } = transfer;
  const kept = { creator, draft: post.consent.draft, intake: { kind: 'idle' } } as const;
  if (!mayBeAtTikTok(post, transfer)) {
    return [{ ...kept, phase: 'editing', notice: 'cancelled' }, [{ type: 'withdraw' }]];
  }
  // The answer to the last bytes is due at any moment, and settles it.
  if (flow.kind !== 'troubled' && !transfer.inDoubt) return stay(state);
  const error = flow.kind === 'troubled' ? flow.error : new ShareError('unknown_outcome');
  return [{ ...kept, phase: 'failed', failure: { kind: 'unknown', error } }, [{ type: 'withdraw' }]];
}

function interrupted(state: ComposerState): Transition {
  if (state.phase !== 'uploading') return stay(state);
  const { creator, post, transfer } = state;
  const kept = { creator, draft: post.consent.draft, intake: { kind: 'idle' } } as const;
  const error = new ShareError('unknown_outcome');
  return mayBeAtTikTok(post, transfer)
    ? [{ ...kept, phase: 'failed', failure: { kind: 'unknown', error } }, []]
    : [{ ...kept, phase: 'loading' }, []];
}

function handedOver(state: ComposerState, publishId: string): Transition {
  if (state.phase !== 'uploading') return stay(state);
  const { creator, post } = state;
  const status: PostStatus = { kind: 'processing', stage: 'other', bytes: undefined };
  return [
    { phase: 'processing', creator, post, publishId, status, delay: 'none' },
    [{ type: 'watch-status', publishId }],
  ];
}

function publishFailed(state: ComposerState, failure: Failure): Transition {
  if (state.phase !== 'uploading' && state.phase !== 'processing') return stay(state);
  const kept = { creator: state.creator, draft: draftOf(state), intake: { kind: 'idle' } } as const;
  const effects: Effect[] = [{ type: 'stop-publishing' }, { type: 'stop-watching' }];
  if (failure.kind === 'not-sent' && isPostingBlock(failure.error.code)) {
    return [{ ...kept, phase: 'blocked', block: failure.error.code }, effects];
  }
  return [{ ...kept, phase: 'failed', failure }, effects];
}

function statusAnswered(state: ComposerState, status: PostStatus): Transition {
  if (state.phase === 'published') return linkAnswered(state, status);
  if (state.phase !== 'processing') return stay(state);
  const { creator, post, publishId } = state;
  switch (status.kind) {
    case 'processing':
      return [{ ...state, status, delay: state.delay === 'unanswered' ? 'none' : state.delay }, []];
    case 'failed':
      return publishFailed(state, { kind: 'refused', reason: status.reason });
    case 'in_inbox':
      return [
        { phase: 'published', creator, post, publishId, outcome: { kind: 'inbox' } },
        [{ type: 'stop-watching' }],
      ];
    case 'complete': {
      const outcome = outcomeOf(post, status.postIds);
      const next: Effect = outcome.kind === 'in-review' ? { type: 'watch-link', publishId } : { type: 'stop-watching' };
      return [{ phase: 'published', creator, post, publishId, outcome }, [next]];
    }
    default:
      return status satisfies never;
  }
}

function linkAnswered(state: Extract<ComposerState, { phase: 'published' }>, status: PostStatus): Transition {
  const [postId] = status.kind === 'complete' ? status.postIds : [];
  return postId && state.outcome.kind === 'in-review'
    ? [{ ...state, outcome: { kind: 'public', postId } }, [{ type: 'stop-watching' }]]
    : stay(state);
}

/** An id comes for public posts alone, and after moderation: without one a public post is in review, not lost. */
function outcomeOf({ consent }: Post, [postId]: readonly string[]): Outcome {
  if (postId !== undefined) return { kind: 'public', postId };
  return consent.draft.privacy === 'PUBLIC_TO_EVERYONE' || consent.settings.mode === 'inbox'
    ? { kind: 'in-review', stillAsking: true }
    : { kind: 'not-public' };
}
