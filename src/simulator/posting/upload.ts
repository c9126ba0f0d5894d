import { createHash, type Hash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Answer, SimulatorRequest } from '../http.js';
import type { Post, UploadTask } from '../model.js';
import type { World } from '../world.js';
import { processPost } from './publishing.js';

const CONTENT_TYPES = ['video/mp4', 'video/quicktime', 'video/webm'];

interface Receiving {
  file: FileHandle | undefined;
  readonly path: string;
  /** The hash of all accepted bytes. */
  hash: Hash;
  busy: boolean;
}

const receivings = new WeakMap<UploadTask, Receiving>();

interface ByteRange {
  readonly first: number;
  readonly last: number;
  readonly total: number;
}

/** The answer to a PUT that was refused before its body counted. */
class Refusal {
  readonly status: number;

  constructor(status: number) {
    this.status = status;
  }
}

function parseRange(header: string | undefined): ByteRange | undefined {
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(header ?? '');
  if (match === null) return undefined;
  const [first = 0, last = 0, total = 0] = match.slice(1).map(Number);
  return { first, last, total };
}

function rangeOf(request: SimulatorRequest, task: UploadTask): ByteRange | Refusal {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const length = request.headers['content-length'];
  const range = parseRange(request.headers['content-range']);
  if (!CONTENT_TYPES.includes(type) || length === undefined || range === undefined) return new Refusal(400);
  if (range.last < range.first || range.total !== task.size || range.last >= range.total) return new Refusal(400);
  return Number(length) === range.last - range.first + 1 ? range : new Refusal(400);
}

/** Whether these bytes are exactly the next chunk of the plan that init declared. */
function isNextChunk(task: UploadTask, received: number, range: ByteRange): boolean {
  const index = Math.floor(received / task.chunkSize);
  const last = index >= task.chunkCount - 1 ? task.size - 1 : received + task.chunkSize - 1;
  return range.last === last;
}

function check(world: World, request: SimulatorRequest, post: Post, task: UploadTask): ByteRange | Refusal {
  if (request.faults.get('upload_url_expired') !== undefined) task.expiresAt = world.clock.now();
  if (world.clock.now() >= task.expiresAt) return new Refusal(403);
  if (request.faults.get('wrong_progress') !== undefined) return new Refusal(416);
  const range = rangeOf(request, task);
  if (range instanceof Refusal) return range;
  const busy = receivings.get(task)?.busy === true;
  if (range.first !== post.uploadedBytes || post.status !== 'PROCESSING_UPLOAD' || busy) return new Refusal(416);
  return isNextChunk(task, post.uploadedBytes, range) ? range : new Refusal(400);
}

async function receivingOf(world: World, task: UploadTask): Promise<Receiving> {
  const existing = receivings.get(task);
  if (existing !== undefined) return existing;
  const receiving: Receiving = {
    file: undefined,
    path: join(world.folder, `${task.id}.media`),
    hash: createHash('sha256'),
    busy: true,
  };
  // Known before the file is open, so that a second PUT at the same time finds it busy.
  receivings.set(task, receiving);
  if (!world.settings.discardUploads) receiving.file = await open(receiving.path, 'w');
  return receiving;
}

/** Writes and hashes the body; resolves with the number of bytes that came, or undefined when the connection broke off. */
async function receive(
  body: IncomingMessage,
  receiving: Receiving,
  hash: Hash,
  position: number,
): Promise<number | undefined> {
  let received = 0;
  try {
    // Without an encoding set, a request yields Buffers.
    for await (const part of body as AsyncIterable<Buffer>) {
      hash.update(part);
      if (receiving.file !== undefined) await writeFully(receiving.file, part, position + received);
      received += part.length;
    }
  } catch {
    return undefined;
  }
  return received;
}

async function writeFully(file: FileHandle, part: Buffer, position: number): Promise<void> {
  for (let written = 0; written < part.length;) {
    const { bytesWritten } = await file.write(part, written, part.length - written, position + written);
    written += bytesWritten;
  }
}

/** Reads a body to its end and forgets it, so that the sender gets to read the answer. */
export async function drain(body: IncomingMessage): Promise<void> {
  try {
    for await (const part of body) void part;
  } catch {
    // A sender that breaks off needs no answer.
  }
}

/** Reads `bytes` of a body and then resets the connection. */
export async function resetAfter(body: IncomingMessage, bytes: number): Promise<void> {
  let received = 0;
  try {
    if (bytes > 0)
      for await (const part of body as AsyncIterable<Buffer>) {
        received += part.length;
        if (received >= bytes) break;
      }
  } catch {
    // The sender was quicker to break off.
  }
  body.socket.resetAndDestroy();
}

function acknowledge(world: World, request: SimulatorRequest, post: Post, task: UploadTask, status: number): Answer {
  const lie = request.faults.get('wrong_content_range');
  const uploaded = lie === undefined ? post.uploadedBytes : (lie.bytes ?? 0);
  // The page prints the count of uploaded bytes where a range has its last byte.
  const shown = world.settings.inclusiveContentRange ? Math.max(uploaded - 1, 0) : uploaded;
  return { status, headers: { 'Content-Range': `bytes 0-${shown}/${task.size}` } };
}

/** The post behind the URL of a PUT. */
export function uploadPost(world: World, query: URLSearchParams): Post | undefined {
  const post = world.uploads.get(query.get('upload_id') ?? '');
  return post?.upload?.token === query.get('upload_token') ? post : undefined;
}

/** `PUT <upload_url>` ("Media transfer guide"): takes the next chunk, and begins processing after the last. */
export async function putChunk(world: World, request: SimulatorRequest): Promise<Answer> {
  const post = uploadPost(world, request.query);
  const task = post?.upload;
  const checked = post === undefined || task === undefined ? new Refusal(404) : check(world, request, post, task);
  if (post === undefined || task === undefined || checked instanceof Refusal) {
    await drain(request.raw);
    if (post === undefined || task === undefined || !(checked instanceof Refusal)) return { status: 404 };
    return checked.status === 416 ? acknowledge(world, request, post, task, 416) : { status: checked.status };
  }
  const receiving = await receivingOf(world, task);
  receiving.busy = true;
  try {
    // The hash so far is kept apart, because a chunk that breaks off is sent again from its first byte.
    const hash = receiving.hash.copy();
    const received = await receive(request.raw, receiving, hash, checked.first);
    if (received !== checked.last - checked.first + 1) return { status: 400 };
    // The upload has to be finished while its URL is valid ("Media transfer guide").
    if (world.clock.now() >= task.expiresAt) return { status: 403 };
    receiving.hash = hash;
    post.uploadedBytes = checked.last + 1;
  } finally {
    receiving.busy = false;
  }
  if (post.uploadedBytes < task.size) return acknowledge(world, request, post, task, 206);
  await receiving.file?.close();
  post.files = [
    {
      path: receiving.path,
      contentType: (request.headers['content-type'] ?? '').split(';')[0] ?? '',
      bytes: task.size,
      sha256: receiving.hash.digest('hex'),
    },
  ];
  processPost(world, post, world.clock.now());
  return acknowledge(world, request, post, task, 201);
}

/** Closes and forgets the files of uploads that never ended. */
export async function abandonUploads(world: World): Promise<void> {
  for (const post of world.uploads.values()) {
    const receiving = post.upload === undefined ? undefined : receivings.get(post.upload);
    if (receiving === undefined || post.files.length > 0) continue;
    await receiving.file?.close();
    await rm(receiving.path, { force: true });
  }
}
