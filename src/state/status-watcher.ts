import type { GuardedAdapter } from '../adapter/guard.js';
import { ShareError } from '../domain/errors.js';
import { isFinal } from '../domain/post-status.js';
import type { PostStatus } from '../domain/post-status.js';
import { toShareError } from '../wire/error.js';
import type { Clock } from './clock.js';
import { PublishFailure } from './publisher.js';
import { needsReconnect } from './transition.js';

/** Growing pauses between polls, in milliseconds; the last goes on. TikTok allows 30 calls a minute for one user. */
const POLL_PAUSES = [2000, 3000, 4000, 5000, 7000, 10_000] as const;

/** Waiting longer than this is said on the page; it does not end the waiting. */
const SLOW_AFTER = 5 * 60_000;
const POLL_PAUSE_WHEN_SLOW = 30_000;

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
  if (await pushed(publishId, watching)) return;
  let unknownIds = 0;
  for (let poll = 0; ; poll += 1) {
    const slow = clock.now() - began > SLOW_AFTER;
    const pause = slow ? POLL_PAUSE_WHEN_SLOW : (POLL_PAUSES[poll] ?? POLL_PAUSES.at(-1) ?? 0);
    await clock.sleep(pause, signal);
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

async function pushed(publishId: string, { adapter, signal, answered }: Watching): Promise<boolean> {
  try {
    for await (const status of adapter.watchPostStatus(publishId, { signal }) ?? []) {
      answered(status);
      if (isFinal(status)) return true;
    }
  } catch {
    // A push that breaks is no failure of the post: polling takes over.
    signal.throwIfAborted();
  }
  return false;
}
