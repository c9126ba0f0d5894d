import type { MediaRefusal } from '../../domain/media-facts.js';
import { refusing } from '../refusal.js';
import type { NamedBlob } from '../refusal.js';
import { redraw } from './redraw.js';
import { fitSides } from './scale.js';

/** A small JPEG to show in place of a photo, or why there is none. */
export type Thumbnail = { readonly ok: true; readonly image: Blob } | MediaRefusal;

const QUALITY = 0.8;

/**
 * Makes a small JPEG of a photo, whose long side has `longSide` pixels at most. Thirty-five full photos in `<img>`
 * elements take half a gigabyte; their thumbnails take what they show. Made one at a time. Rejects only with the
 * reason of `signal`.
 */
export function photoThumbnail(
  file: NamedBlob,
  { longSide = 320, signal }: { longSide?: number; signal?: AbortSignal } = {},
): Promise<Thumbnail> {
  return refusing(file.name ?? '', signal, async (): Promise<Thumbnail> => {
    const image = await redraw(file, { fit: (size) => fitSides(size, longSide, longSide), quality: QUALITY, signal });
    return { ok: true, image };
  });
}
