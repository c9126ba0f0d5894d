import { Failure } from '../http/failure.js';
import { noContent } from '../http/respond.js';
import type { Exchange } from '../exchange.js';
import type { Kit } from '../kit.js';
import { parsePostStatus } from '../../wire/post-status.js';
import { requirePost } from '../posts/read.js';
import type { PostRecord, UploadRecord } from '../posts/records.js';
import { readProgress, readUpload, saveProgress } from '../posts/records.js';
import { tryLock } from '../storage/lock.js';
import { callFor, failureOf } from '../tokens.js';
import { isPlanned, parseContentRange } from './content-range.js';
import type { BodyCount } from './exact-body.js';
import { exactBody } from './exact-body.js';
import { isUploadUrl } from './upload-url.js';

const VIDEO_TYPES = ['video/mp4', 'video/quicktime', 'video/webm'];
/** A connection on which nothing moves for so long is given up. */
const STALL_MS = 60_000;

type Chunk = NonNullable<ReturnType<typeof parseContentRange>>;

/** `PUT posts/:id/chunks`: passes one chunk on to TikTok as it comes in (Media transfer guide). */
export async function relayChunk(exchange: Exchange): Promise<Response> {
  const { kit, request } = exchange;
  const { publishId, post } = await requirePost(exchange);
  const chunk = parseContentRange(request.headers.get('content-range'));
  if (!chunk) throw new Failure('invalid_params', { message: 'Content-Range is missing or malformed.' });
  const contentType = request.headers.get('content-type') ?? '';
  if (!VIDEO_TYPES.includes(contentType)) throw new Failure('unsupported_media_type');
  const upload = await readUpload(kit, publishId);
  if (!upload) throw new Failure('upload_expired');
  const length = chunk.last - chunk.first + 1;
  const announced = request.headers.get('content-length');
  if (!isPlanned(chunk, upload) || !request.body || (announced !== null && Number(announced) !== length)) {
    throw new Failure('upload_rejected');
  }
  const lock = await tryLock(kit.storage, kit.clock, `uploading:${publishId}`);
  if (!lock) throw new Failure('busy');
  try {
    const taken = await bytesTaken(kit, publishId, post, chunk);
    // TikTok has this chunk; the page only did not hear of it.
    if (chunk.last < taken) return noContent();
    if (chunk.first !== taken) throw new Failure('upload_rejected');
    await send(exchange, { publishId, post, upload, chunk, contentType, body: request.body });
    await saveProgress(kit, publishId, chunk.last + 1);
    return noContent();
  } finally {
    await lock.release();
  }
}

interface Sending {
  readonly publishId: string;
  readonly post: PostRecord;
  readonly upload: UploadRecord;
  readonly chunk: Chunk;
  readonly contentType: string;
  readonly body: ReadableStream<Uint8Array>;
}

async function send(exchange: Exchange, sending: Sending): Promise<void> {
  const { kit } = exchange;
  const { upload, chunk } = sending;
  const length = chunk.last - chunk.first + 1;
  // The address was checked when it came; it is checked again where it is used.
  if (!isUploadUrl(upload.url, kit.config.uploadOrigin)) throw new Failure('upload_rejected');
  const count: BodyCount = { bytes: 0 };
  let status: number;
  try {
    status = await put(kit, sending, count, length);
  } catch {
    if (count.bytes !== length && !exchange.request.signal.aborted) exchange.note({ message: 'the body broke off' });
    throw new Failure('network');
  } finally {
    exchange.note({ bytes: count.bytes });
  }
  if (status >= 200 && status < 300) return;
  if (status === 416 && (await bytesAtTikTok(kit, sending.publishId, sending.post)) > chunk.last) return;
  throw failureFor(status);
}

async function put(kit: Kit, sending: Sending, count: BodyCount, length: number): Promise<number> {
  const { upload, chunk, contentType, body } = sending;
  const stalled = new AbortController();
  const finished = new AbortController();
  void watchForStall(kit, count, stalled, finished.signal);
  try {
    // `duplex` is part of the fetch standard for streamed bodies, though not of the DOM types.
    const init: RequestInit & { readonly duplex: 'half' } = {
      method: 'PUT',
      headers: {
        'content-type': contentType,
        'content-length': String(length),
        'content-range': `bytes ${chunk.first}-${chunk.last}/${chunk.total}`,
      },
      body: withLength(exactBody(body, length, count), length),
      duplex: 'half',
      redirect: 'manual',
      signal: stalled.signal,
    };
    const answer = await kit.fetch(upload.url, init);
    await answer.body?.cancel();
    return answer.status;
  } finally {
    finished.abort();
  }
}

/** Workers take the length of a streamed body from a stream of its own kind, other runtimes from the header. */
function withLength(body: ReadableStream<Uint8Array>, length: number): ReadableStream<Uint8Array> {
  const fixed: unknown = Reflect.get(globalThis, 'FixedLengthStream');
  if (typeof fixed !== 'function') return body;
  const { readable, writable }: TransformStream<Uint8Array, Uint8Array> = Reflect.construct(fixed, [length]);
  // A break shows at the reading end, where `fetch` meets it.
  void body.pipeTo(writable).catch(() => undefined);
  return readable;
}

async function watchForStall(
  { clock }: Kit,
  count: BodyCount,
  stalled: AbortController,
  finished: AbortSignal,
): Promise<void> {
  for (let before = -1; !finished.aborted && before !== count.bytes;) {
    before = count.bytes;
    await clock.sleep(STALL_MS, finished);
  }
  if (!finished.aborted) stalled.abort();
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
