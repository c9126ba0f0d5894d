import { cropFrame } from '../domain/crop.js';
import type { CropFrame } from '../domain/crop.js';
import type { Draft } from '../domain/draft.js';
import type { Photo } from '../domain/media.js';
import type { CropRefusalReason, Crops, Page } from './state.js';

/** What the page shows of the crop of one photo. */
export type CropView = {
  readonly id: string;
  readonly name: string;
  readonly frame: CropFrame;
  /** The result will not carry the Content Credentials of the original. */
  readonly losesCredentials: boolean;
} & (
  | { readonly kind: 'offered' }
  | { readonly kind: 'open' | 'working'; readonly place: number }
  | { readonly kind: 'failed'; readonly place: number; readonly reason: CropRefusalReason }
  | { readonly kind: 'made' }
);

/** The crops that can be made, or are made, by the place of their photo in the post. */
export function cropViews({ media }: Draft, { crops }: Page): readonly (CropView | undefined)[] {
  return media?.kind === 'photo' ? media.photos.map((photo) => cropView(photo, crops)) : [];
}

function cropView(photo: Photo, crops: Crops): CropView | undefined {
  if (photo.source.origin !== 'file') return undefined;
  const { id } = photo.source;
  const crop = crops[id];
  const { facts } = crop?.kind === 'made' ? crop.original : photo;
  const frame = cropFrame(facts);
  if (!frame) return undefined;
  const { name, provenance } = facts;
  const shown = { id, name, frame, losesCredentials: provenance?.hasCredentials === true };
  if (!crop) return { ...shown, kind: 'offered' };
  switch (crop.kind) {
    case 'open':
    case 'working':
      return { ...shown, kind: crop.kind, place: crop.place };
    case 'failed':
      return { ...shown, kind: 'failed', place: crop.place, reason: crop.reason };
    case 'made':
      return { ...shown, kind: 'made' };
    default:
      return crop satisfies never;
  }
}
