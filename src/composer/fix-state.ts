import type { MediaRefusalReason } from '../domain/media-facts.js';
import type { Video } from '../domain/media.js';
import type { Trim } from '../domain/trim.js';
import type { VideoFix } from '../domain/video-fixes.js';

/**
 * Why a video could not be changed: it cannot be read, this browser has no encoder for it, or the part of the page that
 * does it did not load.
 */
export type FixRefusalReason = MediaRefusalReason | 'unencodable' | 'not_loaded';

export type VideoFixes = readonly [VideoFix, ...VideoFix[]];

interface Proposal {
  /** The video that it is about; the proposal goes with it. */
  readonly video: Video & { readonly source: { readonly origin: 'file' } };
  readonly fixes: VideoFixes;
  /** The part to keep; present where the video is too long. */
  readonly trim: Trim | undefined;
}

/** What can be changed about the video of the draft so that TikTok takes it, and how far that is. */
export type FixState = Proposal &
  (
    | { readonly kind: 'checking' }
    /** `encodes`: frames are made anew, which takes time and costs some quality. */
    | { readonly kind: 'offered'; readonly encodes: boolean }
    | { readonly kind: 'unavailable'; readonly reason: FixRefusalReason }
    | { readonly kind: 'working'; readonly encodes: boolean; readonly share: number }
    | { readonly kind: 'failed'; readonly encodes: boolean; readonly reason: FixRefusalReason }
    /** The result is in the draft and in the preview; the original can come back. */
    | { readonly kind: 'made'; readonly encodes: boolean; readonly resultId: string }
  );
