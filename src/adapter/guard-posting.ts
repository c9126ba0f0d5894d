import { ShareError } from '../domain/errors.js';
import { deepFreeze } from '../domain/freeze.js';
import type { PostStatus } from '../domain/post-status.js';
import { toShareError } from '../wire/error.js';
import { parsePostCreated, parseStagedPhoto } from '../wire/post-created.js';
import { parsePostStatus } from '../wire/post-status.js';
import type { Clock } from './clock.js';
import type { CallOptions, SendOptions, ShareToTikTokAdapter } from './contract.js';
import type { GuardedAdapter } from './guard.js';
import { guardedCall } from './guarded-call.js';
import type { PostingOf } from './later.js';
import { ANSWER_LIMIT } from './time-limit.js';
import type { TimeLimit } from './time-limit.js';

/** How long the answer to the call that makes the post may take, in milliseconds: TikTok may have it already, so it is given up last. */
const CREATE_LIMIT = 100_000;

/** How long bytes may stand still, or their answer be outstanding, in milliseconds. */
const STALL_LIMIT = 60_000;

/**
 * The same for a call that reports none of its bytes, as one that goes through `fetch`: any upload that ends within TikTok's hour
 * has sent a chunk by then, and on a slow line nothing would ever arrive with less time.
 */
const SILENT_LIMIT = 10 * 60_000;

/** The part of the guard that connects an account and posts. */
export function guardPosting(adapter: ShareToTikTokAdapter, clock: Clock): PostingOf<GuardedAdapter> {
  function call<T>(
    caller: CallOptions,
    milliseconds: number | undefined,
    run: (options: CallOptions, restart: TimeLimit['restart']) => unknown,
    read: (reply: unknown) => T,
  ): Promise<T> {
    return guardedCall(clock, caller, { milliseconds, run, read });
  }

  /** Bytes that leave may take their time; what counts is that more of them leave, where that is reported: 0 says that it will be. */
  function send<T>(
    options: SendOptions,
    run: (options: SendOptions) => unknown,
    read: (reply: unknown) => T,
  ): Promise<T> {
    let most = -1;
    return call(
      options,
      SILENT_LIMIT,
      ({ signal }, restart) =>
        run({
          signal,
          onProgress(bytes) {
            if (bytes > most) {
              most = bytes;
              restart(STALL_LIMIT);
            }
            options.onProgress(bytes);
          },
        }),
      read,
      // What is reported after the end starts no timer.
    ).finally(() => (most = Infinity));
  }

  return {
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
