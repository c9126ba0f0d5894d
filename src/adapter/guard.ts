import { ShareError } from '../domain/errors.js';
import type { CreatorInfo } from '../domain/creator.js';
import type { PostStatus } from '../domain/post-status.js';
import { parseCreatorInfo } from '../wire/creator-info.js';
import { toShareError } from '../wire/error.js';
import type { PostCreated } from '../wire/post-created.js';
import { parsePostCreated, parseStagedPhoto } from '../wire/post-created.js';
import type { CreatePostRequest } from '../wire/post-request.js';
import { parsePostStatus } from '../wire/post-status.js';
import { raceAbort } from './race-abort.js';
import type { CallOptions, SendOptions, ShareToTikTokAdapter, UploadChunk } from './contract.js';

/**
 * The only caller of host code. Every reply is read as unknown data and every rejection becomes a `ShareError`, so that
 * nothing behind it ever meets a value of a host's making.
 */
export interface GuardedAdapter {
  readonly can: {
    readonly connect: boolean;
    readonly disconnect: boolean;
    readonly stagePhoto: boolean;
    readonly cancel: boolean;
  };
  /** Origin under which the posts can be seen; `undefined` means TikTok's own. */
  site(): string | undefined;
  getCreatorInfo(options: CallOptions): Promise<CreatorInfo>;
  connect(options: CallOptions): Promise<void>;
  disconnect(options: CallOptions): Promise<void>;
  createPost(request: CreatePostRequest, options: CallOptions): Promise<PostCreated>;
  uploadChunk(chunk: UploadChunk, options: SendOptions): Promise<void>;
  stagePhoto(file: File, options: SendOptions): Promise<string>;
  getPostStatus(publishId: string, options: CallOptions): Promise<PostStatus>;
  /** `undefined` when the host has no push of its own. */
  watchPostStatus(publishId: string, options: CallOptions): AsyncIterable<PostStatus> | undefined;
  cancelPost(publishId: string, options: CallOptions): Promise<void>;
}

export function guard(adapter: ShareToTikTokAdapter): GuardedAdapter {
  return {
    can: {
      connect: typeof adapter.connect === 'function',
      disconnect: typeof adapter.disconnect === 'function',
      stagePhoto: typeof adapter.stagePhoto === 'function',
      cancel: typeof adapter.cancelPost === 'function',
    },
    site: () =>
      typeof adapter.site === 'string' && URL.canParse(adapter.site) ? new URL(adapter.site).origin : undefined,
    getCreatorInfo: (options) => call(options, () => adapter.getCreatorInfo(options), parseCreatorInfo),
    connect: (options) => call(options, () => (adapter.connect ?? unsupported)(options), ignore),
    disconnect: (options) => call(options, () => adapter.disconnect?.(options), ignore),
    createPost: (request, options) => call(options, () => adapter.createPost(request, options), parsePostCreated),
    uploadChunk: (chunk, options) => call(options, () => adapter.uploadChunk(chunk, options), ignore),
    stagePhoto: (file, options) =>
      call(options, () => (adapter.stagePhoto ? adapter.stagePhoto(file, options) : unsupported()), parseStagedPhoto),
    getPostStatus: (publishId, options) =>
      call(options, () => adapter.getPostStatus(publishId, options), parsePostStatus),
    watchPostStatus: (publishId, options) => (adapter.watchPostStatus ? watch(adapter, publishId, options) : undefined),
    cancelPost: (publishId, options) => call(options, () => adapter.cancelPost?.(publishId, options), ignore),
  };
}

function unsupported(): never {
  throw new ShareError('not_supported');
}

function ignore(): void {}

/** Also ends a call whose adapter ignores the signal, and one that throws before it returns a promise. */
async function call<T>({ signal }: CallOptions, run: () => unknown, read: (reply: unknown) => T): Promise<T> {
  signal.throwIfAborted();
  try {
    return read(await raceAbort(Promise.resolve().then(run), signal));
  } catch (thrown) {
    signal.throwIfAborted();
    throw toShareError(thrown);
  }
}

async function* watch(
  adapter: ShareToTikTokAdapter,
  publishId: string,
  options: CallOptions,
): AsyncGenerator<PostStatus, void, undefined> {
  try {
    for await (const reply of adapter.watchPostStatus?.(publishId, options) ?? []) {
      options.signal.throwIfAborted();
      yield parsePostStatus(reply);
    }
  } catch (thrown) {
    options.signal.throwIfAborted();
    throw toShareError(thrown);
  }
}
