import type { MediaRefusalReason } from '../domain/media-facts.js';
import type { Photo } from '../domain/media.js';

/** A photo of the user's own, which this page can crop. */
export type FilePhoto = Photo & { readonly source: { readonly origin: 'file' } };

/** `not_loaded`: the part of the page that crops did not load. */
export type CropRefusalReason = MediaRefusalReason | 'not_loaded';

/** How far the crop of a photo is. */
export type Crop = {
  /** How far the frame is moved along the long side, from 0 to 1. */
  readonly place: number;
} & (
  | { readonly kind: 'open' }
  | { readonly kind: 'working' }
  | { readonly kind: 'failed'; readonly reason: CropRefusalReason }
  /** The result is in the draft and in the preview; the original can come back. */
  | { readonly kind: 'made'; readonly original: FilePhoto }
);

/** By the id of the photo in the draft; a photo that is not here has not been cropped. */
export type Crops = Readonly<Record<string, Crop>>;
