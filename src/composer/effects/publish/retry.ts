import { backoffPause } from '../../../adapter/backoff.js';
import type { Clock } from '../../../adapter/clock.js';
import type { ShareError } from '../../../domain/errors.js';
import type { ComposerEvent } from '../../events.js';
import type { Connectivity, EffectContext } from '../effect.js';

/** Pause between tries that go on by themselves after the quick ones failed, in milliseconds. */
const TROUBLED_PAUSE = 30_000;

/** A browser may take a working line for none, as behind some VPNs: after so many milliseconds it is tried anyway. */
const OFFLINE_PAUSE = 30_000;

/** Waits until the browser has a connection, and says so while it has none. */
export async function* whileOnline(
  run: number,
  { network, clock, signal }: EffectContext,
): AsyncGenerator<ComposerEvent, void, undefined> {
  if (network.isOnline()) return;
  yield { type: 'transfer-offline', run };
  await onlineOrLater(network, clock, signal);
  yield { type: 'transfer-running', run };
}

/**
 * Waits before the next try. After the last of the quick pauses the user is told what is wrong; the tries go on, because
 * the line may be back when nobody looks. Returns how many tries have failed in this round.
 */
export async function* beforeRetry(
  run: number,
  {
    error,
    failures,
    pauses,
  }: { readonly error: ShareError; readonly failures: number; readonly pauses: readonly number[] },
  { clock, random, signal }: EffectContext,
): AsyncGenerator<ComposerEvent, number, undefined> {
  const pause = pauses[failures];
  yield pause === undefined ? { type: 'transfer-troubled', run, error } : { type: 'transfer-retrying', run };
  const first = pause ?? TROUBLED_PAUSE;
  await clock.sleep(backoffPause({ first, longest: first }, 1, error, random), signal);
  yield { type: 'transfer-running', run };
  return pause === undefined ? failures : failures + 1;
}

async function onlineOrLater(network: Connectivity, clock: Clock, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  const stop = (): void => over.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    await Promise.race([network.whenOnline(over.signal), clock.sleep(OFFLINE_PAUSE, over.signal)]);
  } finally {
    signal.removeEventListener('abort', stop);
    over.abort();
  }
}
