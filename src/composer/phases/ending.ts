import { isPostingBlock } from '../../domain/creator.js';
import { missingName } from '../missing-files.js';
import { end, fire, stay } from '../runs.js';
import type { Transition } from '../runs.js';
import type { ComposerState, Failure, Post, Transfer } from '../state.js';
import { ask } from './importing.js';

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
    return draftAgain({ ...kept, phase: 'blocked', block: failure.error.code });
  }
  const publishId =
    state.phase === 'processing' ? state.publishId : (publishIdOf(state.transfer) ?? idOf(failure) ?? undefined);
  return draftAgain({
    ...kept,
    phase: 'failed',
    failure: { ...failure, ...(publishId !== undefined && { publishId }) },
  });
}

/** A post is a draft again: files that are not at hand, because the page was loaded since, are asked for. */
export function draftAgain(state: ComposerState): Transition {
  const media = 'draft' in state ? state.draft.media : undefined;
  const name = media && missingName(media, state.page.files);
  return 'draft' in state && name !== undefined
    ? ask(state, { kind: 'missing', name, media, canOpen: false })
    : stay(state);
}

function idOf(failure: Failure): string | undefined {
  return 'publishId' in failure ? failure.publishId : undefined;
}
