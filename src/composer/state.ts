import type { GuardedAdapter } from '../adapter/guard.js';
import type { ConsentReceipt } from '../domain/consent.js';
import type { CreatorInfo, PostingBlock } from '../domain/creator.js';
import type { Draft } from '../domain/draft.js';
import type { ShareError } from '../domain/errors.js';
import type { FailReason, PostStatus } from '../domain/post-status.js';
import type { HostSettings } from '../domain/settings.js';
import type { SavedPostData } from '../wire/saved-post.js';
import type { PostToTell } from '../wire/tab-message.js';
import type { Crops } from './crop-state.js';
import type { FixState } from './fix-state.js';
import type { HostedMedia, ImportState } from './import-state.js';
import type { Transfer } from './transfer-state.js';

export type * from './crop-state.js';
export type * from './fix-state.js';
export type * from './import-state.js';
export type * from './transfer-state.js';

/** What the host decided, in one piece: a change of it is one event. */
export interface Setup {
  readonly settings: HostSettings;
  /** The user may not replace what the host preset. */
  readonly mediaLocked: boolean;
  readonly title: string;
  readonly description: string;
  readonly media: { readonly files: readonly File[] } | HostedMedia | undefined;
  /** Text and media of a draft that was not posted do not come back when the page is loaded again. */
  readonly forgetDraft: boolean;
}

/** What runs at most once at a time. A run that is not listed under its lane is stopped, and its events change nothing. */
export type Lane =
  | 'account'
  | 'import'
  | 'post'
  | 'deadline'
  | 'cancel'
  | 'absence'
  | 'recall'
  | 'draft'
  | `preview ${string}`
  | 'strip'
  | 'fix'
  | `crop ${string}`
  | 'tabs'
  | 'tabs-check';

/** Whether the page is in the document. A short absence changes nothing; a longer one pauses what can be paused. */
export type Presence = 'here' | 'leaving' | 'away';

/** One frame of the film strip; without a URL it is still being read. */
export interface StripFrame {
  readonly timestampMs: number;
  readonly url: string | undefined;
}

/** The frames that a cover is chosen from. No frames: this browser has no decoder for the video. */
export interface Strip {
  readonly fileId: string;
  readonly durationMs: number;
  readonly frames: readonly StripFrame[];
}

/** What is true of the page in every phase. */
export interface Page {
  readonly setup: Setup;
  /** The host's adapter now; a post that has begun keeps the one that it began with. */
  readonly adapter: GuardedAdapter | undefined;
  readonly presence: Presence;
  readonly runs: Readonly<Partial<Record<Lane, number>>>;
  /** Id of the latest run; ids are never used again. */
  readonly lastRun: number;
  /** The user's files by the ids that drafts name them by. */
  readonly files: Readonly<Record<string, File>>;
  /** What converted photos were made of, by the same ids. */
  readonly originals: Readonly<Record<string, File>>;
  /** Object URLs of files, by the same ids. */
  readonly previews: Readonly<Record<string, string>>;
  /** Media sources that this browser cannot play, though TikTok may take them. */
  readonly unplayable: readonly string[];
  readonly strip: Strip | undefined;
  /** Absent where the video of the draft needs no change, or where it cannot be changed here. */
  readonly fix: FixState | undefined;
  readonly crops: Crops;
  /** Posts that a reset has put aside, until their outcome is known and the user has put it away. */
  readonly earlier: readonly EarlierPost[];
  /** Posts that other tabs are at. */
  readonly elsewhere: readonly PostElsewhere[];
  /** Another tab has linked another account while this one was at its post. */
  readonly switchedElsewhere: boolean;
  /** The account whose draft was looked for: it comes back once. */
  readonly draftSoughtFor: string | undefined;
  /** The browser has refused to keep the draft. */
  readonly keepsNothing?: boolean;
}

/** A post that another tab of this browser sends, or follows: then it has no fraction. */
export interface PostElsewhere extends PostToTell {
  readonly tab: string;
}

/** What the user is making; it survives every phase until it is posted. */
interface Composition {
  readonly draft: Draft;
  readonly importState: ImportState;
  /** The account this draft was created for. Used only to detect an account change. */
  readonly madeFor?: CreatorInfo | undefined;
}

/** One line above the form about what just happened. */
export type Notice =
  | 'canceled'
  | 'consent-voided'
  | 'page-obscured'
  | 'account-changed'
  | 'account-switched'
  | 'not-switched'
  | TwinNotice;

/** The same files were posted in the last day, or are on their way: a second post takes a second click. */
export type TwinNotice = 'twin-posted' | 'twin-under-way';

/** One consent on its way; the key is the same for every try of it, and so is the adapter. */
export interface Post {
  readonly consent: ConsentReceipt;
  readonly key: string;
  readonly adapter: GuardedAdapter;
  /** The user knows that the same files were posted before, or are on their way. */
  readonly isRepeat: boolean;
  /** What the host preset when the post was begun; unknown of a post that was begun before this page was loaded. */
  readonly preset?: Setup['media'];
}

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
  | { readonly kind: 'not-sent'; readonly error: ShareError; readonly publishId?: string | undefined }
  /** It cannot be known whether TikTok has the post. */
  | { readonly kind: 'unknown'; readonly error: ShareError; readonly publishId?: string | undefined }
  /** TikTok took the post and refused it later. */
  | { readonly kind: 'refused'; readonly reason: FailReason; readonly publishId?: string | undefined };

export type { SavedDraftData as SavedDraft, SavedPostData as SavedPost } from '../wire/saved-post.js';

/** The account, as far as TikTok has described it. */
interface Described {
  readonly creator: CreatorInfo | undefined;
}

/** How far linking an account is. */
export type Link =
  | { readonly kind: 'idle' }
  /** While switching, the account before is still linked: it is replaced on success and never revoked. */
  | {
      readonly kind: 'connecting';
      readonly switching: boolean;
      /** A post waits for the account to be followed on. */
      readonly following?: boolean;
    }
  | { readonly kind: 'failed'; readonly error: ShareError };

/**
 * Whether the files of an interrupted post are at hand. `on-disk`: the browser may open them after a click, which is what
 * `opening` waits for; `missing`: they have to be chosen again; `refused`: what was chosen is another file.
 */
export type FileOfSaved = 'kept' | 'on-disk' | 'opening' | 'missing' | 'checking' | 'refused';

type Phases =
  | ({ readonly phase: 'loading'; readonly notice?: Notice | undefined } & Described & Composition)
  | ({ readonly phase: 'disconnected'; readonly link: Link } & Described & Composition)
  | ({ readonly phase: 'blocked'; readonly block: PostingBlock } & Described & Composition)
  | ({
      readonly phase: 'interrupted';
      readonly saved: SavedPostData;
      /** The one that it was found through, and goes on through. */
      readonly adapter: GuardedAdapter;
      readonly file: FileOfSaved;
    } & Described)
  | ({ readonly phase: 'editing'; readonly creator: CreatorInfo; readonly notice: Notice | undefined } & Composition)
  | { readonly phase: 'uploading'; readonly creator: CreatorInfo; readonly post: Post; readonly transfer: Transfer }
  | {
      readonly phase: 'processing';
      readonly creator: CreatorInfo;
      readonly post: Post;
      readonly publishId: string;
      readonly status: PostStatus;
      /** TikTok takes longer than usual, its reply does not arrive, or the account is gone: shown, and no end of the waiting. */
      readonly delay: 'none' | 'slow' | 'unanswered' | 'disconnected';
      /** Whether TikTok was asked to stop the post; what becomes of that is in its status. */
      readonly cancel?: 'asked' | 'refused' | undefined;
    }
  | {
      readonly phase: 'published';
      readonly creator: CreatorInfo;
      readonly post: Post;
      readonly publishId: string;
      readonly outcome: Outcome;
    }
  | ({ readonly phase: 'failed'; readonly failure: Failure } & Described & Composition);

/** The one state of the composer. */
export type ComposerState = Phases & { readonly page: Page };

export type Phase = ComposerState['phase'];

/** The state in given phases. */
export type StateIn<P extends Phase> = Extract<ComposerState, { readonly phase: P }>;

/** A post that goes on, or has ended, behind a page that was reset. */
export type EarlierPost = StateIn<'uploading' | 'processing' | 'published' | 'failed'>;

/** A state with a draft that is being made. */
export type Composing = Extract<ComposerState, { readonly draft: Draft }>;

/** The draft that is on the page: the one being edited, or the one agreed to. */
export function draftOf(state: ComposerState): Draft {
  if ('post' in state) return state.post.consent.draft;
  return 'saved' in state ? state.saved.consent.draft : state.draft;
}

/** Whether the file of a post travels from this device in chunks. */
export function sendsChunks({ draft: { media } }: ConsentReceipt): boolean {
  return media?.kind === 'video' && media.source.origin === 'file';
}

/** Whether TikTok may have a post: a video from this device with its last byte, anything else with the call that creates it. */
export function mayBeAtTikTok({ consent }: Pick<Post, 'consent'>, { step }: Pick<Transfer, 'step'>): boolean {
  return step === 'creating' ? !sendsChunks(consent) : step === 'settling' || step === 'in-doubt';
}

/** Whether media are being changed, which nobody has seen yet. */
export function isFixing({ fix, crops }: Page): boolean {
  return fix?.kind === 'working' || Object.values(crops).some(({ kind }) => kind === 'working');
}

/** Whether the host's media have to stay. */
export function isLocked({ page: { setup } }: ComposerState): boolean {
  return setup.mediaLocked && setup.media !== undefined;
}
