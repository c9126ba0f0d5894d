import { sameValue } from '../domain/same-value.js';
import { fire, stay, then } from './runs.js';
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

/** Writes down each step of a post before it is taken, on the page or behind it, and forgets the post when its outcome is known. */
export function withJournal(before: ComposerState, [state, effects]: Transition): Transition {
  const now = postsOf(state);
  const were = postsOf(before).map(savedPostOf);
  const are = now.map(savedPostOf);
  const noted = now.flatMap((post, place): Parameters<typeof fire>[1][] => {
    const [was, saved] = [were[place], are[place]];
    if (saved) {
      return 'post' in post && !were.some((each) => sameStep(each, saved))
        ? [{ type: 'save-post', adapterId: post.post.adapter.id, saved, files: post.page.files }]
        : [];
    }
    return was && !isOpen(post) && !are.some((each) => each?.key === was.key)
      ? [{ type: 'forget-post', key: was.key, isPosted: post.phase === 'published' }]
      : [];
  });
  const [next, first] = noted.reduce((done, effect) => then(done, (at) => fire(at, effect)), stay(state));
  return [next, [...first, ...effects]];
}

/** What may be a post: the page, and what is behind it, in places that a post keeps until it has ended. */
function postsOf(state: ComposerState): readonly ComposerState[] {
  return [state, ...state.page.earlier];
}

/** Whether TikTok may tell later what became of a post that cannot be followed now. */
function isOpen(state: ComposerState): boolean {
  return state.phase === 'failed' && state.failure.kind === 'unknown' && state.failure.publishId !== undefined;
}

function sameStep(a: SavedPost | undefined, b: SavedPost): boolean {
  return (
    a?.key === b.key &&
    a.step === b.step &&
    a.publishId === b.publishId &&
    a.confirmedBytes === b.confirmedBytes &&
    sameValue(a.photoUrls, b.photoUrls)
  );
}
