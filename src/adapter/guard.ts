import { ShareError } from '../domain/errors.js';
import { deepFreeze } from '../domain/freeze.js';
import type { CreatorInfo } from '../domain/creator.js';
import type { PostStatus } from '../domain/post-status.js';
import { parseCreatorInfo } from '../wire/creator-info.js';
import { toShareError } from '../wire/error.js';
import type { PostCreated } from '../wire/post-created.js';
import { parsePostCreated, parseStagedPhoto } from '../wire/post-created.js';
import type { CreatePostRequest } from '../wire/post-request.js';
import { parsePostStatus } from '../wire/post-status.js';
import type { Clock } from './clock.js';
import { systemClock } from './clock.js';
import { raceAbort } from './race-abort.js';
import type { CallOptions, SendOptions, ShareToTikTokAdapter, UploadChunk } from './contract.js';
import { ANSWER_LIMIT, CREATE_LIMIT, limitTime, STALL_LIMIT } from './time-limit.js';

/**
 * The only caller of host code, but for the head start of the first call. Every reply is read as unknown data and every rejection becomes a `ShareError`, so that
 * nothing behind it ever meets a value of a host's making. An answer that does not come in time is a `network` error,
 * except from `connect`, which waits for a person, and `watchPostStatus`, which may be quiet.
 */
export interface GuardedAdapter {
  /** The backend's name; empty where the host gives none. */
  readonly id: string;
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

/** `first` may have a reply to the question for the creator that was asked before. */
export function guard(
  adapter: ShareToTikTokAdapter,
  clock: Clock = systemClock,
  first: () => ((options: CallOptions) => Promise<unknown>) | undefined = () => undefined,
): GuardedAdapter {
  /** Also ends a call whose adapter ignores the signal, and one that throws before it returns a promise. */
  async function call<T>(
    { signal }: CallOptions,
    milliseconds: number | undefined,
    run: (options: CallOptions, restart: () => void) => unknown,
    read: (reply: unknown) => T,
  ): Promise<T> {
    signal.throwIfAborted();
    const limit = limitTime(clock, milliseconds, signal);
    try {
      const work = Promise.resolve().then(() => run({ signal: limit.signal }, limit.restart));
      return read(await raceAbort(work, limit.signal));
    } catch (thrown) {
      signal.throwIfAborted();
      throw toShareError(thrown);
    } finally {
      limit.end();
    }
  }

  /** Bytes that leave may take their time; what counts is that more of them leave. */
  function send<T>(
    options: SendOptions,
    run: (options: SendOptions) => unknown,
    read: (reply: unknown) => T,
  ): Promise<T> {
    let most = 0;
    return call(
      options,
      STALL_LIMIT,
      ({ signal }, restart) =>
        run({
          signal,
          onProgress(bytes) {
            if (bytes > most) {
              most = bytes;
              restart();
            }
            options.onProgress(bytes);
          },
        }),
      read,
    );
  }

  return {
    id: typeof adapter.id === 'string' ? adapter.id.slice(0, MAX_ID_LENGTH) : '',
    can: {
      connect: typeof adapter.connect === 'function',
      disconnect: typeof adapter.disconnect === 'function',
      stagePhoto: typeof adapter.stagePhoto === 'function',
      cancel: typeof adapter.cancelPost === 'function',
    },
    site: () =>
      typeof adapter.site === 'string' && URL.canParse(adapter.site) ? new URL(adapter.site).origin : undefined,
    getCreatorInfo(caller) {
      const early = first();
      return call(
        caller,
        ANSWER_LIMIT,
        (options) => early?.(options) ?? adapter.getCreatorInfo(options),
        parseCreatorInfo,
      );
    },
    connect: (caller) =>
      call(caller, undefined, (options) => (adapter.connect ? adapter.connect(options) : unsupported()), ignore),
    disconnect: (caller) => call(caller, ANSWER_LIMIT, (options) => adapter.disconnect?.(options), ignore),
    createPost: (request, caller) =>
      call(caller, CREATE_LIMIT, (options) => adapter.createPost(deepFreeze(request), options), parsePostCreated),
    uploadChunk: (chunk, caller) => send(caller, (options) => adapter.uploadChunk(deepFreeze(chunk), options), ignore),
    stagePhoto: (file, caller) =>
      send(
        caller,
        (options) => (adapter.stagePhoto ? adapter.stagePhoto(file, options) : unsupported()),
        parseStagedPhoto,
      ),
    getPostStatus: (publishId, caller) =>
      call(caller, ANSWER_LIMIT, (options) => adapter.getPostStatus(publishId, options), parsePostStatus),
    watchPostStatus: (publishId, options) =>
      adapter.watchPostStatus ? watch(adapter, clock, publishId, options) : undefined,
    cancelPost: (publishId, caller) =>
      call(caller, ANSWER_LIMIT, (options) => adapter.cancelPost?.(publishId, options), ignore),
  };
}

function unsupported(): never {
  throw new ShareError('not_supported');
}

function ignore(): void {}

const MAX_ID_LENGTH = 2000;

/** A status changes a few times in the life of a post; what comes faster is taken up slower, so that the page can work. */
const STATUSES_AT_ONCE = 10;
const STATUS_PAUSE = 1000;

async function* watch(
  adapter: ShareToTikTokAdapter,
  clock: Clock,
  publishId: string,
  options: CallOptions,
): AsyncGenerator<PostStatus, void, undefined> {
  let since = clock.elapsed();
  let received = 0;
  try {
    for await (const reply of adapter.watchPostStatus?.(publishId, options) ?? []) {
      options.signal.throwIfAborted();
      yield parsePostStatus(reply);
      received += 1;
      if (received < STATUSES_AT_ONCE) continue;
      if (clock.elapsed() - since < STATUS_PAUSE) await clock.sleep(STATUS_PAUSE, options.signal);
      since = clock.elapsed();
      received = 0;
    }
  } catch (thrown) {
    options.signal.throwIfAborted();
    throw toShareError(thrown);
  }
}
