/** The two kinds of content that TikTok's Content Posting API takes. */
export type MediaKind = 'video' | 'photo';

/** Containers that TikTok takes (media transfer guide, "Media restrictions"); anything else keeps its own name. */
type VideoContainer = 'mp4' | 'mov' | 'webm' | (string & {});

/** Codecs that TikTok takes; anything else keeps its own name, such as `av1`. */
export type VideoCodec = 'h264' | 'h265' | 'vp8' | 'vp9' | (string & {});

/**
 * What is known of a video before it leaves the device. A fact that could not be read is `undefined`, never a guess:
 * a video on a host's server can hide its codec from the browser, and its duration until it is played.
 */
export interface VideoFacts {
  readonly kind: 'video';
  /** File name, or the last part of the URL's path. */
  readonly name: string;
  /** Size in bytes; often `undefined` for a video that stays on the host's server. */
  readonly bytes: number | undefined;
  /** `video/mp4`, `video/quicktime` or `video/webm`, by content and not by file name. */
  readonly contentType: string | undefined;
  readonly container: VideoContainer | undefined;
  readonly codec: VideoCodec | undefined;
  /** Frames per second, exact: 30000/1001 is 29.97…, not 30. The mean for a variable rate. */
  readonly frameRate: number | undefined;
  readonly variableFrameRate: boolean;
  /** The rate was measured over the first seconds, because the file says none: elsewhere it may be another one. */
  readonly frameRateIsEstimate?: true;
  /** Pixels as displayed, after rotation. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly durationSeconds: number | undefined;
  readonly hasAudio: boolean | undefined;
  /** High dynamic range, which TikTok shows in standard range; absent for standard range. */
  readonly hdr?: 'hlg' | 'pq' | 'dolby_vision' | undefined;
  /** Whether the file says where it was recorded; absent where that was not looked up. */
  readonly hasLocation?: boolean;
  readonly provenance?: Provenance | undefined;
  /** SHA-256, in base64url, of each chunk of the plan; absent for a large file, and where the page cannot compute it. */
  readonly chunkDigests?: readonly string[];
}

/** What a file says of how it was made. Anybody can write that, so it is a hint, never a proof. */
export interface Provenance {
  /** It carries Content Credentials: data that is signed as C2PA specifies. */
  readonly hasCredentials: boolean;
  /** Made by AI, or edited with it, by its `DigitalSourceType` (IPTC). */
  readonly ai?: 'generated' | 'edited' | undefined;
}

/** What is known of one photo before it leaves the device. */
export interface PhotoFacts {
  readonly kind: 'photo';
  readonly name: string;
  /** Size in bytes; `undefined` for a photo that stays on the host's server. */
  readonly bytes: number | undefined;
  /** By content and not by file name: `image/jpeg`, `image/webp`, or what else it is. */
  readonly contentType: string | undefined;
  /** Pixels as displayed, after EXIF orientation. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Whether the photo says where it was taken; absent where that was not looked up. */
  readonly hasLocation?: boolean;
  /** What it says of the place, names alone or coordinates; present where it says anything. */
  readonly location?: 'place' | 'position' | undefined;
  /** What the photo has beside a still picture in standard range, which no post keeps. */
  readonly extras?: readonly PhotoExtra[] | undefined;
  readonly provenance?: Provenance | undefined;
  /** SHA-256, in base64url; absent where the page cannot compute it. */
  readonly digest?: string;
}

/** Several pictures shown in turn, a short film behind the picture, or a gain map for bright screens. */
export type PhotoExtra = 'animation' | 'motion' | 'hdr';

/**
 * Why a file gave no facts at all. A file that *is* readable but breaks a limit is not refused here: its facts go to the rules.
 *
 * - `empty`: 0 bytes.
 * - `not_media`: no video or image format is recognized in its content, whatever its name says.
 * - `no_video`: a media file without a picture, such as a song in an MP4.
 * - `truncated`: the file ends before its content does; a download or a recording broke off.
 * - `damaged`: the format is recognized, but its structure contradicts itself.
 * - `protected`: encrypted (DRM), so nobody but the player it is meant for can show it.
 * - `unreadable`: the browser could not read the bytes: moved, deleted or changed since it was chosen.
 * - `undecodable`: the browser knows no decoder for it (conversion, frames and media on a host's server only).
 */
export type MediaRefusalReason =
  'empty' | 'not_media' | 'no_video' | 'truncated' | 'damaged' | 'protected' | 'unreadable' | 'undecodable';

/** A file that gave no facts, with its name so that a sentence can say which one. */
export interface MediaRefusal {
  readonly ok: false;
  readonly name: string;
  readonly reason: MediaRefusalReason;
}

/** What reading a file came to: its facts, or why there are none. */
export type Inspection<Facts extends VideoFacts | PhotoFacts> =
  { readonly ok: true; readonly facts: Facts } | MediaRefusal;
