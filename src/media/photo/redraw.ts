import { createDrawing } from '../canvas.js';
import { oneAtATime } from '../one-at-a-time.js';
import { Refused } from '../refusal.js';
import type { NamedBlob } from '../refusal.js';
import { inspectPhoto } from './inspect-photo.js';
import type { Size } from './scale.js';

/**
 * Draws a photo upright at another size and returns it as a JPEG without any metadata. Photos wait for each other, so
 * that one decoded photo at most is in memory. Throws {@link Refused}.
 */
export async function redraw(
  file: NamedBlob,
  { fit, quality, signal }: { fit: (size: Size) => Size; quality: number; signal?: AbortSignal | undefined },
): Promise<Blob> {
  const inspection = await inspectPhoto(file, signal ? { signal } : {});
  if (!inspection.ok) throw new Refused(inspection.reason);
  const { width, height } = inspection.facts;
  return oneAtATime(async () => {
    signal?.throwIfAborted();
    // The browser scales while it hands the pixels over, so the canvas never holds the full size.
    const known = width && height ? fit({ width, height }) : undefined;
    const bitmap = await decode(file, known && { resizeWidth: known.width, resizeHeight: known.height });
    try {
      const target = known ?? fit(bitmap);
      const drawing = createDrawing(target.width, target.height);
      drawing.context.drawImage(bitmap, 0, 0, target.width, target.height);
      bitmap.close();
      signal?.throwIfAborted();
      return await drawing.toJpeg(quality);
    } finally {
      bitmap.close();
    }
  });
}

async function decode(file: Blob, resize: Pick<ImageBitmapOptions, 'resizeWidth' | 'resizeHeight'> = {}) {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image', resizeQuality: 'high', ...resize });
  } catch (error) {
    throw new Refused('undecodable', error);
  }
}
