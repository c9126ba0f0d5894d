import { isPostingBlock } from '../../domain/creator.js';
import { end, fire, stay } from '../runs.js';
import type { Transition } from '../runs.js';
import type { ComposerState, Failure, Post, Transfer } from '../state.js';

export function publishIdOf(transfer: Transfer): string | undefined {
  return 'publishId' in transfer ? transfer.publishId : undefined;
}

/** Asks TikTok to forget what it has of a post; best effort, through the adapter that it began with. */
export function withdraw(state: ComposerState, { adapter }: Post, publishId: string | undefined): Transition {
  return publishId === undefined ? stay(state) : fire(state, { type: 'withdraw-post', adapter, publishId });
}

export function postFailed(state: ComposerState, failure: Failure): Transition {
  if (state.phase !== 'uploading' && state.phase !== 'processing') return stay(state);
  const { creator, post } = state;
  const { page } = end(state, 'post', 'deadline', 'cancel', 'account');
  const kept = { page, creator, draft: post.consent.draft, importState: { kind: 'idle' } } as const;
  if (failure.kind === 'not-sent' && isPostingBlock(failure.error.code)) {
    return [{ ...kept, phase: 'blocked', block: failure.error.code }, []];
  }
  const publishId =
    state.phase === 'processing' ? state.publishId : (publishIdOf(state.transfer) ?? idOf(failure) ?? undefined);
  return [{ ...kept, phase: 'failed', failure: { ...failure, ...(publishId !== undefined && { publishId }) } }, []];
}

function idOf(failure: Failure): string | undefined {
  return 'publishId' in failure ? failure.publishId : undefined;
}
