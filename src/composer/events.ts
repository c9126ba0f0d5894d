import type { GuardedAdapter } from '../adapter/guard.js';
import type { ConsentReceipt } from '../domain/consent.js';
import type { CreatorInfo } from '../domain/creator.js';
import type { ShareError } from '../domain/errors.js';
import type { PhotoFacts, VideoFacts } from '../domain/media-facts.js';
import type { Media, Photo } from '../domain/media.js';
import type { PostStatus } from '../domain/post-status.js';
import type { TrimHandle } from '../domain/trim.js';
import type { PostToTell } from '../wire/tab-message.js';
import type { CropRefusalReason } from './crop-state.js';
import type { DraftEdit } from './draft-edit.js';
import type { FixRefusalReason } from './fix-state.js';
import type {
  Failure,
  OfferedPhoto,
  PhotoOffers,
  Refusal,
  SavedDraft,
  SavedPost,
  Setup,
  StripFrame,
  TwinNotice,
} from './state.js';

/** What the user does on the page. */
export type UserEvent =
  | { readonly type: 'draft-edited'; readonly edit: DraftEdit }
  | {
      readonly type: 'files-chosen';
      readonly files: readonly File[];
      /** `replace` what is there, `add` photos to photos, or `either`: photos are added, anything else replaces. */
      readonly how: 'replace' | 'add' | 'either';
    }
  /** The answer to offered conversions, or a refusal that is put away. */
  | { readonly type: 'offers-answered'; readonly accepted: boolean }
  /** A part of the page did not load: try to load it again. */
  | { readonly type: 'import-retried' }
  /** The browser may be asked to open the files of a draft that has come back. */
  | { readonly type: 'files-requested' }
  /** What TikTok would refuse of the video is changed; stopped, or the original brought back. */
  | { readonly type: 'fix-requested' }
  | { readonly type: 'fix-canceled' }
  | { readonly type: 'trim-moved'; readonly handle: TrimHandle; readonly milliseconds: number }
  /** The frame of a crop is shown and moved; `id` is the photo's. */
  | { readonly type: 'crop-opened'; readonly id: string }
  | { readonly type: 'crop-moved'; readonly id: string; readonly place: number }
  | { readonly type: 'crop-requested'; readonly id: string }
  | { readonly type: 'crop-canceled'; readonly id: string }
  | { readonly type: 'media-unplayable'; readonly key: string }
  /** The user agreed to this and pressed the button. The receipt must cover what is on the page now. */
  | { readonly type: 'publish-confirmed'; readonly consent: ConsentReceipt; readonly key: string }
  /** What was on the page when the button was pressed is not what is there now. */
  | { readonly type: 'consent-voided' }
  /** A person clicked on a page that does not show what is agreed to. */
  | { readonly type: 'click-refused' }
  | { readonly type: 'connect-requested' }
  /** Ask TikTok for the creator again. */
  | { readonly type: 'creator-requested' }
  | { readonly type: 'pause-requested' }
  | { readonly type: 'resume-requested' }
  | { readonly type: 'cancel-requested' }
  /** From a failure back to the draft as it was. */
  | { readonly type: 'edit-requested' }
  | { readonly type: 'earlier-dismissed'; readonly index: number }
  /** An interrupted post is taken up where it was, or put away. */
  | { readonly type: 'continue-requested' }
  | { readonly type: 'discard-requested' }
  | { readonly type: 'saved-files-chosen'; readonly files: readonly File[] };

/** What the host or the document does. */
export type HostEvent =
  | { readonly type: 'setup-changed'; readonly setup: Setup }
  | { readonly type: 'adapter-changed'; readonly adapter: GuardedAdapter | undefined }
  | { readonly type: 'reset' }
  | { readonly type: 'page-shown' }
  | { readonly type: 'page-hidden' }
  /** The document is not seen any more, and may end without a word. */
  | { readonly type: 'page-covered' };

/** What a run reports; the transition ignores it unless the run is current. */
export type RunEvent = { readonly run: number } & (
  | { readonly type: 'creator-loaded'; readonly creator: CreatorInfo }
  | { readonly type: 'creator-failed'; readonly error: ShareError }
  | { readonly type: 'back-online' }
  | { readonly type: 'connected' }
  | { readonly type: 'connect-failed'; readonly error: ShareError }
  /** `refusal`: one more could not be imported, although it was to be converted, or had no room. */
  | {
      readonly type: 'media-imported';
      readonly media: Media;
      readonly files: Readonly<Record<string, File>>;
      readonly originals?: Readonly<Record<string, File>>;
      readonly refusal?: Refusal | undefined;
    }
  | {
      readonly type: 'photos-offered';
      readonly offers: PhotoOffers;
      readonly entries: readonly (Photo | OfferedPhoto)[];
      readonly files: Readonly<Record<string, File>>;
      readonly refusal?: Refusal | undefined;
    }
  | { readonly type: 'import-refused'; readonly refusal: Refusal }
  | { readonly type: 'import-emptied' }
  /** Files of a draft that has come back, by their ids, as far as they were opened or recognized. */
  | { readonly type: 'files-found'; readonly files: Readonly<Record<string, File>> }
  | { readonly type: 'fix-planned'; readonly encodes: boolean }
  | { readonly type: 'fix-progressed'; readonly share: number }
  | { readonly type: 'fix-made'; readonly id: string; readonly file: File; readonly facts: VideoFacts }
  | { readonly type: 'fix-refused'; readonly reason: FixRefusalReason }
  | {
      readonly type: 'photo-cropped';
      readonly id: string;
      readonly resultId: string;
      readonly file: File;
      readonly facts: PhotoFacts;
    }
  | { readonly type: 'crop-refused'; readonly id: string; readonly reason: CropRefusalReason }
  | { readonly type: 'preview-made'; readonly id: string; readonly url: string }
  | { readonly type: 'strip-changed'; readonly frames: readonly StripFrame[] }
  | {
      readonly type: 'photo-progressed';
      readonly index: number;
      readonly sentBytes: number;
      readonly speed?: number | undefined;
    }
  | { readonly type: 'photo-failed'; readonly index: number }
  | { readonly type: 'photo-staged'; readonly index: number; readonly url: string }
  | { readonly type: 'photos-staged' }
  /** The same files are under way in another post, or were posted in the last day. */
  | { readonly type: 'twin-found'; readonly notice: TwinNotice }
  | { readonly type: 'post-created'; readonly publishId: string; readonly expiresAt: number }
  | { readonly type: 'bytes-sent'; readonly sentBytes: number; readonly speed?: number | undefined }
  | { readonly type: 'chunk-confirmed'; readonly confirmedBytes: number }
  /** Every byte has left, and nobody knows whether they arrived. */
  | { readonly type: 'bytes-doubted' }
  | { readonly type: 'transfer-retrying' }
  | { readonly type: 'transfer-offline' }
  | { readonly type: 'transfer-troubled'; readonly error: ShareError }
  | { readonly type: 'transfer-running' }
  | { readonly type: 'transfer-completed' }
  | { readonly type: 'post-failed'; readonly failure: Failure }
  | { readonly type: 'upload-expired' }
  | { readonly type: 'status-received'; readonly status: PostStatus }
  | { readonly type: 'status-delayed'; readonly delay: 'slow' | 'unanswered' | 'disconnected' }
  | { readonly type: 'cancel-refused' }
  | { readonly type: 'link-abandoned' }
  | { readonly type: 'absence-noticed' }
  /** Another tab asks what this one is at, tells what it is at itself, or has linked another account. */
  | { readonly type: 'tab-joined' }
  | { readonly type: 'tab-heard'; readonly tab: string; readonly posts: readonly PostToTell[] }
  | { readonly type: 'account-switched' }
  /** No tab is at these posts any more. */
  | { readonly type: 'tabs-checked'; readonly gone: readonly string[] }
  /** The journal has a post that was begun; `files` holds those that it could keep. */
  | {
      readonly type: 'post-recalled';
      readonly saved: SavedPost;
      readonly files: Readonly<Record<string, File>>;
      /** The browser may open the others where they are, after a click. */
      readonly canOpen: boolean;
    }
  | {
      readonly type: 'draft-recalled';
      readonly draft: SavedDraft;
      readonly files: Readonly<Record<string, File>>;
      readonly canOpen: boolean;
    }
  /** It is kept, or the browser has refused that, as where storage is denied or full. */
  | { readonly type: 'draft-saved'; readonly isKept: boolean }
  | { readonly type: 'nothing-recalled' }
  /** Files that were opened, or chosen again, and are those of the saved post. */
  | { readonly type: 'files-recognized'; readonly files: Readonly<Record<string, File>> }
  /** A part of the page did not load, or an effect ended in an error that it did not expect. */
  | { readonly type: 'part-not-loaded' }
  | { readonly type: 'run-failed'; readonly error: ShareError }
);

/** Everything that can happen, as plain data (files and adapters are opaque values in it): a log of events replays a session. */
export type ComposerEvent = UserEvent | HostEvent | RunEvent;
