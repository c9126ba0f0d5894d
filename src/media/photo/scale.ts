import type { Part } from '../../domain/crop.js';

/** A size in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export function wholeOf({ width, height }: Size): Part {
  return { x: 0, y: 0, width, height };
}

/** Scales a size down, never up, until its short and its long side fit, whichever way the photo is held. */
export function fitSides({ width, height }: Size, shortSide: number, longSide: number): Size {
  const factor = Math.min(1, shortSide / Math.min(width, height), longSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}
