import { createDrawing } from '../canvas.js';
import { oneAtATime } from '../one-at-a-time.js';
import { Refused } from '../refusal.js';
import { decodePicture } from './decode.js';

const CORNER = 8;
/** What decoders show of a JPEG that ends too early. */
const MISSING = 128;
const NEAR = 1;

interface CheckOptions {
  readonly hasEnd: boolean;
  /** It is coded in a way that the format allows and no browser knows. */
  readonly isRare?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Decodes a JPEG or WebP once to its end and throws `Refused` where that fails: every browser knows both formats, so
 * the file is at fault. Decoders fill up what a broken-off JPEG lacks with gray, which is looked for where no end was
 * marked.
 */
export function checkPicture(picture: Blob, { hasEnd, isRare = false, signal }: CheckOptions): Promise<void> {
  return oneAtATime(async () => {
    signal?.throwIfAborted();
    // Small at once: the full size is never handed to the page.
    const bitmap = await decodePicture(picture, hasEnd ? { resizeWidth: CORNER } : { imageOrientation: 'none' }).catch(
      (error: unknown) => {
        throw new Refused(isRare ? 'undecodable' : hasEnd ? 'damaged' : 'truncated', error);
      },
    );
    try {
      if (!hasEnd && lastCornerIsGray(bitmap)) throw new Refused('truncated');
    } finally {
      bitmap.close();
    }
  });
}

function lastCornerIsGray(bitmap: ImageBitmap): boolean {
  const { context } = createDrawing(CORNER, CORNER);
  context.drawImage(bitmap, CORNER - bitmap.width, CORNER - bitmap.height);
  const { data } = context.getImageData(0, 0, CORNER, CORNER);
  return data.every((value, index) => index % 4 === 3 || Math.abs(value - MISSING) <= NEAR);
}
