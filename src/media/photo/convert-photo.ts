import type { Part } from '../../domain/crop.js';
import type { MediaRefusal } from '../../domain/media-facts.js';
import { refusing } from '../refusal.js';
import type { NamedBlob } from '../refusal.js';
import { redraw } from './redraw.js';
import { fitSides, wholeOf } from './scale.js';
import type { Size } from './scale.js';

/** A photo made from another one, or why none could be made. */
export type PhotoResult = File | MediaRefusal;

const HIGH_QUALITY = 0.92;

/**
 * Converts a photo that the browser can decode into a JPEG that TikTok takes: upright, the whole or a `part` of it, at
 * most as many pixels on the short and the long side as told, without any metadata. A format without decoder (HEIC in
 * most browsers) is refused as `undecodable`. One photo at a time is converted, however many are asked for. Rejects
 * only with the reason of `signal`.
 */
export function convertPhoto(
  file: NamedBlob,
  {
    shortSide,
    longSide,
    part = wholeOf,
    quality = HIGH_QUALITY,
    signal,
  }: {
    shortSide: number;
    longSide: number;
    part?: (size: Size) => Part;
    quality?: number;
    signal?: AbortSignal;
  },
): Promise<PhotoResult> {
  const name = file.name ?? '';
  return refusing(name, signal, async (): Promise<PhotoResult> => {
    const jpeg = await redraw(file, { part, fit: (size) => fitSides(size, shortSide, longSide), quality, signal });
    return new File([jpeg], jpegName(name), { type: 'image/jpeg' });
  });
}

function jpegName(name: string): string {
  return `${name.replace(/\.[^.]*$/, '') || 'photo'}.jpg`;
}
