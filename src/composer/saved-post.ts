import { sameValue } from '../domain/same-value.js';
import { fire } from './runs.js';
import type { Transition } from './runs.js';
import type { ComposerState, SavedPost } from './state.js';

/** What the journal keeps of the post that is on its way; nothing once its outcome is known. */
function savedPostOf(state: ComposerState): SavedPost | undefined {
  if (state.phase === 'interrupted') return state.saved;
  if (state.phase === 'processing') {
    const { consent, key } = state.post;
    const { publishId } = state;
    return { consent, key, step: 'processing', publishId, photoUrls: [], confirmedBytes: 0, expiresAt: undefined };
  }
  if (state.phase !== 'uploading') return undefined;
  const { post, transfer } = state;
  const { consent, key } = post;
  const isSending = 'publishId' in transfer;
  return {
    consent,
    key,
    step: transfer.step,
    publishId: isSending ? transfer.publishId : undefined,
    photoUrls:
      transfer.step === 'staging'
        ? transfer.photos.map(({ url }) => url)
        : transfer.step === 'creating'
          ? transfer.photoUrls
          : [],
    confirmedBytes: isSending ? transfer.confirmedBytes : 0,
    expiresAt: isSending ? transfer.expiresAt : undefined,
  };
}

/** Writes down each step of a post before it is taken, and forgets the post when its outcome is known. */
export function withJournal(before: ComposerState, [state, effects]: Transition): Transition {
  const [was, is] = [savedPostOf(before), savedPostOf(state)];
  if (sameStep(was, is)) return [state, effects];
  const next =
    is && 'post' in state
      ? fire(state, { type: 'save-post', adapterId: state.post.adapter.id, saved: is, files: state.page.files })
      : was && !isOpen(state) && !is && !state.page.earlier.some((post) => 'post' in post && post.post.key === was.key)
        ? fire(state, { type: 'forget-post', key: was.key, isPosted: state.phase === 'published' })
        : undefined;
  return next ? [next[0], [...next[1], ...effects]] : [state, effects];
}

/** Whether TikTok may tell later what became of a post that cannot be followed now. */
function isOpen(state: ComposerState): boolean {
  return state.phase === 'failed' && state.failure.kind === 'unknown' && state.failure.publishId !== undefined;
}

function sameStep(a: SavedPost | undefined, b: SavedPost | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.key === b.key &&
    a.step === b.step &&
    a.publishId === b.publishId &&
    a.confirmedBytes === b.confirmedBytes &&
    sameValue(a.photoUrls, b.photoUrls)
  );
}
