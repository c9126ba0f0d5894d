import type { ConsentReceipt } from './domain/consent.js';
import type { ShareErrorCode } from './domain/errors.js';
import type { FailReason, PostStatus } from './domain/post-status.js';

const TRAVELS: EventInit = { bubbles: true, composed: true };

/** The page was opened in its dialog. */
export class TikTokOpenEvent extends Event {
  constructor() {
    super('tiktok-open', TRAVELS);
  }
}

/** The dialog was closed; the draft is kept, and an upload goes on. */
export class TikTokCloseEvent extends Event {
  constructor() {
    super('tiktok-close', TRAVELS);
  }
}

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

/** What is known of a failure besides what it was. */
interface ErrorFacts {
  /** The post at TikTok, as soon as it has an id: what an unknown outcome is looked up by. */
  readonly publishId?: string | undefined;
  /** TikTok's reference, which its support asks for. */
  readonly logId?: string | undefined;
  /** Whether the same may work a little later. */
  readonly retryable?: boolean | undefined;
  /** What the host's adapter threw, where it did. */
  readonly cause?: unknown;
}

/**
 * What failed, and so what a host can do: nothing about the `account` works, nothing was `not-posted`, it is `unknown`
 * whether TikTok has the post, or TikTok `refused` it later, for one of its own reasons.
 */
export type TikTokErrorDetails = ErrorFacts &
  (
    | { readonly kind: 'account' | 'not-posted' | 'unknown'; readonly code: ShareErrorCode }
    | { readonly kind: 'refused'; readonly code: FailReason }
  );

export type TikTokErrorKind = TikTokErrorDetails['kind'];

/** Something failed, with the sentence that the page shows. `kind` tells which codes there are. */
export type TikTokErrorEvent = Event &
  Required<ErrorFacts> &
  TikTokErrorDetails & { readonly sentence: string; readonly retryable: boolean };

const ErrorEvent = class TikTokErrorEvent extends Event {
  readonly sentence: string;
  readonly kind: TikTokErrorKind;
  readonly code: ShareErrorCode | FailReason;
  readonly publishId: string | undefined;
  readonly logId: string | undefined;
  readonly retryable: boolean;
  readonly cause: unknown;

  constructor(sentence: string, { kind, code, publishId, logId, retryable = false, cause }: TikTokErrorDetails) {
    super('tiktok-error', TRAVELS);
    this.sentence = sentence;
    this.kind = kind;
    this.code = code;
    this.publishId = publishId;
    this.logId = logId;
    this.retryable = retryable;
    this.cause = cause;
  }
};

// A class has one type for each field; kind and code come in pairs, as the details did.
export const TikTokErrorEvent = ErrorEvent as new (sentence: string, details: TikTokErrorDetails) => TikTokErrorEvent;

/** The events by name. */
export interface ShareToTikTokEventMap {
  'tiktok-open': TikTokOpenEvent;
  'tiktok-close': TikTokCloseEvent;
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
