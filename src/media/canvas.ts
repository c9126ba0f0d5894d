import { Refused } from './refusal.js';

/** A canvas that a frame or photo is drawn on and turned into a JPEG. */
export interface Drawing {
  readonly context: OffscreenCanvasRenderingContext2D;
  /** Turns it into a JPEG and gives the canvas's memory back, for which browsers may wait otherwise. */
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
  return {
    context,
    async toJpeg(quality) {
      try {
        return await canvas.convertToBlob({ type: 'image/jpeg', quality });
      } finally {
        canvas.width = 0;
        canvas.height = 0;
      }
    },
  };
}
