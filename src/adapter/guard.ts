import type { CreatorInfo } from '../domain/creator.js';
import type { PostStatus } from '../domain/post-status.js';
import type { PostCreated } from '../wire/post-created.js';
import type { CreatePostRequest } from '../wire/post-request.js';
import type { Clock } from './clock.js';
import { systemClock } from './clock.js';
import type { CallOptions, SendOptions, ShareToTikTokAdapter, UploadChunk } from './contract.js';
import { guardPosting } from './guard-posting.js';
import { openGuard } from './open-guard.js';

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
  watchPostStatus(publishId: string, options: CallOptions): AsyncGenerator<PostStatus, void, undefined> | undefined;
  cancelPost(publishId: string, options: CallOptions): Promise<void>;
}

/** `first` may have a reply to the question for the creator that was asked before. */
export function guard(
  adapter: ShareToTikTokAdapter,
  clock: Clock = systemClock,
  first?: () => ((options: CallOptions) => Promise<unknown>) | undefined,
): GuardedAdapter {
  return openGuard(adapter, { clock, first, posting: guardPosting });
}
