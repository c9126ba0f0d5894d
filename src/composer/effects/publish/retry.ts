import type { ShareError } from '../../../domain/errors.js';
import type { ComposerEvent } from '../../events.js';
import type { EffectContext } from '../effect.js';

/** Pause between tries that go on by themselves after the quick ones failed, in milliseconds. */
const TROUBLED_PAUSE = 30_000;

/** Waits until the browser has a connection, and says so while it has none. */
export async function* whileOnline(
  run: number,
  { network, signal }: EffectContext,
): AsyncGenerator<ComposerEvent, void, undefined> {
  if (network.isOnline()) return;
  yield { type: 'transfer-offline', run };
  await network.whenOnline(signal);
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
  { clock, signal }: EffectContext,
): AsyncGenerator<ComposerEvent, number, undefined> {
  const pause = pauses[failures];
  yield pause === undefined ? { type: 'transfer-troubled', run, error } : { type: 'transfer-retrying', run };
  await clock.sleep(pause ?? TROUBLED_PAUSE, signal);
  yield { type: 'transfer-running', run };
  return pause === undefined ? failures : failures + 1;
}
