import { backoffPause } from '../../../adapter/backoff.js';
import type { ShareError } from '../../../domain/errors.js';
import type { ComposerEvent } from '../../events.js';
import type { EffectContext } from '../effect.js';

/** Pause between tries that go on by themselves after the quick ones failed, in milliseconds. */
const TROUBLED_PAUSE = 30_000;

/** A browser may take a working line for none, as behind some VPNs: after so many milliseconds it is tried anyway. */
const OFFLINE_PAUSE = 30_000;

/**
 * Shortest pause that the browser can end, in milliseconds: each try also asks TikTok for the status, which one user may do 30 times a
 * minute, and a page may come into view at every moment.
 */
const LEAST_PAUSE = 3000;

/** Waits until the browser has a connection, and says so while it has none. */
export async function* whileOnline(
  run: number,
  context: EffectContext,
): AsyncGenerator<ComposerEvent, void, undefined> {
  const { network } = context;
  if (network.isOnline()) return;
  yield { type: 'transfer-offline', run };
  await sleepUntil([network.whenOnline], OFFLINE_PAUSE, context);
  yield { type: 'transfer-running', run };
}

/**
 * Waits before the next try. After the last of the quick pauses the user is told what is wrong, and the tries go on, because
 * the line may be back when nobody looks. The browser's report that it may be back ends the pause. A pause after a reply is kept whole.
 * Returns how many tries have failed in this round.
 */
export async function* beforeRetry(
  run: number,
  {
    error,
    failures,
    pauses,
  }: { readonly error: ShareError; readonly failures: number; readonly pauses: readonly number[] },
  context: EffectContext,
): AsyncGenerator<ComposerEvent, number, undefined> {
  const { clock, network, random, signal } = context;
  const pause = pauses[failures];
  yield pause === undefined ? { type: 'transfer-troubled', run, error } : { type: 'transfer-retrying', run };
  const first = pause ?? TROUBLED_PAUSE;
  const longest = backoffPause({ first, longest: first }, 1, error, random);
  const began = clock.elapsed();
  const isLineDown = error.code === 'network' && error.retryAfterMs === undefined;
  await sleepUntil(isLineDown ? [network.whenOnline, network.whenVisible] : [], longest, context);
  const remaining = Math.min(LEAST_PAUSE, longest) - (clock.elapsed() - began);
  if (remaining > 0) await clock.sleep(remaining, signal);
  yield { type: 'transfer-running', run };
  return pause === undefined ? failures : failures + 1;
}

/** Sleeps for so long at most, and less when one of these happens. */
async function sleepUntil(
  happenings: readonly ((signal: AbortSignal) => Promise<void>)[],
  longest: number,
  { clock, signal }: EffectContext,
): Promise<void> {
  const over = new AbortController();
  const stop = (): void => over.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    await Promise.race([clock.sleep(longest, over.signal), ...happenings.map((when) => when(over.signal))]);
  } finally {
    signal.removeEventListener('abort', stop);
    over.abort();
  }
}
