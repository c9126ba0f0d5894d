import type { MediaKind, PhotoFacts, Provenance, VideoFacts } from './media-facts.js';

/** Where the bytes are: a file on the user's device, known here by an id alone, or the host's own server. */
export type MediaSource =
  { readonly origin: 'file'; readonly id: string } | { readonly origin: 'url'; readonly url: string };

export interface Video {
  readonly kind: 'video';
  readonly source: MediaSource;
  readonly facts: VideoFacts;
  /** Frame that TikTok shows as the cover, in milliseconds; absent means the first. */
  readonly coverTimestampMs: number | undefined;
}

export interface Photo {
  readonly source: MediaSource;
  readonly facts: PhotoFacts;
}

export interface Photos {
  readonly kind: 'photo';
  /** In the order in which they are posted. */
  readonly photos: readonly Photo[];
  /** Index of the cover in `photos`, from 0. */
  readonly coverIndex: number;
}

export type Media = Video | Photos;

/** The video, or each photo. */
export function partsOf(media: Media | undefined): readonly (Video | Photo)[] {
  return media ? (media.kind === 'video' ? [media] : media.photos) : [];
}

/** Bytes that this device has to send for the post; what the host stores already counts nothing. */
export function bytesToSend(media: Media): number {
  return partsOf(media).reduce((sum, part) => sum + (part.source.origin === 'file' ? (part.facts.bytes ?? 0) : 0), 0);
}

/** Ids of the user's files that the media is made of. */
export function fileIds(media: Media | undefined): ReadonlySet<string> {
  return new Set(partsOf(media).flatMap(({ source }) => (source.origin === 'file' ? [source.id] : [])));
}

/** What the files say of AI; made by it outweighs edited with it. */
export function aiIn(media: Media | undefined): Provenance['ai'] {
  const said = partsOf(media).flatMap(({ facts }) => facts.provenance?.ai ?? []);
  return said.find((kind) => kind === 'generated') ?? said[0];
}

/** What a photo said of its place and of AI holds for one made of it, which carries no metadata. */
export function madeFrom({ hasLocation, location, provenance }: PhotoFacts, facts: PhotoFacts): PhotoFacts {
  return {
    ...facts,
    ...(hasLocation && { hasLocation, location }),
    ...(provenance?.ai && { provenance: { hasCredentials: false, ai: provenance.ai } }),
  };
}

/** Whether a photo breaks "Maximum 1080p", whichever way it is turned. */
export function exceeds(facts: PhotoFacts, limit: { readonly shortSide: number; readonly longSide: number }): boolean {
  const { width, height } = facts;
  if (width === undefined || height === undefined) return false;
  return Math.min(width, height) > limit.shortSide || Math.max(width, height) > limit.longSide;
}

export type { MediaKind };
