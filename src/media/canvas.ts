import { Refused } from './refusal.js';

/** A canvas that a frame or photo is drawn on and turned into a JPEG. */
export interface Drawing {
  readonly context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
  toJpeg(quality: number): Promise<Blob>;
}

/** Creates a canvas filled with white, because JPEG has no transparency and would show black. */
export function createDrawing(width: number, height: number): Drawing {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Refused('undecodable');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  return { context, toJpeg: (quality) => canvas.convertToBlob({ type: 'image/jpeg', quality }) };
}
