import { isPostingBlock } from '../../domain/creator.js';
import { withMedia } from '../../domain/media-edits.js';
import { missingName } from '../missing-files.js';
import { end, fire, stay } from '../runs.js';
import type { Transition } from '../runs.js';
import type { ComposerState, Failure, Post, Setup, Transfer } from '../state.js';
import { ask, importPreset, withoutPreset } from './importing.js';

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
    return draftAgain({ ...kept, phase: 'blocked', block: failure.error.code }, post.preset);
  }
  const publishId =
    state.phase === 'processing' ? state.publishId : (publishIdOf(state.transfer) ?? idOf(failure) ?? undefined);
  const told = { ...failure, ...(publishId !== undefined && { publishId }) };
  return draftAgain({ ...kept, phase: 'failed', failure: told }, post.preset);
}

/**
 * A post is a draft again: where the host presets other media by now than when it was begun (`before`), these take the
 * place of those, and files that are not at hand are asked for.
 */
export function draftAgain(state: ComposerState, before?: Setup['media']): Transition {
  if (!('draft' in state)) return stay(state);
  const { setup, files } = state.page;
  const isChanged = setup.media !== before;
  const now = isChanged ? withoutPreset(state) : state;
  const { media } = now.draft;
  const name = media && missingName(media, files);
  if (isChanged && setup.media && (setup.mediaLocked || !media || name !== undefined)) {
    return importPreset({ ...now, draft: withMedia(now.draft, undefined) }, setup);
  }
  return name === undefined ? stay(now) : ask(now, { kind: 'missing', name, media, canOpen: false });
}

function idOf(failure: Failure): string | undefined {
  return 'publishId' in failure ? failure.publishId : undefined;
}
