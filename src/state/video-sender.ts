import type { GuardedAdapter } from '../adapter/guard.js';
import { chunkRange, planChunks } from '../domain/chunk-plan.js';
import type { ChunkPlan } from '../domain/chunk-plan.js';
import { ShareError } from '../domain/errors.js';
import type { Video } from '../domain/media.js';
import { toShareError } from '../wire/error.js';
import type { Clock } from '../adapter/clock.js';
import { isUnclear, outcomeUnknown, PublishFailure } from './publish-failure.js';
import { unlessUnreadable } from './still-readable.js';
import type { TransferMeter } from './transfer-meter.js';

/** Pauses between tries of one chunk, in milliseconds; after the last the upload waits for the user. */
const RETRY_PAUSES = [1000, 2000, 4000, 8000, 16_000] as const;

export interface VideoSending {
  readonly adapter: GuardedAdapter;
  readonly clock: Clock;
  readonly meter: TransferMeter;
  readonly signal: AbortSignal;
}

interface ChunkJob {
  readonly file: File;
  readonly plan: ChunkPlan;
  readonly index: number;
  readonly publishId: string;
  readonly contentType: string;
}

/** Sends the chunks of a video in order, never two at once (Media transfer guide). */
export async function sendVideo(file: File, video: Video, publishId: string, sending: VideoSending): Promise<void> {
  const plan = planChunks(video.facts.bytes ?? 0);
  if (file.size !== plan.totalBytes) throw new ShareError('file_unreadable');
  const contentType = video.facts.contentType ?? 'video/mp4';
  sending.meter.begin([plan.totalBytes]);
  for (let index = 0; index < plan.count; index += 1) {
    await sendChunk({ file, plan, index, publishId, contentType }, sending);
  }
}

/** Sends one chunk until it is there; a try that fails is repeated, a pause is waited out. */
async function sendChunk(job: ChunkJob, sending: VideoSending): Promise<void> {
  const { meter, clock, signal } = sending;
  const { first, last } = chunkRange(job.plan, job.index);
  const isLast = job.index === job.plan.count - 1;
  let inDoubt = false;
  for (let failures = 0; ;) {
    await meter.whenRunning(signal);
    const attempt = meter.untilPaused(signal);
    const progress: Progress = { left: undefined };
    try {
      await tryChunk(job, attempt.signal, sending, progress);
      meter.sent(0, last + 1);
      return;
    } catch (thrown) {
      signal.throwIfAborted();
      if (attempt.signal.aborted) continue;
      const lost = toShareError(thrown);
      const error = await unlessUnreadable(lost, job.file.slice(first, last + 1));
      // With the last byte TikTok has the post, although its answer may be lost: then nothing may be called "not posted".
      if (isLast && isUnclear(lost) && haveAllLeft(progress, job, error === lost)) {
        inDoubt = true;
        meter.doubt();
      }
      // Bytes that were surely refused are not on their way any more: until they are, the post can be cancelled.
      if (!isUnclear(lost)) meter.sent(0, first);
      const mayPass = error.retryable || error.code === 'upload_rejected';
      if (!mayPass && !inDoubt) throw error;
      // The answer may have been lost on the way back; TikTok's own count says whether the chunk is there.
      if ((await bytesAtTikTok(job.publishId, sending)) > last) return meter.sent(0, last + 1);
      if (!mayPass || (!error.retryable && failures > 0)) throw inDoubt ? outcomeUnknown(error) : error;
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

/** Bytes of one try that have left, as far as the adapter told. */
interface Progress {
  left: number | undefined;
}

/** An adapter that tells nothing of its progress may have sent everything, unless the file could not be read. */
function haveAllLeft({ left }: Progress, { plan, index }: ChunkJob, readable: boolean): boolean {
  const { first, last } = chunkRange(plan, index);
  return left === undefined ? readable : left > last - first;
}

async function tryChunk(
  { file, plan, index, publishId, contentType }: ChunkJob,
  signal: AbortSignal,
  { adapter, meter }: VideoSending,
  progress: Progress,
): Promise<void> {
  const { first, last } = chunkRange(plan, index);
  const size = last - first + 1;
  const onProgress = (bytes: number): void => {
    // Host code reports this number: only what is possible counts.
    if (!Number.isFinite(bytes)) return;
    progress.left = Math.min(Math.max(bytes, 0), size);
    meter.sent(0, first + progress.left);
  };
  // A slice is streamed from disk by the browser; it is never read into memory.
  const body = file.slice(first, last + 1, contentType);
  await adapter.uploadChunk(
    { publishId, body, first, last, total: plan.totalBytes, contentType },
    { signal, onProgress },
  );
}

async function bytesAtTikTok(publishId: string, { adapter, signal }: VideoSending): Promise<number> {
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
