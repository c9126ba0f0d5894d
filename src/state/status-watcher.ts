import type { GuardedAdapter } from '../adapter/guard.js';
import { raceAbort } from '../adapter/race-abort.js';
import { ShareError } from '../domain/errors.js';
import { isFinal } from '../domain/post-status.js';
import type { PostStatus } from '../domain/post-status.js';
import { toShareError } from '../wire/error.js';
import type { Clock } from '../adapter/clock.js';
import { PublishFailure } from './publish-failure.js';
import { needsReconnect } from './transition.js';

/** Growing pauses between polls, in milliseconds; the last goes on. TikTok allows 30 calls a minute for one user. */
const POLL_PAUSES = [2000, 3000, 4000, 5000, 7000, 10_000] as const;

/** Waiting longer than this is said on the page; it does not end the waiting. */
const SLOW_AFTER = 5 * 60_000;
const POLL_PAUSE_WHEN_SLOW = 30_000;

/** How long a push may be quiet before the page asks for itself. */
const POLL_PAUSE_BESIDE_PUSH = 30_000;

/** TikTok may not know a publish id for a moment after `init`; after this many tries it is taken at its word. */
const UNKNOWN_ID_TRIES = 6;

/** How often a public post in review is asked for its link. */
const LINK_POLLS = 30;
const LINK_PAUSE = 10_000;

export interface Watching {
  readonly adapter: GuardedAdapter;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly answered: (status: PostStatus) => void;
  readonly delayed: (delay: 'slow' | 'unanswered') => void;
}

/**
 * Follows a post to its final status, by push where the host has one and by polling otherwise. It never gives up in
 * silence: it ends with a final status or throws `PublishFailure`.
 */
export async function watchStatus(publishId: string, watching: Watching): Promise<void> {
  const { clock, signal } = watching;
  const began = clock.now();
  let push = openPush(publishId, watching);
  let unknownIds = 0;
  try {
    for (let poll = 0; ;) {
      const slow = clock.now() - began > SLOW_AFTER;
      const news = await push?.within(POLL_PAUSE_BESIDE_PUSH);
      if (news === 'final') return;
      if (news === 'over') {
        push?.stop();
        push = undefined;
      }
      if (!push) {
        await clock.sleep(slow ? POLL_PAUSE_WHEN_SLOW : (POLL_PAUSES[poll] ?? POLL_PAUSES.at(-1) ?? 0), signal);
        poll += 1;
      }
      try {
        const status = await watching.adapter.getPostStatus(publishId, { signal });
        watching.answered(status);
        if (isFinal(status)) return;
        if (slow) watching.delayed('slow');
      } catch (thrown) {
        signal.throwIfAborted();
        const error = toShareError(thrown);
        unknownIds += isUnknownId(error) ? 1 : 0;
        if (needsReconnect(error) || unknownIds >= UNKNOWN_ID_TRIES) {
          throw new PublishFailure({ kind: 'unknown', error: new ShareError('status_unknown', { cause: error }) });
        }
        watching.delayed('unanswered');
      }
    }
  } finally {
    push?.stop();
  }
}

/** Asks for the link of a public post until TikTok has reviewed it; answers whether it came. */
export async function watchLink(publishId: string, watching: Watching): Promise<boolean> {
  const { adapter, clock, signal } = watching;
  for (let poll = 0; poll < LINK_POLLS; poll += 1) {
    await clock.sleep(LINK_PAUSE, signal);
    try {
      const status = await adapter.getPostStatus(publishId, { signal });
      watching.answered(status);
      if (status.kind === 'complete' && status.postIds.length > 0) return true;
    } catch {
      signal.throwIfAborted();
    }
  }
  return false;
}

function isUnknownId({ code }: ShareError): boolean {
  return code === 'invalid_publish_id' || code === 'invalid_params';
}

interface Push {
  /** Waits so long at most: the final status came, the push is over without one, or it is quiet. */
  within(milliseconds: number): Promise<'final' | 'over' | 'quiet'>;
  stop(): void;
}

/** A push may fall silent without an end, as when a connection dies unseen, so it is waited for in turns. */
function openPush(publishId: string, watching: Watching): Push | undefined {
  const { adapter, clock, signal } = watching;
  const abort = new AbortController();
  const statuses = adapter.watchPostStatus(publishId, { signal: abort.signal });
  if (!statuses) return undefined;
  const stop = (): void => abort.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  const end = listen(statuses, abort.signal, watching.answered);
  return {
    async within(milliseconds) {
      const nap = new AbortController();
      const quiet = clock.sleep(milliseconds, nap.signal).then(() => 'quiet' as const);
      try {
        return await raceAbort(Promise.race([end, quiet]), signal);
      } finally {
        nap.abort();
      }
    },
    stop() {
      signal.removeEventListener('abort', stop);
      abort.abort();
    },
  };
}

/** A push that breaks is no failure of the post: polling takes over. */
async function listen(
  statuses: AsyncIterable<PostStatus>,
  signal: AbortSignal,
  answered: (status: PostStatus) => void,
): Promise<'final' | 'over'> {
  try {
    for await (const status of statuses) {
      if (signal.aborted) return 'over';
      answered(status);
      if (isFinal(status)) return 'final';
    }
  } catch {
    return 'over';
  }
  return 'over';
}
