import type { Change } from '../composer/composer.js';
import { isCurrent } from '../composer/runs.js';
import { draftOf } from '../composer/state.js';
import type { ComposerState, Failure } from '../composer/state.js';
import { bytesOf } from '../composer/transfer-state.js';
import { ShareError } from '../domain/errors.js';
import type { Text } from '../text/text.js';
import type { TikTokErrorEvent } from '../events.js';
import type { PAGE_EVENTS } from '../page-events.js';

/** The classes of what a composer tells; the dialog around it has events of its own. */
export type EventClasses = typeof PAGE_EVENTS;

/** With what events are made: the sentences, and the classes that the host page can import. */
interface EventContext {
  readonly text: Text;
  readonly classes: EventClasses;
}

/** The events that a change stands for, but for `tiktok-ready`, which the page reports before this is loaded; in the order in which they are dispatched: first TikTok's status that caused it. */
export function eventsFor(change: Change, context: EventContext): readonly Event[] {
  const { before, now } = change;
  return [
    ...reportsOf(change, context),
    ...changesOf(before, now, context),
    ...errorsOf(change, context),
    ...now.page.earlier.flatMap((post, index) => {
      // One that only moved up, when another was put away, has not changed.
      const was = before.page.earlier.includes(post) ? undefined : before.page.earlier[index];
      return was ? [...changesOf(was, post, context), ...failureEvents(was, post, context)] : [];
    }),
  ];
}

/** What the event itself says, whatever it changed. */
function reportsOf({ before, now, event }: Change, { classes }: EventContext): readonly Event[] {
  switch (event.type) {
    case 'status-received': {
      const asked = [before, ...before.page.earlier].find(({ page }) => isCurrent(page, event.run));
      return asked && 'publishId' in asked ? [new classes.TikTokStatusEvent(asked.publishId, event.status)] : [];
    }
    case 'draft-edited':
    case 'fix-made':
    case 'fix-canceled':
    case 'photo-cropped':
    case 'crop-canceled':
      return draftOf(now) === draftOf(before) ? [] : [new classes.TikTokDraftChangeEvent(draftOf(now))];
    case 'media-imported':
      return importer(before) === 'user' ? [new classes.TikTokDraftChangeEvent(draftOf(now))] : [];
    default:
      return [];
  }
}

/** Who has given the files that are on their way into the draft. */
export function importer(state: ComposerState): 'user' | 'host' | false {
  return 'importState' in state && 'request' in state.importState && state.importState.request.by;
}

function changesOf(before: ComposerState, now: ComposerState, context: EventContext): readonly Event[] {
  switch (now.phase) {
    case 'uploading': {
      const was = before.phase === 'uploading' ? bytesOf(before.transfer) : undefined;
      const is = bytesOf(now.transfer);
      if (!is || was?.sentBytes === is.sentBytes) return [];
      return [new context.classes.TikTokProgressEvent(is.sentBytes, is.totalBytes)];
    }
    case 'published': {
      const postId = now.outcome.kind === 'public' ? now.outcome.postId : undefined;
      const known = before.phase === 'published' && (before.outcome.kind === 'public' || postId === undefined);
      return known ? [] : [new context.classes.TikTokPublishedEvent(now.publishId, postId)];
    }
    case 'blocked':
      return before.phase === 'blocked'
        ? []
        : [
            new context.classes.TikTokErrorEvent(context.text.say(`error.${now.block}`), {
              kind: 'account',
              code: now.block,
            }),
          ];
    case 'loading':
    case 'editing':
    case 'disconnected':
    case 'interrupted':
    case 'processing':
    case 'failed':
      return [];
    default:
      return now satisfies never;
  }
}

/** Each error is reported once: when it comes, never again while it stands. */
function errorsOf({ before, now, event }: Change, context: EventContext): readonly Event[] {
  if (event.type === 'click-refused') {
    const error = new ShareError('page_obscured');
    const details = { kind: 'not-posted', code: error.code, retryable: true } as const;
    return [new context.classes.TikTokErrorEvent(context.text.error(error), details)];
  }
  if (event.type === 'connect-failed') return [accountError(event.error, context)];
  if (now.phase === 'disconnected' && now.link.kind === 'failed' && before.phase !== 'disconnected') {
    return [accountError(now.link.error, context)];
  }
  return failureEvents(before, now, context);
}

function failureEvents(before: ComposerState, now: ComposerState, context: EventContext): readonly Event[] {
  return now.phase === 'failed' && before.phase !== 'failed' ? [errorEvent(now.failure, context)] : [];
}

function accountError(error: ShareError, { text, classes }: EventContext): TikTokErrorEvent {
  const { code, logId, retryable, cause } = error;
  return new classes.TikTokErrorEvent(text.error(error), { kind: 'account', code, logId, retryable, cause });
}

function errorEvent(failure: Failure, context: EventContext): TikTokErrorEvent {
  if (failure.kind === 'creator') return accountError(failure.error, context);
  const { text, classes } = context;
  const { publishId } = failure;
  if (failure.kind === 'refused') {
    return new classes.TikTokErrorEvent(text.fail(failure.reason), {
      kind: 'refused',
      code: failure.reason,
      publishId,
    });
  }
  const { code, logId, retryable, cause } = failure.error;
  const kind = failure.kind === 'unknown' ? 'unknown' : 'not-posted';
  return new classes.TikTokErrorEvent(text.error(failure.error), { kind, code, publishId, logId, retryable, cause });
}
