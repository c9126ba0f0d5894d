import { PHOTO_LIMITS } from './limits.js';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A part of a picture, in pixels. */
export interface Part extends Size {
  readonly x: number;
  readonly y: number;
}

/** The frame of a crop: as long as 1080p allows beside the short side, it moves along the long one. */
export interface CropFrame {
  readonly axis: 'x' | 'y';
  /** How much of the long side it keeps, from 0 to 1. */
  readonly share: number;
}

const LONGEST = PHOTO_LIMITS.maxLongSidePixels / PHOTO_LIMITS.maxShortSidePixels;

/** The frame for a photo that is longer than any size within 1080p; a shorter one needs no crop. */
export function cropFrame({ width, height }: Partial<Size>): CropFrame | undefined {
  if (!width || !height) return undefined;
  const long = Math.max(width, height);
  const kept = keptSide({ width, height });
  return kept < long ? { axis: width > height ? 'x' : 'y', share: kept / long } : undefined;
}

/** The part of a photo that the frame keeps; `place` is how far it is moved, from 0 to 1. */
export function cropPart(size: Size, place: number): Part {
  const { width, height } = size;
  const kept = keptSide(size);
  const offset = Math.round((Math.max(width, height) - kept) * place);
  return width > height ? { x: offset, y: 0, width: kept, height } : { x: 0, y: offset, width, height: kept };
}

/** Rounded up, so that what was cropped or scaled to whole pixels needs no crop again. */
function keptSide({ width, height }: Size): number {
  return Math.min(Math.max(width, height), Math.ceil(Math.min(width, height) * LONGEST));
}
