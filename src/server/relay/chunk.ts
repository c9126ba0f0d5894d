import { parsePostStatus } from '../../wire/post-status.js';
import type { Access } from '../accounts/access.js';
import { failureOf, readData } from '../accounts/access.js';
import { runningDigest } from '../crypto/running-digest.js';
import type { Exchange, Handle } from '../http/exchange.js';
import { Failure } from '../http/failure.js';
import type { Log } from '../http/log.js';
import { noContent } from '../http/respond.js';
import { STALL_MS } from '../http/watched-body.js';
import type { OwnPosts } from '../records/own-posts.js';
import type { PostRecord, Records, UploadRecord } from '../records/records.js';
import type { Clock } from '../runtime/clock.js';
import { tryLock } from '../storage/lock.js';
import type { Storage } from '../storage/storage.js';
import { isUploadUrl } from '../tiktok/upload-url.js';
import type { ChunkDigests } from './chunk-digests.js';
import { isPlanned, parseContentRange } from './content-range.js';
import type { Passage } from './exact-body.js';
import { isAgreed } from './exact-body.js';
import type { Put } from './put.js';

const VIDEO_TYPES = ['video/mp4', 'video/quicktime', 'video/webm'];

/** The page tries again for half a minute; it must not wait most of that for a relay that has died. */
const UPLOAD_LEASE_MS = 6_000;

type Chunk = NonNullable<ReturnType<typeof parseContentRange>>;

interface Sent {
  readonly publishId: string;
  readonly post: PostRecord;
  readonly upload: UploadRecord;
  readonly chunk: Chunk;
  readonly contentType: string;
}

/** `PUT posts/:id/chunks`: passes one chunk on to TikTok as it comes in (Media transfer guide). */
export function relayChunk(needs: {
  readonly ownPosts: OwnPosts;
  readonly records: Pick<Records, 'readUpload' | 'readProgress' | 'saveProgress'>;
  readonly digests: ChunkDigests;
  readonly access: Access;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly put: Put;
  readonly log: Log;
  /** Origin of upload URLs in development. */
  readonly uploadOrigin: string | undefined;
}): Handle {
  const { ownPosts, records, digests, access, storage, clock, log, uploadOrigin } = needs;

  async function send(exchange: Exchange, sent: Sent): Promise<void> {
    const { publishId, upload, chunk } = sent;
    const length = chunk.last - chunk.first + 1;
    // The address was checked when it came; it is checked again where it is used.
    if (!isUploadUrl(upload.url, uploadOrigin)) throw new Failure('upload_rejected');
    const agreed = upload.digests?.[chunk.first / upload.chunkBytes];
    const passage: Passage = { bytes: 0, digest: await runningDigest(), agreed };
    const isWhole = () => passage.bytes === length;
    let status: number;
    try {
      status = await put(exchange, sent, passage, length);
    } catch {
      if (isWhole() && !(await isAgreed(passage))) throw new Failure('consent_mismatch', { message: 'chunk digest' });
      if (!isWhole() && !exchange.request.signal.aborted) {
        exchange.note({ message: 'the body broke off' });
      }
      throw new Failure('network');
    } finally {
      exchange.note({ bytes: passage.bytes });
      // TikTok may have taken it although its reply was lost.
      if (isWhole() && (await isAgreed(passage))) await digested(sent, passage);
    }
    if (status >= 200 && status < 300 && isWhole()) return;
    if (status === 416) {
      const taken = await bytesAtTikTok(publishId, sent.post);
      if (taken > chunk.last) return;
      // This is the very chunk that TikTok waits for: it has not noticed yet that the connection before is gone.
      if (taken === chunk.first) throw new Failure('busy', { retryAfterSeconds: 1 });
    }
    throw failureFor(status);
  }

  async function put(
    { request, env }: Exchange,
    { upload, chunk, contentType }: Sent,
    passage: Passage,
    length: number,
  ): Promise<number> {
    const stalled = new AbortController();
    const finished = new AbortController();
    void watchForStall(clock, passage, stalled, finished.signal);
    try {
      return await needs.put(request, env, {
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

  /** The digests prove what TikTok got; a storage that fails meanwhile must not fail an upload that goes well. */
  async function digested({ publishId, chunk, upload }: Sent, { digest }: Passage): Promise<void> {
    if (!digest) return;
    try {
      const place = { index: chunk.first / upload.chunkBytes, count: upload.count };
      await digests.note(publishId, place, await digest.end());
      if (chunk.last + 1 === chunk.total) await digests.record(publishId);
    } catch (thrown) {
      const fault = thrown instanceof Error ? thrown.name : 'fault';
      log({ level: 'error', event: 'fault', publishId, message: `the digest of a chunk was not recorded: ${fault}` });
    }
  }

  /** Bytes that TikTok has: as noted here, or by its own count when the page is ahead of the note because a reply was lost. */
  async function bytesTaken(publishId: string, post: PostRecord, chunk: Chunk): Promise<number> {
    const noted = await records.readProgress(publishId);
    if (chunk.first <= noted) return noted;
    const taken = await bytesAtTikTok(publishId, post);
    if (Number.isFinite(taken)) await records.saveProgress(publishId, taken);
    return taken;
  }

  /** TikTok's own count of the bytes it has; all of them once it is done. It can be asked again when it does not tell. */
  async function bytesAtTikTok(publishId: string, post: PostRecord): Promise<number> {
    const outcome = await access.call(post.accountKey, 'status', { publish_id: publishId });
    if (outcome.kind === 'refused') throw failureOf(outcome);
    if (outcome.kind !== 'ok') throw new Failure('network');
    const status = readData(outcome, parsePostStatus);
    if (status.kind === 'failed') return 0;
    if (status.kind !== 'processing') return Number.POSITIVE_INFINITY;
    // A status that no page lists counts nothing.
    if (status.bytes === undefined) throw new Failure('internal_error');
    return status.bytes;
  }

  return async (exchange) => {
    const { request } = exchange;
    const { publishId, post } = await ownPosts.requireBegun(exchange);
    const chunk = parseContentRange(request.headers.get('content-range'));
    if (!chunk) throw new Failure('invalid_params', { message: 'Content-Range is missing or malformed.' });
    const contentType = request.headers.get('content-type') ?? '';
    if (!VIDEO_TYPES.includes(contentType)) throw new Failure('unsupported_media_type');
    const upload = await records.readUpload(publishId);
    if (!upload) throw new Failure('upload_expired');
    const length = chunk.last - chunk.first + 1;
    const announced = request.headers.get('content-length');
    if (!isPlanned(chunk, upload) || (announced !== null && Number(announced) !== length)) {
      throw new Failure('upload_rejected');
    }
    const lock = await tryLock(storage, clock, `uploading:${publishId}`, UPLOAD_LEASE_MS);
    if (!lock) throw new Failure('busy', { retryAfterSeconds: 2 });
    try {
      const taken = await bytesTaken(publishId, post, chunk);
      // TikTok has this chunk; the page only did not hear of it.
      if (chunk.last < taken) return noContent();
      if (chunk.first !== taken) throw new Failure('upload_rejected');
      await send(exchange, { publishId, post, upload, chunk, contentType });
      await records.saveProgress(publishId, chunk.last + 1);
      return noContent();
    } finally {
      await lock.release();
    }
  };
}

/** However slow it is, a connection on which something moves is left alone. */
async function watchForStall(
  clock: Clock,
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

function failureFor(status: number): Failure {
  if (status === 403) return new Failure('upload_expired');
  if (status === 429) return new Failure('rate_limit_exceeded');
  if (status >= 500) return new Failure('internal_error');
  return new Failure('upload_rejected', { message: `TikTok replied with ${status}.` });
}
