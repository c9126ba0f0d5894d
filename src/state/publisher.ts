import { chunkRange, planChunks } from '../domain/chunk-plan.js';
import type { ChunkPlan } from '../domain/chunk-plan.js';
import { ShareError } from '../domain/errors.js';
import type { Media, Photos, Video } from '../domain/media.js';
import type { GuardedAdapter } from '../adapter/guard.js';
import { toShareError } from '../wire/error.js';
import { toCreatePostRequest } from '../wire/post-request.js';
import type { CreatePostRequest } from '../wire/post-request.js';
import type { Clock } from './clock.js';
import type { Failure, Post } from './composer-state.js';
import { stagePhotos } from './photo-staging.js';
import type { TransferMeter } from './transfer-meter.js';

/** Pauses between tries of one chunk, in milliseconds; after the last the upload waits for the user. */
const RETRY_PAUSES = [1000, 2000, 4000, 8000, 16_000] as const;

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

/** Ends publishing, with what the user has to know. */
export class PublishFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
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
    await orNotSent(sendVideo(media, publishId, publishing), publishing.signal);
  }
  return publishId;
}

function notSent(error: ShareError): PublishFailure {
  return new PublishFailure({ kind: 'not-sent', error });
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

function gone(): never {
  throw new ShareError('file_unreadable');
}

/** Codes by which it stays open whether TikTok took the call. */
const UNCLEAR = new Set(['network', 'adapter', 'invalid_response', 'internal_error', 'unknown_outcome']);

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
    if (!UNCLEAR.has(error.code)) throw notSent(error);
    if (nothingThere)
      throw notSent(error.code === 'unknown_outcome' ? new ShareError('network', { cause: error }) : error);
    throw new PublishFailure({ kind: 'unknown', error: new ShareError('unknown_outcome', { cause: error }) });
  }
}

async function sendVideo(media: Video, publishId: string, publishing: Publishing): Promise<void> {
  const file = media.source.origin === 'file' ? (publishing.fileOf(media.source.id) ?? gone()) : gone();
  const plan = planChunks(media.facts.bytes ?? 0);
  if (file.size !== plan.totalBytes) gone();
  const contentType = media.facts.contentType ?? 'video/mp4';
  publishing.meter.begin([plan.totalBytes]);
  for (let index = 0; index < plan.count; index += 1) {
    await sendChunk({ file, plan, index, publishId, contentType }, publishing);
  }
}

interface ChunkJob {
  readonly file: File;
  readonly plan: ChunkPlan;
  readonly index: number;
  readonly publishId: string;
  readonly contentType: string;
}

/** Sends one chunk until it is there; a try that fails is repeated, a pause is waited out. */
async function sendChunk(job: ChunkJob, publishing: Publishing): Promise<void> {
  const { meter, clock, signal } = publishing;
  const { last } = chunkRange(job.plan, job.index);
  for (let failures = 0; ;) {
    await meter.whenRunning(signal);
    const attempt = meter.untilPaused(signal);
    try {
      await tryChunk(job, attempt.signal, publishing);
      meter.sent(0, last + 1);
      return;
    } catch (thrown) {
      signal.throwIfAborted();
      if (attempt.signal.aborted) continue;
      const error = toShareError(thrown);
      if (!error.retryable && error.code !== 'upload_rejected') throw error;
      // The answer may have been lost on the way back; TikTok's own count says whether the chunk is there.
      if ((await bytesAtTikTok(job.publishId, publishing)) > last) return meter.sent(0, last + 1);
      if (!error.retryable && failures > 0) throw error;
      failures += 1;
      const pause = RETRY_PAUSES[failures - 1];
      if (pause === undefined) {
        meter.trouble(error);
        failures = 0;
      } else {
        meter.retrying();
        await clock.sleep(pause, signal);
        meter.running();
      }
    } finally {
      attempt.end();
    }
  }
}

async function tryChunk(
  { file, plan, index, publishId, contentType }: ChunkJob,
  signal: AbortSignal,
  { adapter, meter }: Publishing,
): Promise<void> {
  const { first, last } = chunkRange(plan, index);
  const size = last - first + 1;
  const onProgress = (bytes: number): void => {
    // Host code reports this number: only what is possible counts.
    if (Number.isFinite(bytes)) meter.sent(0, first + Math.min(Math.max(bytes, 0), size));
  };
  // A slice is streamed from disk by the browser; it is never read into memory.
  const body = file.slice(first, last + 1, contentType);
  await adapter.uploadChunk(
    { publishId, body, first, last, total: plan.totalBytes, contentType },
    { signal, onProgress },
  );
}

async function bytesAtTikTok(publishId: string, { adapter, signal }: Publishing): Promise<number> {
  try {
    const status = await adapter.getPostStatus(publishId, { signal });
    if (status.kind === 'processing') return status.stage === 'upload' ? (status.bytes ?? 0) : 0;
    if (status.kind === 'failed') throw new PublishFailure({ kind: 'refused', reason: status.reason });
    return Number.POSITIVE_INFINITY;
  } catch (thrown) {
    signal.throwIfAborted();
    if (thrown instanceof PublishFailure) throw thrown;
    return 0;
  }
}
