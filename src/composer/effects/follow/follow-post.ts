import type { GuardedAdapter } from '../../../adapter/guard.js';
import { ShareError } from '../../../domain/errors.js';
import { isFinal } from '../../../domain/post-status.js';
import type { PostStatus } from '../../../domain/post-status.js';
import { toShareError } from '../../../wire/error.js';
import type { ComposerEvent } from '../../events.js';
import { needsReconnect } from '../../phases/account.js';
import type { EffectContext, EffectOf, Perform } from '../effect.js';

/** Growing pauses between polls, in milliseconds; the last goes on. TikTok allows 30 calls a minute for one user. */
const POLL_PAUSES = [2000, 3000, 4000, 5000, 7000, 10_000] as const;

/** Waiting longer than this is said on the page; it does not end the waiting. */
const SLOW_AFTER = 5 * 60_000;

/** The pause once it is slow, or while a push reports: how long that may be quiet before the page asks for itself. */
const LONG_PAUSE = 30_000;

/** TikTok may not know a publish id for a while after `init`; after so many milliseconds it is believed. */
const UNKNOWN_ID_LIMIT = 2 * 60_000;

/** How often a public post in review is asked for its link. */
const LINK_POLLS = 30;
const LINK_PAUSE = 10_000;

/**
 * Follows a post to its final status, by push where the host has one and by polling otherwise. It never gives up in
 * silence: the last event is a final status or a failure.
 */
export const followPost: Perform<'follow-post'> = async function* (effect, context) {
  const { run, adapter, publishId } = effect;
  const { clock, signal } = context;
  const began = clock.elapsed();
  let push = openPush(adapter, publishId, signal);
  try {
    for (let poll = 0; ;) {
      const isSlow = clock.elapsed() - began > SLOW_AFTER;
      const pause = isSlow ? LONG_PAUSE : (POLL_PAUSES[poll] ?? POLL_PAUSES.at(-1) ?? 0);
      const heard = push ? yield* untilQuiet(push, pause, effect, context) : await clock.sleep(pause, signal);
      if (heard === 'final') return;
      if (heard === 'over') {
        push?.stop();
        push = undefined;
        continue;
      }
      poll += 1;
      try {
        const status = await adapter.getPostStatus(publishId, { signal });
        yield { type: 'status-received', run, status };
        if (isFinal(status)) return;
        if (isSlow) yield { type: 'status-delayed', run, delay: 'slow' };
      } catch (thrown) {
        signal.throwIfAborted();
        const cause = toShareError(thrown);
        if (isUnknownId(cause) && clock.elapsed() - began > UNKNOWN_ID_LIMIT) {
          const error = new ShareError('status_unknown', { cause, logId: cause.logId });
          yield { type: 'post-failed', run, failure: { kind: 'unknown', error } };
          return;
        }
        yield { type: 'status-delayed', run, delay: needsReconnect(cause) ? 'disconnected' : 'unanswered' };
      }
    }
  } finally {
    push?.stop();
  }
};

function isUnknownId({ code }: ShareError): boolean {
  return code === 'invalid_publish_id' || code === 'invalid_params';
}

interface Push {
  readonly statuses: AsyncIterator<PostStatus>;
  /** It has reported a status, so no proxy holds it back. */
  isHeard: boolean;
  /** The status that is waited for. It outlives the pause in which it did not come. */
  next: Promise<IteratorResult<PostStatus>> | undefined;
  readonly stop: () => void;
}

function openPush(adapter: GuardedAdapter, publishId: string, signal: AbortSignal): Push | undefined {
  const abort = new AbortController();
  const pushed = adapter.watchPostStatus(publishId, { signal: abort.signal });
  if (!pushed) return undefined;
  const stop = (): void => {
    signal.removeEventListener('abort', stop);
    abort.abort(signal.reason);
    // A host's generator that stands at its last status hears of no signal, and may have a connection to close.
    pushed.return().catch(() => {});
  };
  signal.addEventListener('abort', stop, { once: true });
  return { statuses: pushed, isHeard: false, next: undefined, stop };
}

/**
 * Reports what is pushed until it is final, over, or quiet for too long: a connection may die unseen. A push that breaks
 * is no failure of the post.
 */
async function* untilQuiet(
  push: Push,
  pollPause: number,
  { run }: EffectOf<'follow-post'>,
  { clock, signal }: EffectContext,
): AsyncGenerator<ComposerEvent, 'final' | 'over' | 'quiet', undefined> {
  for (;;) {
    const pause = new AbortController();
    const stop = (): void => pause.abort();
    signal.addEventListener('abort', stop, { once: true });
    const quiet = clock.sleep(push.isHeard ? LONG_PAUSE : pollPause, pause.signal).then(
      () => 'quiet' as const,
      () => 'stopped' as const,
    );
    push.next ??= push.statuses.next();
    const heard = await Promise.race([push.next.catch(() => 'over' as const), quiet]);
    signal.removeEventListener('abort', stop);
    pause.abort();
    signal.throwIfAborted();
    if (heard === 'quiet' || heard === 'stopped') return 'quiet';
    push.next = undefined;
    if (heard === 'over' || heard.done) return 'over';
    push.isHeard = true;
    yield { type: 'status-received', run, status: heard.value };
    if (isFinal(heard.value)) return 'final';
  }
}

/** Asks for the link of a public post until TikTok has reviewed it. */
export const followLink: Perform<'follow-link'> = async function* ({ run, adapter, publishId }, { clock, signal }) {
  for (let poll = 0; poll < LINK_POLLS; poll += 1) {
    await clock.sleep(LINK_PAUSE, signal);
    try {
      const status = await adapter.getPostStatus(publishId, { signal });
      yield { type: 'status-received', run, status };
      if (status.kind === 'complete' && status.postIds.length > 0) return;
    } catch {
      signal.throwIfAborted();
    }
  }
  yield { type: 'link-abandoned', run };
};
