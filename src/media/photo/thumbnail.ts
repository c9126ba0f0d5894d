import type { MediaRefusal } from '../../domain/media-facts.js';
import { createDrawing } from '../canvas.js';
import { oneAtATime } from '../one-at-a-time.js';
import { Refused, refusing } from '../refusal.js';
import type { NamedBlob } from '../refusal.js';
import { fitSides } from './scale.js';

const QUALITY = 0.82;

/**
 * Makes a small JPEG of a photo, at most `side` pixels on its long side, so that a page need not hold the decoded
 * original: 35 of them take a gigabyte. One photo at a time is decoded, however many are asked for. Show it in place of
 * the photo, and revoke its URL when it is no longer shown. Rejects only with the reason of `signal`.
 */
export function photoThumbnail(
  file: NamedBlob,
  { side, signal }: { readonly side: number; readonly signal?: AbortSignal },
): Promise<Blob | MediaRefusal> {
  return refusing(file.name ?? '', signal, () =>
    oneAtATime(async () => {
      signal?.throwIfAborted();
      const bitmap = await createImageBitmap(file, { resizeWidth: side, resizeQuality: 'medium' }).catch(
        (error: unknown) => {
          throw new Refused('undecodable', error);
        },
      );
      try {
        const size = fitSides(bitmap, side, side);
        const drawing = createDrawing(size.width, size.height);
        drawing.context.drawImage(bitmap, 0, 0, size.width, size.height);
        return await drawing.toJpeg(QUALITY);
      } finally {
        bitmap.close();
      }
    }),
  );
}
