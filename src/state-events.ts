import type { PostStatus } from './domain/post-status.js';
import type { ComposerState } from './state/composer-state.js';
import type { Text } from './text/text.js';
import {
  TikTokErrorEvent,
  TikTokProgressEvent,
  TikTokPublishedEvent,
  TikTokReadyEvent,
  TikTokStatusEvent,
} from './events.js';

/** The events that a change of state stands for, in the order in which they are dispatched: first TikTok's word that caused it. */
export function eventsFor(
  before: ComposerState,
  now: ComposerState,
  text: Text,
  status?: PostStatus,
): readonly Event[] {
  const events = changesOf(before, now, text);
  return status && 'publishId' in before ? [new TikTokStatusEvent(before.publishId, status), ...events] : events;
}

function changesOf(before: ComposerState, now: ComposerState, text: Text): readonly Event[] {
  switch (now.phase) {
    case 'editing':
      return before.phase === 'loading' ? [new TikTokReadyEvent(now.creator)] : [];
    case 'uploading': {
      const { transfer } = now;
      const same = before.phase === 'uploading' && before.transfer.step === 'sending' && transfer.step === 'sending';
      if (transfer.step !== 'sending' || (same && before.transfer.sent === transfer.sent)) return [];
      return [new TikTokProgressEvent(transfer.sent, transfer.total)];
    }
    case 'published': {
      const postId = now.outcome.kind === 'public' ? now.outcome.postId : undefined;
      const known = before.phase === 'published' && (before.outcome.kind === 'public' || postId === undefined);
      return known ? [] : [new TikTokPublishedEvent(now.publishId, postId)];
    }
    case 'failed': {
      if (before.phase === 'failed') return [];
      const { failure } = now;
      return failure.kind === 'refused'
        ? [new TikTokErrorEvent(failure.reason, text.fail(failure.reason))]
        : [new TikTokErrorEvent(failure.error.code, text.error(failure.error), failure.error.cause)];
    }
    case 'blocked':
      return before.phase === 'blocked' ? [] : [new TikTokErrorEvent(now.block, text.say(`error.${now.block}`))];
    case 'disconnected': {
      const { link } = now;
      return link.kind === 'failed' && before !== now
        ? [new TikTokErrorEvent(link.error.code, text.error(link.error), link.error.cause)]
        : [];
    }
    case 'loading':
    case 'processing':
      return [];
    default:
      return now satisfies never;
  }
}
