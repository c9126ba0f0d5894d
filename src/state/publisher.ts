import type { GuardedAdapter } from '../adapter/guard.js';
import { ShareError } from '../domain/errors.js';
import type { Media, Photos, Video } from '../domain/media.js';
import { toShareError } from '../wire/error.js';
import { toCreatePostRequest } from '../wire/post-request.js';
import type { CreatePostRequest } from '../wire/post-request.js';
import type { Clock } from '../adapter/clock.js';
import type { Post } from './composer-state.js';
import { stagePhotos } from './photo-staging.js';
import { isUnclear, notSent, outcomeUnknown, PublishFailure } from './publish-failure.js';
import type { TransferMeter } from './transfer-meter.js';
import { sendVideo } from './video-sender.js';

export interface Publishing {
  readonly adapter: GuardedAdapter;
  readonly fileOf: (id: string) => File | undefined;
  readonly clock: Clock;
  readonly meter: TransferMeter;
  /** TikTok has opened the post under this id; its bytes may still be on their way. */
  readonly created: (publishId: string) => void;
  /** Ends everything. */
  readonly signal: AbortSignal;
}

/**
 * Takes one consented post to TikTok: stages photos, has the post created once, sends the chunks in order. It knows
 * nothing of the page; it answers with the publish id or throws `PublishFailure` (or the abort reason).
 */
export async function publish(post: Post, publishing: Publishing): Promise<string> {
  const { media } = post.consent.draft;
  if (!media) throw notSent(new ShareError('file_unreadable'));
  const urls = media.kind === 'photo' ? await orNotSent(stage(media, publishing), publishing.signal) : [];
  publishing.meter.handOver();
  const request = toCreatePostRequest(post.consent, post.key, urls);
  const publishId = await createPost(request, media, publishing);
  publishing.created(publishId);
  if (media.kind === 'video' && media.source.origin === 'file') {
    await orNotSent(sendFile(media, publishId, publishing), publishing.signal);
  }
  return publishId;
}

async function orNotSent<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    signal.throwIfAborted();
    throw thrown instanceof PublishFailure ? thrown : notSent(toShareError(thrown));
  }
}

async function stage(media: Photos, publishing: Publishing): Promise<readonly string[]> {
  const files = media.photos.map(({ source }) =>
    source.origin === 'file' ? (publishing.fileOf(source.id) ?? gone()) : undefined,
  );
  return stagePhotos(files, publishing);
}

async function sendFile(media: Video, publishId: string, publishing: Publishing): Promise<void> {
  const file = media.source.origin === 'file' ? (publishing.fileOf(media.source.id) ?? gone()) : gone();
  await sendVideo(file, media, publishId, publishing);
}

function gone(): never {
  throw new ShareError('file_unreadable');
}

/** Never repeated by itself: TikTok knows no idempotency, so a second `init` could be a second post. */
async function createPost(request: CreatePostRequest, media: Media, publishing: Publishing): Promise<string> {
  const { adapter, signal } = publishing;
  try {
    return (await adapter.createPost(request, { signal })).publishId;
  } catch (thrown) {
    signal.throwIfAborted();
    const error = toShareError(thrown);
    // A video from this device is not posted before its last byte, so nothing can be at TikTok yet.
    const nothingThere = media.kind === 'video' && media.source.origin === 'file';
    if (!isUnclear(error)) throw notSent(error);
    if (nothingThere)
      throw notSent(error.code === 'unknown_outcome' ? new ShareError('network', { cause: error }) : error);
    throw outcomeUnknown(error);
  }
}
