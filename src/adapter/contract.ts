import type { CreatePostRequest } from '../wire/post-request.js';
import type { CreatorInfoData, PostCreatedData, PostStatusData, StagedPhotoData } from './replies.js';

/**
 * Given to every adapter call. When it aborts, stop the work and reject with anything; the element no longer listens.
 * It also aborts when there is no answer after 45 seconds (`createPost`: 100; calls that send bytes: 60 without another
 * byte, or 600 where they report none), which counts as `network`; `connect` and `watchPostStatus` have all the time they need.
 */
export interface CallOptions {
  readonly signal: AbortSignal;
}

/**
 * For calls that send bytes: report how many bytes of this call's body have left so far. Who cannot, as with `fetch`, reports
 * nothing; 0 says that more reports follow.
 */
export interface SendOptions extends CallOptions {
  readonly onProgress: (sentBytes: number) => void;
}

/** One piece of the file, sent in order. `body` is a slice of the user's file: pass it on, never read it into memory. */
export interface UploadChunk {
  readonly publishId: string;
  readonly body: Blob;
  /** First and last byte, inclusive, counted from 0, as in `Content-Range`. */
  readonly first: number;
  readonly last: number;
  readonly total: number;
  /** `video/mp4`, `video/quicktime` or `video/webm`. */
  readonly contentType: string;
}

/**
 * What the host does for the element: credentials and transport. Validation, the chunk plan, order, retries, polling
 * and at-most-once belong to the element.
 *
 * Replies are TikTok's own JSON `data`, untouched; the element reads each as unknown data. Reject with an object that
 * has TikTok's `code` (or one of `not_connected`, `network`); any other rejection shows as `adapter`.
 */
export interface ShareToTikTokAdapter {
  /**
   * Names the backend that the adapter speaks to, the same on every page load: a post that was interrupted is taken up
   * again only through an adapter with its id, and a draft comes back only through one.
   */
  readonly id?: string | undefined;
  /** Origin under which the posts can be seen, where that is a simulator; TikTok's own when absent. */
  readonly site?: string | undefined;
  /**
   * `data` of `creator_info/query`, asked again each time the page renders, the account changes or `reset()` is called:
   * never answer from a cache. Reject with code `not_connected` when no account is linked, and with TikTok's own code
   * when the creator cannot post now.
   */
  getCreatorInfo(options: CallOptions): Promise<CreatorInfoData>;
  /**
   * Links an account (OAuth in a popup, or a redirect) and resolves when it is linked. Called from a trusted click, so a
   * popup may open if it opens at once. "Switch account" calls it too: the account that is linked stays until another one
   * takes its place. Without it the page cannot offer to connect.
   */
  connect?(options: CallOptions): Promise<unknown>;
  /** Unlinks the account, for the host's own sign-out; the page never calls it. */
  disconnect?(options: CallOptions): Promise<unknown>;
  /**
   * Starts one post: check the request again, then call TikTok's `init`, at most once for one `idempotency_key`. Answers
   * `{publish_id, upload_url?}`. Called again with the same key after code `network` and after a reload: answer with the
   * post that was made then. Reject with code `unknown_outcome` when it cannot be known whether TikTok took the post.
   */
  createPost(request: CreatePostRequest, options: CallOptions): Promise<PostCreatedData>;
  /**
   * Sends one chunk; called in order, never two at once. Resolve when TikTok took it (201 or 206). Reject with code
   * `network` or `internal_error` when the same chunk may be sent again.
   */
  uploadChunk(chunk: UploadChunk, options: SendOptions): Promise<unknown>;
  /**
   * Stores a photo where TikTok can pull it and answers `{url}`, under a prefix that the host has verified. Called for
   * several photos at once. Without it only photos that the host stores can be posted.
   */
  stagePhoto?(file: File, options: SendOptions): Promise<StagedPhotoData>;
  /** `data` of `status/fetch`. Called with growing pauses until the status is final. */
  getPostStatus(publishId: string, options: CallOptions): Promise<PostStatusData>;
  /** Status data as it changes, instead of polling. When it ends or throws before a final status, polling takes over. */
  watchPostStatus?(publishId: string, options: CallOptions): AsyncIterable<PostStatusData>;
  /** Asks TikTok to stop a post that it is still fetching or receiving; best effort. */
  cancelPost?(publishId: string, options: CallOptions): Promise<unknown>;
}

export type { CreatePostRequest } from '../wire/post-request.js';
