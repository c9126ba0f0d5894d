import { PHOTO_LIMITS } from '../../domain/limits.js';

/** A size in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Scales a size down, never up, until TikTok takes it, whichever way the photo is held. */
export function fitPhoto({ width, height }: Size): Size {
  const short = PHOTO_LIMITS.maxShortSidePixels / Math.min(width, height);
  const long = PHOTO_LIMITS.maxLongSidePixels / Math.max(width, height);
  return scaled({ width, height }, Math.min(1, short, long));
}

/** Scales a size down, never up, until its long side fits. */
export function fitSide({ width, height }: Size, longSide: number): Size {
  return scaled({ width, height }, Math.min(1, longSide / Math.max(width, height)));
}

function scaled({ width, height }: Size, factor: number): Size {
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}
