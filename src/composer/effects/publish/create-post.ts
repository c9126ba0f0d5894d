import { limitTime } from '../../../adapter/time-limit.js';
import { ShareError } from '../../../domain/errors.js';
import { toShareError } from '../../../wire/error.js';
import { toCreatePostRequest } from '../../../wire/post-request.js';
import { sendsChunks } from '../../state.js';
import type { Failure } from '../../state.js';
import type { EffectContext, EffectOf, Perform } from '../effect.js';
import { isUnclear, notSent, outcomeUnknown } from './failure.js';
import { beforeRetry, whileOnline } from './retry.js';

/** For how long TikTok takes bytes after `init`, in milliseconds. */
const UPLOAD_WINDOW = 60 * 60_000;

/** Pauses between tries with the same key: the backend makes one post of them, and knows the reply that was lost. */
const RETRY_PAUSES = [1000, 2000, 4000, 8000] as const;

/** A post that takes longer than this is not asked for again: after that long, the page shows what is known. */
const REPEAT_LIMIT = 60_000;

/** What is written down before the post exists may take so long at most, in milliseconds. */
const SAVE_LIMIT = 3000;

/**
 * Makes the post. It is repeated with its key alone, which the backend makes at most one post of; a reply that says that
 * the outcome is unknown is never repeated, because TikTok knows no idempotency.
 */
export const createPost: Perform<'create-post'> = async function* (effect, context) {
  const { run, adapter, consent, key, photoUrls, isRepeat } = effect;
  const { clock, signal } = context;
  const twin = await savedTwin(adapter.id, key, context);
  if (twin && !isRepeat) {
    yield { type: 'twin-found', run, notice: twin === 'posted' ? 'twin-posted' : 'twin-under-way' };
    return;
  }
  const request = toCreatePostRequest(consent, key, photoUrls);
  const repeats = limitTime(clock, REPEAT_LIMIT, signal);
  try {
    for (let failures = 0; ;) {
      yield* whileOnline(run, context);
      try {
        const { publishId } = await adapter.createPost(request, { signal });
        yield { type: 'post-created', run, publishId, expiresAt: clock.now() + UPLOAD_WINDOW };
        return;
      } catch (thrown) {
        signal.throwIfAborted();
        const error = toShareError(thrown);
        const pauses = RETRY_PAUSES;
        const isLate = failures >= pauses.length || repeats.signal.aborted;
        if (error.code !== 'network' || isLate) {
          yield { type: 'post-failed', run, failure: failureOf(error, effect) };
          return;
        }
        failures = yield* beforeRetry(run, { error, failures, pauses }, context);
      }
    }
  } finally {
    repeats.end();
  }
};

/**
 * Waits until the key is written down, which a page that dies with its request on the way must find again, and looks for
 * another post of the same files.
 */
async function savedTwin(
  adapterId: string,
  key: string,
  { loadJournal, clock, signal }: EffectContext,
): Promise<'under-way' | 'posted' | undefined> {
  const over = new AbortController();
  const stop = (): void => over.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  const found = loadJournal().then((journal) => journal.findTwin(adapterId, key));
  const late = clock.sleep(SAVE_LIMIT, over.signal).then(() => undefined);
  try {
    return await Promise.race([found, late]);
  } catch {
    signal.throwIfAborted();
    return undefined;
  } finally {
    signal.removeEventListener('abort', stop);
    over.abort();
  }
}

function failureOf(error: ShareError, { consent }: EffectOf<'create-post'>): Failure {
  if (!isUnclear(error)) return notSent(error);
  if (!sendsChunks(consent)) return outcomeUnknown(error);
  // A video from this device is not posted before its last byte, so nothing can be at TikTok yet.
  return notSent(error.code === 'unknown_outcome' ? new ShareError('network', { cause: error }) : error);
}
