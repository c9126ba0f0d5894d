import { Failure } from '../http/failure.js';
import { noContent } from '../http/respond.js';
import type { Exchange } from '../exchange.js';
import type { Kit } from '../kit.js';
import { parsePostStatus } from '../../wire/post-status.js';
import { requireBegunPost } from '../posts/read.js';
import type { PostRecord, UploadRecord } from '../posts/records.js';
import { readProgress, readUpload, saveProgress } from '../posts/records.js';
import { runningDigest } from '../crypto/running-digest.js';
import { tryLock } from '../storage/lock.js';
import { callFor, failureOf } from '../tokens.js';
import { isPlanned, parseContentRange } from './content-range.js';
import { noteDigest, recordDigests } from './chunk-digests.js';
import type { Passage } from './exact-body.js';
import { isUploadUrl } from './upload-url.js';

const VIDEO_TYPES = ['video/mp4', 'video/quicktime', 'video/webm'];
/** A connection on which nothing moves for so long is given up. */
const STALL_MS = 60_000;

/** The page tries again for half a minute; it must not wait most of that for a relay that has died. */
const UPLOAD_LEASE_MS = 6_000;

type Chunk = NonNullable<ReturnType<typeof parseContentRange>>;

/** `PUT posts/:id/chunks`: passes one chunk on to TikTok as it comes in (Media transfer guide). */
export async function relayChunk(exchange: Exchange): Promise<Response> {
  const { kit, request } = exchange;
  const { publishId, post } = await requireBegunPost(exchange);
  const chunk = parseContentRange(request.headers.get('content-range'));
  if (!chunk) throw new Failure('invalid_params', { message: 'Content-Range is missing or malformed.' });
  const contentType = request.headers.get('content-type') ?? '';
  if (!VIDEO_TYPES.includes(contentType)) throw new Failure('unsupported_media_type');
  const upload = await readUpload(kit, publishId);
  if (!upload) throw new Failure('upload_expired');
  const length = chunk.last - chunk.first + 1;
  const announced = request.headers.get('content-length');
  if (!isPlanned(chunk, upload) || (announced !== null && Number(announced) !== length)) {
    throw new Failure('upload_rejected');
  }
  const lock = await tryLock(kit.storage, kit.clock, `uploading:${publishId}`, UPLOAD_LEASE_MS);
  if (!lock) throw new Failure('busy', { retryAfterSeconds: 2 });
  try {
    const taken = await bytesTaken(kit, publishId, post, chunk);
    // TikTok has this chunk; the page only did not hear of it.
    if (chunk.last < taken) return noContent();
    if (chunk.first !== taken) throw new Failure('upload_rejected');
    await send(exchange, { publishId, post, upload, chunk, contentType });
    await saveProgress(kit, publishId, chunk.last + 1);
    return noContent();
  } finally {
    await lock.release();
  }
}

interface Sent {
  readonly publishId: string;
  readonly post: PostRecord;
  readonly upload: UploadRecord;
  readonly chunk: Chunk;
  readonly contentType: string;
}

async function send(exchange: Exchange, sent: Sent): Promise<void> {
  const { kit } = exchange;
  const { publishId, upload, chunk } = sent;
  const length = chunk.last - chunk.first + 1;
  // The address was checked when it came; it is checked again where it is used.
  if (!isUploadUrl(upload.url, kit.config.uploadOrigin)) throw new Failure('upload_rejected');
  const passage: Passage = { bytes: 0, digest: await runningDigest() };
  let status: number;
  try {
    status = await put(exchange, sent, passage, length);
  } catch {
    if (passage.bytes !== length && !exchange.request.signal.aborted) exchange.note({ message: 'the body broke off' });
    throw new Failure('network');
  } finally {
    exchange.note({ bytes: passage.bytes });
    // TikTok may have taken it although its answer was lost.
    if (passage.bytes === length) await digested(kit, publishId, { chunk, upload }, passage);
  }
  if (status >= 200 && status < 300 && passage.bytes === length) return;
  if (status === 416) {
    const taken = await bytesAtTikTok(kit, publishId, sent.post);
    if (taken > chunk.last) return;
    // This is the very chunk that TikTok waits for: it has not noticed yet that the connection before is gone.
    if (taken === chunk.first) throw new Failure('busy', { retryAfterSeconds: 1 });
  }
  throw failureFor(status);
}

async function put(
  { kit, request, env }: Exchange,
  { upload, chunk, contentType }: Sent,
  passage: Passage,
  length: number,
): Promise<number> {
  const stalled = new AbortController();
  const finished = new AbortController();
  void watchForStall(kit, passage, stalled, finished.signal);
  try {
    return await kit.put(request, env, {
      url: upload.url,
      headers: {
        'content-type': contentType,
        'content-length': String(length),
        'content-range': `bytes ${chunk.first}-${chunk.last}/${chunk.total}`,
      },
      length,
      passage,
      signal: stalled.signal,
    });
  } finally {
    finished.abort();
  }
}

/** However slow it is, a connection on which something moves is left alone. */
async function watchForStall(
  { clock }: Pick<Kit, 'clock'>,
  passage: Passage,
  stalled: AbortController,
  finished: AbortSignal,
): Promise<void> {
  for (let before = -1; !finished.aborted && before !== passage.bytes;) {
    before = passage.bytes;
    await clock.sleep(STALL_MS, finished);
  }
  if (!finished.aborted) stalled.abort();
}

/** The digests prove what TikTok got; a storage that fails meanwhile must not fail an upload that goes well. */
async function digested(
  kit: Kit,
  publishId: string,
  { chunk, upload }: Pick<Sent, 'chunk' | 'upload'>,
  { digest }: Passage,
): Promise<void> {
  if (!digest) return;
  try {
    const place = { index: chunk.first / upload.chunkBytes, count: upload.count };
    await noteDigest(kit, publishId, place, await digest.end());
    if (chunk.last + 1 === chunk.total) await recordDigests(kit, publishId);
  } catch (thrown) {
    const fault = thrown instanceof Error ? thrown.name : 'fault';
    kit.log({ level: 'error', event: 'fault', publishId, message: `the digest of a chunk was not recorded: ${fault}` });
  }
}

/** Bytes that TikTok has: as noted here, or by its own count when the page is ahead of the note because an answer was lost. */
async function bytesTaken(kit: Kit, publishId: string, post: PostRecord, chunk: Chunk): Promise<number> {
  const noted = await readProgress(kit, publishId);
  if (chunk.first <= noted) return noted;
  const taken = await bytesAtTikTok(kit, publishId, post);
  if (Number.isFinite(taken)) await saveProgress(kit, publishId, taken);
  return taken;
}

/** TikTok's own count of the bytes it has; all of them once it is done. It can be asked again when it does not tell. */
async function bytesAtTikTok(kit: Kit, publishId: string, post: PostRecord): Promise<number> {
  const outcome = await callFor(kit, post.accountKey, 'status', { publish_id: publishId });
  if (outcome.kind === 'refused') throw failureOf(outcome);
  if (outcome.kind !== 'ok') throw new Failure('network');
  const status = parsePostStatus(outcome.data);
  if (status.kind === 'failed') return 0;
  if (status.kind !== 'processing') return Number.POSITIVE_INFINITY;
  // A status that no page lists counts nothing.
  if (status.bytes === undefined) throw new Failure('internal_error');
  return status.bytes;
}

function failureFor(status: number): Failure {
  if (status === 403) return new Failure('upload_expired');
  if (status === 429) return new Failure('rate_limit_exceeded');
  if (status >= 500) return new Failure('internal_error');
  return new Failure('upload_rejected', { message: `TikTok answered ${status}.` });
}
