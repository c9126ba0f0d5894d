import type { Change } from './composer/composer.js';
import { draftOf } from './composer/state.js';
import type { ComposerState, Failure } from './composer/state.js';
import { ShareError } from './domain/errors.js';
import type { Text } from './text/text.js';
import {
  TikTokDraftChangeEvent,
  TikTokErrorEvent,
  TikTokProgressEvent,
  TikTokPublishedEvent,
  TikTokReadyEvent,
  TikTokStatusEvent,
} from './events.js';

/** The events that a change stands for, in the order in which they are dispatched: first TikTok's status that caused it. */
export function eventsFor(change: Change, text: Text): readonly Event[] {
  const { before, now } = change;
  return [
    ...reportsOf(change),
    ...changesOf(before, now, text),
    ...errorsOf(change, text),
    ...now.page.earlier.flatMap((post, index) => {
      const was = before.page.earlier[index];
      return was && was !== post ? [...changesOf(was, post, text), ...failureEvents(was, post, text)] : [];
    }),
  ];
}

/** What the event itself says, whatever it changed. */
function reportsOf({ before, now, event }: Change): readonly Event[] {
  switch (event.type) {
    case 'status-received':
      return 'publishId' in before ? [new TikTokStatusEvent(before.publishId, event.status)] : [];
    case 'draft-edited':
      return draftOf(now) === draftOf(before) ? [] : [new TikTokDraftChangeEvent(draftOf(now))];
    case 'media-imported': {
      const by = 'importState' in before && 'request' in before.importState && before.importState.request.by;
      return by === 'user' ? [new TikTokDraftChangeEvent(draftOf(now))] : [];
    }
    default:
      return [];
  }
}

function changesOf(before: ComposerState, now: ComposerState, text: Text): readonly Event[] {
  switch (now.phase) {
    case 'editing':
      return before.phase === 'loading' ? [new TikTokReadyEvent(now.creator)] : [];
    case 'uploading': {
      const [was, is] = [before.phase === 'uploading' ? bytesOf(before) : undefined, bytesOf(now)];
      if (!is || was?.sentBytes === is.sentBytes) return [];
      return [new TikTokProgressEvent(is.sentBytes, is.totalBytes)];
    }
    case 'published': {
      const postId = now.outcome.kind === 'public' ? now.outcome.postId : undefined;
      const known = before.phase === 'published' && (before.outcome.kind === 'public' || postId === undefined);
      return known ? [] : [new TikTokPublishedEvent(now.publishId, postId)];
    }
    case 'blocked':
      return before.phase === 'blocked'
        ? []
        : [new TikTokErrorEvent(text.say(`error.${now.block}`), { kind: 'account', code: now.block })];
    case 'loading':
    case 'disconnected':
    case 'interrupted':
    case 'processing':
    case 'failed':
      return [];
    default:
      return now satisfies never;
  }
}

function bytesOf({
  transfer,
}: Extract<ComposerState, { phase: 'uploading' }>):
  { readonly sentBytes: number; readonly totalBytes: number } | undefined {
  if (transfer.step === 'creating') return undefined;
  const parts = transfer.step === 'staging' ? transfer.photos : [transfer];
  return {
    sentBytes: parts.reduce((sum, part) => sum + part.sentBytes, 0),
    totalBytes: parts.reduce((sum, part) => sum + part.totalBytes, 0),
  };
}

/** Each error is reported once: when it comes, never again while it stands. */
function errorsOf({ before, now, event }: Change, text: Text): readonly Event[] {
  if (event.type === 'click-refused') {
    const error = new ShareError('page_obscured');
    return [new TikTokErrorEvent(text.error(error), { kind: 'not-posted', code: error.code, retryable: true })];
  }
  if (event.type === 'connect-failed') return [accountError(event.error, text)];
  if (now.phase === 'disconnected' && now.link.kind === 'failed' && before.phase !== 'disconnected') {
    return [accountError(now.link.error, text)];
  }
  return failureEvents(before, now, text);
}

function failureEvents(before: ComposerState, now: ComposerState, text: Text): readonly Event[] {
  return now.phase === 'failed' && before.phase !== 'failed' ? [errorEvent(now.failure, text)] : [];
}

function accountError(error: ShareError, text: Text): TikTokErrorEvent {
  const { code, logId, retryable, cause } = error;
  return new TikTokErrorEvent(text.error(error), { kind: 'account', code, logId, retryable, cause });
}

function errorEvent(failure: Failure, text: Text): TikTokErrorEvent {
  if (failure.kind === 'creator') return accountError(failure.error, text);
  const { publishId } = failure;
  if (failure.kind === 'refused') {
    return new TikTokErrorEvent(text.fail(failure.reason), { kind: 'refused', code: failure.reason, publishId });
  }
  const { code, logId, retryable, cause } = failure.error;
  const kind = failure.kind === 'unknown' ? 'unknown' : 'not-posted';
  return new TikTokErrorEvent(text.error(failure.error), { kind, code, publishId, logId, retryable, cause });
}
