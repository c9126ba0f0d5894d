import { ShareError } from '../../../domain/errors.js';
import { toShareError } from '../../../wire/error.js';
import { toCreatePostRequest } from '../../../wire/post-request.js';
import { sendsChunks } from '../../state.js';
import type { Failure } from '../../state.js';
import type { EffectOf, Perform } from '../effect.js';
import { isUnclear, notSent, outcomeUnknown } from './failure.js';
import { whileOnline } from './retry.js';

/** For how long TikTok takes bytes after `init`, in milliseconds. */
const UPLOAD_WINDOW = 60 * 60_000;

/** Makes the post. Never repeated by itself: TikTok knows no idempotency, so a second `init` could be a second post. */
export const createPost: Perform<'create-post'> = async function* (effect, context) {
  const { run, adapter, consent, key, photoUrls } = effect;
  const { clock, signal } = context;
  yield* whileOnline(run, context);
  try {
    const request = toCreatePostRequest(consent, key, photoUrls);
    const { publishId } = await adapter.createPost(request, { signal });
    yield { type: 'post-created', run, publishId, expiresAt: clock.now() + UPLOAD_WINDOW };
  } catch (thrown) {
    yield { type: 'post-failed', run, failure: failureOf(toShareError(thrown), effect) };
  }
};

function failureOf(error: ShareError, { consent }: EffectOf<'create-post'>): Failure {
  if (!isUnclear(error)) return notSent(error);
  if (!sendsChunks(consent)) return outcomeUnknown(error);
  // A video from this device is not posted before its last byte, so nothing can be at TikTok yet.
  return notSent(error.code === 'unknown_outcome' ? new ShareError('network', { cause: error }) : error);
}
