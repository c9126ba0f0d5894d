import type { ConsentReceipt } from '../domain/consent.js';
import type { CreatorInfo, PostingBlock } from '../domain/creator.js';
import type { Draft } from '../domain/draft.js';
import type { ShareError } from '../domain/errors.js';
import type { MediaKind, MediaRefusalReason } from '../domain/media-facts.js';
import type { FailReason, PostStatus } from '../domain/post-status.js';

/** Why a chosen file was not taken. `name` is the file that the sentence names. */
export type Refusal =
  | {
      readonly kind: 'unusable';
      readonly reason: MediaRefusalReason;
      readonly name: string;
    }
  | { readonly kind: 'kind_not_accepted'; readonly given: MediaKind; readonly name: string }
  | { readonly kind: 'mixed'; readonly name: string }
  | { readonly kind: 'several_videos'; readonly name: string }
  | { readonly kind: 'too_many'; readonly max: number; readonly name: string }
  | { readonly kind: 'locked' };

/** A photo that TikTok would refuse and this page can mend; done only when the creator says so. */
export interface PhotoOffer {
  readonly kind: 'convert' | 'scale';
  readonly name: string;
}

/** What happens to files between choosing and the draft. */
export type Intake =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'offered'; readonly offers: readonly [PhotoOffer, ...PhotoOffer[]] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What the user is making; it survives every phase until it is posted. */
interface Composition {
  readonly draft: Draft;
  readonly intake: Intake;
  /** For whom the draft was made, until TikTok has said who is linked now; compared, never shown. */
  readonly madeFor?: CreatorInfo | undefined;
}

/** One line above the form about what just happened. */
export type Notice = 'cancelled' | 'consent-voided' | 'account-changed';

/** One consent on its way; the key is the same for every try of it. */
export interface Post {
  readonly consent: ConsentReceipt;
  readonly key: string;
}

/** One photo on its way to where TikTok fetches it. */
export interface PhotoTransfer {
  readonly sent: number;
  readonly total: number;
  readonly failed: boolean;
}

/** How the bytes travel. Handing over is the one step that cannot be stopped: it is the call that makes the post. */
export type Transfer =
  | { readonly step: 'handing-over' }
  | {
      readonly step: 'sending';
      readonly sent: number;
      readonly total: number;
      /** Bytes a second lately; `undefined` until it can be told. */
      readonly speed: number | undefined;
      readonly flow:
        | { readonly kind: 'running' }
        | { readonly kind: 'paused' }
        | { readonly kind: 'retrying' }
        | { readonly kind: 'troubled'; readonly error: ShareError };
      /** One entry a photo; empty for a video. */
      readonly photos: readonly PhotoTransfer[];
      /** Every byte has left once, and no answer tells whether TikTok took them: the post may be there. */
      readonly inDoubt?: boolean;
    };

/** What became of the post. */
export type Outcome =
  | { readonly kind: 'public'; readonly postId: string }
  | { readonly kind: 'in-review'; readonly stillAsking: boolean }
  | { readonly kind: 'not-public' }
  | { readonly kind: 'inbox' };

/** What failed; the way out follows from it. */
export type Failure =
  | { readonly kind: 'creator'; readonly error: ShareError }
  /** Nothing is at TikTok: the draft can be posted again. */
  | { readonly kind: 'not-sent'; readonly error: ShareError }
  /** It cannot be known whether TikTok has the post. */
  | { readonly kind: 'unknown'; readonly error: ShareError }
  /** TikTok took the post and said no later. */
  | { readonly kind: 'refused'; readonly reason: FailReason };

/** The one state of the page. */
export type ComposerState =
  | ({ readonly phase: 'loading'; readonly creator: CreatorInfo | undefined } & Composition)
  | ({
      readonly phase: 'disconnected';
      readonly creator: CreatorInfo | undefined;
      readonly link:
        | { readonly kind: 'idle' }
        | { readonly kind: 'connecting' }
        | { readonly kind: 'failed'; readonly error: ShareError };
    } & Composition)
  | ({
      readonly phase: 'blocked';
      readonly creator: CreatorInfo | undefined;
      readonly block: PostingBlock;
    } & Composition)
  | ({ readonly phase: 'editing'; readonly creator: CreatorInfo; readonly notice: Notice | undefined } & Composition)
  | { readonly phase: 'uploading'; readonly creator: CreatorInfo; readonly post: Post; readonly transfer: Transfer }
  | {
      readonly phase: 'processing';
      readonly creator: CreatorInfo;
      readonly post: Post;
      readonly publishId: string;
      readonly status: PostStatus;
      /** TikTok takes longer than usual, or its answer does not arrive; both are said, neither ends the waiting. */
      readonly delay: 'none' | 'slow' | 'unanswered';
    }
  | {
      readonly phase: 'published';
      readonly creator: CreatorInfo;
      readonly post: Post;
      readonly publishId: string;
      readonly outcome: Outcome;
    }
  | ({ readonly phase: 'failed'; readonly creator: CreatorInfo | undefined; readonly failure: Failure } & Composition);

export type Phase = ComposerState['phase'];

/** The state in given phases. */
export type StateIn<P extends Phase> = Extract<ComposerState, { readonly phase: P }>;

/** The draft that is on the page: the one being edited, or the one agreed to. */
export function draftOf(state: ComposerState): Draft {
  return 'post' in state ? state.post.consent.draft : state.draft;
}

/**
 * Whether TikTok may have a post that is on its way: a video from this device is posted by its last byte, anything else
 * by the call that hands it over.
 */
export function mayBeAtTikTok({ consent }: Post, transfer: Transfer): boolean {
  const { media } = consent.draft;
  const fromDevice = media?.kind === 'video' && media.source.origin === 'file';
  if (transfer.step === 'handing-over') return !fromDevice;
  return fromDevice && (transfer.sent >= transfer.total || transfer.inDoubt === true);
}
