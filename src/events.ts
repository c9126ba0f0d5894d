import type { ConsentReceipt } from './domain/consent.js';
import type { ShareErrorCode } from './domain/errors.js';
import type { FailReason, PostStatus } from './domain/post-status.js';

const TRAVELS: EventInit = { bubbles: true, composed: true };

/** The creator is known and the page can be filled in; fires again after each fresh answer. */
export class TikTokReadyEvent extends Event {
  readonly username: string;
  readonly nickname: string;

  constructor(creator: { readonly username: string; readonly nickname: string }) {
    super('tiktok-ready', TRAVELS);
    this.username = creator.username;
    this.nickname = creator.nickname;
  }
}

/** The user changed the draft. A preset of the host does not fire it. */
export class TikTokDraftChangeEvent extends Event {
  readonly title: string;
  readonly description: string;

  constructor(draft: { readonly title: string; readonly description: string }) {
    super('tiktok-draft-change', TRAVELS);
    this.title = draft.title;
    this.description = draft.description;
  }
}

/** The user agreed and pressed publish; nothing has been sent. `preventDefault()` stops it. */
export class TikTokBeforePublishEvent extends Event {
  readonly consent: ConsentReceipt;

  constructor(consent: ConsentReceipt) {
    super('tiktok-before-publish', { ...TRAVELS, cancelable: true });
    this.consent = consent;
  }
}

/** Bytes have left this device. */
export class TikTokProgressEvent extends Event {
  readonly sentBytes: number;
  readonly totalBytes: number;

  constructor(sentBytes: number, totalBytes: number) {
    super('tiktok-progress', TRAVELS);
    this.sentBytes = sentBytes;
    this.totalBytes = totalBytes;
  }
}

/** TikTok told where the post is. */
export class TikTokStatusEvent extends Event {
  readonly publishId: string;
  readonly status: PostStatus;

  constructor(publishId: string, status: PostStatus) {
    super('tiktok-status', TRAVELS);
    this.publishId = publishId;
    this.status = status;
  }
}

/** TikTok has the post. `postId` comes for public posts alone, and may come later with a second event. */
export class TikTokPublishedEvent extends Event {
  readonly publishId: string;
  readonly postId: string | undefined;

  constructor(publishId: string, postId: string | undefined) {
    super('tiktok-published', TRAVELS);
    this.publishId = publishId;
    this.postId = postId;
  }
}

/**
 * What failed, and so what a host can do: nothing about the `account` works, nothing was `not-posted`, it is `unknown`
 * whether TikTok has the post, or TikTok `refused` it later.
 */
export type TikTokErrorKind = 'account' | 'not-posted' | 'unknown' | 'refused';

/** What a `tiktok-error` carries besides its code and its sentence. */
export interface TikTokErrorDetails {
  readonly kind: TikTokErrorKind;
  /** The post at TikTok, as soon as it has an id: what an unknown outcome is looked up by. */
  readonly publishId?: string | undefined;
  /** TikTok's reference, which its support asks for. */
  readonly logId?: string | undefined;
  /** Whether the same may work a little later. */
  readonly retryable?: boolean | undefined;
  readonly cause?: unknown;
}

/** Something failed; `code` is an error code or TikTok's `fail_reason`, and the message has no secret. */
export class TikTokErrorEvent extends Event implements TikTokErrorDetails {
  readonly code: ShareErrorCode | FailReason;
  /** The sentence that the page shows. */
  readonly sentence: string;
  readonly kind: TikTokErrorKind;
  readonly publishId: string | undefined;
  readonly logId: string | undefined;
  readonly retryable: boolean;
  /** What the host's adapter threw, where it did. */
  readonly cause: unknown;

  constructor(code: ShareErrorCode | FailReason, sentence: string, details: TikTokErrorDetails) {
    super('tiktok-error', TRAVELS);
    this.code = code;
    this.sentence = sentence;
    this.kind = details.kind;
    this.publishId = details.publishId;
    this.logId = details.logId;
    this.retryable = details.retryable ?? false;
    this.cause = details.cause;
  }
}

/** The events by name. */
export interface ShareToTikTokEventMap {
  'tiktok-ready': TikTokReadyEvent;
  'tiktok-draft-change': TikTokDraftChangeEvent;
  'tiktok-before-publish': TikTokBeforePublishEvent;
  'tiktok-progress': TikTokProgressEvent;
  'tiktok-status': TikTokStatusEvent;
  'tiktok-published': TikTokPublishedEvent;
  'tiktok-error': TikTokErrorEvent;
}

declare global {
  // Elements, documents, and windows take their events from here.
  interface GlobalEventHandlersEventMap extends ShareToTikTokEventMap {}
  interface ShadowRootEventMap extends ShareToTikTokEventMap {}
}
