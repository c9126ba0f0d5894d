import { chunkRange, planChunks } from '../../../domain/chunk-plan.js';
import type { ChunkPlan } from '../../../domain/chunk-plan.js';
import { ShareError } from '../../../domain/errors.js';
import { toShareError } from '../../../wire/error.js';
import type { ComposerEvent } from '../../events.js';
import type { EffectContext, EffectOf, Perform } from '../effect.js';
import type { Failure } from '../../state.js';
import { isUnchanged } from '../../../journal/fingerprint.js';
import { isUnclear, notSent, outcomeUnknown, unlessUnreadable } from './failure.js';
import { measure, NEW_METER, withProgress } from './progress.js';
import type { Measure } from './progress.js';
import { beforeRetry, whileOnline } from './retry.js';

/** Pauses between tries of one chunk, in milliseconds. */
const RETRY_PAUSES = [1000, 2000, 4000, 8000, 16_000] as const;

type Sending = EffectOf<'send-video'>;

interface Chunk {
  readonly plan: ChunkPlan;
  readonly first: number;
  readonly last: number;
  readonly isLast: boolean;
}

/** Sends the chunks of a video in order, never two at once (Media transfer guide), from the first that TikTok may not have. */
export const sendVideo: Perform<'send-video'> = async function* (effect, context) {
  const { run, file, media, confirmedBytes } = effect;
  const plan = planChunks(media.facts.bytes ?? 0);
  if (file.size !== plan.totalBytes) {
    yield { type: 'post-failed', run, failure: notSent(new ShareError('file_unreadable')) };
    return;
  }
  let meter = NEW_METER;
  const measured: Measure = (sentBytes) => {
    const next = measure(meter, { at: context.clock.elapsed(), sentBytes, totalBytes: plan.totalBytes });
    meter = next.meter;
    return next.report;
  };
  const chunks = Array.from({ length: plan.count }, (_, index): Chunk => {
    return { plan, ...chunkRange(plan, index), isLast: index === plan.count - 1 };
  }).filter(({ last }) => last >= confirmedBytes);
  let looked: Promise<boolean> | undefined;
  for (const [index, chunk] of chunks.entries()) {
    const isSame = looked;
    const next = chunks[index + 1];
    // While one chunk travels the next is looked at; but for the last, before which nothing may have changed.
    looked = next && !next.isLast ? looksSame(file, next) : undefined;
    const failure = yield* sendChunk(effect, chunk, { isSame, measured }, context);
    if (failure) {
      yield { type: 'post-failed', run, failure };
      return;
    }
  }
  yield { type: 'transfer-completed', run };
};

/** A file can be overwritten with its size and time kept; with the last chunk it would be posted. */
function looksSame(file: File, { first, last, isLast }: Chunk): Promise<boolean> {
  return isUnchanged(file, { first: isLast ? 0 : first, last }).catch(() => false);
}

interface Sender {
  /** Whether the chunk has still the bytes that were chosen, where it was looked at ahead. */
  readonly isSame: Promise<boolean> | undefined;
  readonly measured: Measure;
}

/** Sends one chunk until it is there. Returns why it cannot be, if so. */
async function* sendChunk(
  effect: Sending,
  chunk: Chunk,
  { isSame, measured }: Sender,
  context: EffectContext,
): AsyncGenerator<ComposerEvent, Failure | undefined, undefined> {
  const { run, file } = effect;
  const { first, last, isLast } = chunk;
  let inDoubt = isLast && effect.inDoubt;
  for (let failures = 0, refusals = 0, tries = 0; ; tries += 1) {
    yield* whileOnline(run, context);
    const ahead = tries === 0 ? isSame : undefined;
    // The look comes after the wait for the line, which may have lasted for hours.
    if (!(await (ahead ?? looksSame(file, chunk)))) {
      const changed = new ShareError('file_unreadable');
      return inDoubt ? outcomeUnknown(changed) : notSent(changed);
    }
    const attempt = yield* tryChunk(effect, chunk, measured, context);
    if (!attempt) {
      yield { type: 'chunk-confirmed', run, confirmedBytes: last + 1 };
      return undefined;
    }
    const { error: lost, sentBytes } = attempt;
    const error = await unlessUnreadable(lost, file.slice(first, last + 1));
    // An adapter that has reported no byte may have sent everything, unless the file could not be read.
    const allLeft = sentBytes ? sentBytes > last - first : error === lost;
    // With the last byte TikTok has the post, although its reply may be lost: then nothing may be called "not posted".
    if (isLast && isUnclear(lost) && allLeft && !inDoubt) {
      inDoubt = true;
      yield { type: 'bytes-doubted', run };
    }
    // Bytes that were surely refused are not on their way any more: until they are, the post can be canceled.
    if (!isUnclear(lost)) yield { type: 'bytes-sent', run, sentBytes: first };
    const mayPass = error.retryable || error.code === 'upload_rejected';
    if (!mayPass && !inDoubt) return notSent(error);
    // The reply may have been lost on the way back; TikTok's own count says whether the chunk is there.
    const there = await bytesAtTikTok(effect, context);
    if (typeof there !== 'number') return there;
    if (there > last) {
      yield { type: 'chunk-confirmed', run, confirmedBytes: last + 1 };
      return undefined;
    }
    if (!mayPass || (!error.retryable && refusals > 0)) return inDoubt ? outcomeUnknown(error) : notSent(error);
    refusals += error.retryable ? 0 : 1;
    failures = yield* beforeRetry(run, { error, failures, pauses: RETRY_PAUSES }, context);
  }
}

/** One try. Returns nothing when the chunk is there, or the error and how many of its bytes had left, as far as reported. */
async function* tryChunk(
  { run, adapter, file, media, publishId }: Sending,
  { plan, first, last }: Chunk,
  measured: Measure,
  { signal }: EffectContext,
): AsyncGenerator<ComposerEvent, { readonly error: ShareError; readonly sentBytes: number | undefined } | undefined> {
  const contentType = media.facts.contentType ?? 'video/mp4';
  // A slice is streamed from disk by the browser; it is never read into memory.
  const body = file.slice(first, last + 1, contentType);
  const total = plan.totalBytes;
  const call = withProgress((onProgress) =>
    adapter.uploadChunk({ publishId, body, first, last, total, contentType }, { signal, onProgress }),
  );
  let sentBytes: number | undefined;
  try {
    for (let step = await call.next(); !step.done; step = await call.next()) {
      sentBytes = Math.min(step.value, last - first + 1);
      const report = measured(first + sentBytes);
      if (report) yield { type: 'bytes-sent', run, sentBytes: first + sentBytes, speed: report.speed };
    }
    return undefined;
  } catch (thrown) {
    signal.throwIfAborted();
    return { error: toShareError(thrown), sentBytes };
  }
}

/** How many bytes TikTok says that it has, or the failure that it reports. */
async function bytesAtTikTok({ adapter, publishId }: Sending, { signal }: EffectContext): Promise<number | Failure> {
  try {
    const status = await adapter.getPostStatus(publishId, { signal });
    if (status.kind === 'failed') return { kind: 'refused', reason: status.reason };
    if (status.kind !== 'processing') return Number.POSITIVE_INFINITY;
    return status.stage === 'upload' ? (status.bytes ?? 0) : 0;
  } catch {
    signal.throwIfAborted();
    return 0;
  }
}
