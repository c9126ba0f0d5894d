import type { PostStatus } from '../../domain/post-status.js';
import { begin, end, stay } from '../runs.js';
import type { Transition } from '../runs.js';
import type { ComposerState, Outcome, Post, StateIn } from '../state.js';
import { postFailed } from './ending.js';

/** TikTok has all of the post: from here on it is followed, not sent. */
export function handedOver(state: StateIn<'uploading'>, publishId: string): Transition {
  const { creator, post } = state;
  const { page } = end(state, 'post', 'deadline');
  const status: PostStatus = { kind: 'processing', stage: 'other', bytes: undefined };
  return follow({ page, phase: 'processing', creator, post, publishId, status, delay: 'none' });
}

/** Begins to follow a post, or its link; nothing where nothing more is to come. */
export function follow(state: ComposerState): Transition {
  if (state.phase === 'processing') {
    const { post, publishId } = state;
    return begin(state, 'post', { type: 'follow-post', adapter: post.adapter, publishId });
  }
  if (state.phase === 'published' && state.outcome.kind === 'in-review' && state.outcome.stillAsking) {
    const { post, publishId } = state;
    return begin(state, 'post', { type: 'follow-link', adapter: post.adapter, publishId });
  }
  return stay(state);
}

export function statusReceived(state: ComposerState, status: PostStatus): Transition {
  if (state.phase === 'published') return linkReceived(state, status);
  if (state.phase !== 'processing') return stay(state);
  const { creator, post, publishId } = state;
  const { page } = end(state, 'post', 'cancel');
  switch (status.kind) {
    case 'processing':
      return [{ ...state, status, delay: state.delay === 'slow' ? 'slow' : 'none' }, []];
    case 'failed':
      return postFailed(state, { kind: 'refused', reason: status.reason });
    case 'in_inbox':
      return [{ page, phase: 'published', creator, post, publishId, outcome: { kind: 'inbox' } }, []];
    case 'complete':
      return follow({ page, phase: 'published', creator, post, publishId, outcome: outcomeOf(post, status.postIds) });
    default:
      return status satisfies never;
  }
}

function linkReceived(state: StateIn<'published'>, status: PostStatus): Transition {
  const [postId] = status.kind === 'complete' ? status.postIds : [];
  return postId && state.outcome.kind === 'in-review'
    ? [{ ...end(state, 'post'), outcome: { kind: 'public', postId } }, []]
    : stay(state);
}

/** A post that hangs at TikTok can be stopped as long as TikTok lets it be; its status tells whether it was. */
export function cancelFollowed(state: StateIn<'processing'>): Transition {
  const { post, publishId } = state;
  if (!mayCancel(state)) return stay(state);
  return begin({ ...state, cancel: 'asked' }, 'cancel', { type: 'cancel-post', adapter: post.adapter, publishId });
}

/** A way out is offered where a post hangs, and once. */
export function mayCancel({ delay, status, cancel, post }: StateIn<'processing'>): boolean {
  const hangs = delay === 'slow' || (status.kind === 'processing' && status.trouble !== undefined);
  return hangs && cancel === undefined && post.adapter.can.cancel;
}

export function cancelRefused(state: ComposerState): Transition {
  return state.phase === 'processing' ? [{ ...end(state, 'cancel'), cancel: 'refused' }, []] : stay(state);
}

export function linkAbandoned(state: ComposerState): Transition {
  return state.phase === 'published' && state.outcome.kind === 'in-review'
    ? [{ ...end(state, 'post'), outcome: { kind: 'in-review', stillAsking: false } }, []]
    : stay(state);
}

/** An id comes for public posts alone, and after moderation: without one a public post is in review, not lost. */
function outcomeOf({ consent }: Post, [postId]: readonly string[]): Outcome {
  if (postId !== undefined) return { kind: 'public', postId };
  return consent.draft.privacy === 'PUBLIC_TO_EVERYONE' || consent.settings.mode === 'inbox'
    ? { kind: 'in-review', stillAsking: true }
    : { kind: 'not-public' };
}
