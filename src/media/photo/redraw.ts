import type { Part } from '../../domain/crop.js';
import { createDrawing } from '../canvas.js';
import { latin1 } from '../file-bytes.js';
import { oneAtATime } from '../one-at-a-time.js';
import { Refused } from '../refusal.js';
import type { NamedBlob } from '../refusal.js';
import { checkPicture } from './check-picture.js';
import { decodePicture } from './decode.js';
import { inspectPhoto } from './inspect-photo.js';
import { wholeOf } from './scale.js';
import type { Size } from './scale.js';

interface RedrawOptions {
  /** The part that is kept, of the upright photo. */
  readonly part: (size: Size) => Part;
  readonly fit: (size: Size) => Size;
  readonly quality: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Draws a photo, or a part of it, upright at another size and returns it as a JPEG without any metadata. Photos wait
 * for each other, so that one decoded photo at most is in memory. What the canvas made is decoded again and compared
 * with the photo before it counts, because some browsers' canvases corrupt large pictures without a word. Throws {@link
 * Refused}.
 */
export async function redraw(file: NamedBlob, { part, fit, quality, signal }: RedrawOptions): Promise<Blob> {
  const inspection = await inspectPhoto(file, signal ? { signal } : {});
  // A header that is not understood here may still be one that the browser can show.
  if (!inspection.ok && inspection.reason !== 'damaged') throw new Refused(inspection.reason);
  if (!inspection.ok) {
    if (await isCutJpeg(file)) throw new Refused('truncated');
    await checkPicture(file, { hasEnd: true, signal });
  }
  const { width, height } = inspection.ok ? inspection.facts : {};
  return oneAtATime(async () => {
    signal?.throwIfAborted();
    const wanted = width && height ? part({ width, height }) : undefined;
    const expected = wanted && fit(wanted);
    // The browser scales while it hands the pixels over, so the canvas never holds the full size. It is given one side
    // alone: the other follows from the picture itself, whatever its header says.
    const isSmaller = wanted && expected && width && expected.width < wanted.width;
    const resizeWidth = isSmaller ? Math.round((width * expected.width) / wanted.width) : undefined;
    const bitmap = await decode(file, resizeWidth ? { resizeWidth } : {});
    try {
      const kept = part(bitmap);
      const target = expected && isNear(expected, kept) ? expected : fit(kept);
      const drawing = createDrawing(target.width, target.height);
      drawing.context.drawImage(bitmap, ...box(kept), 0, 0, target.width, target.height);
      const sample = sampleOf(bitmap, kept, sampleSide(target));
      bitmap.close();
      signal?.throwIfAborted();
      const jpeg = await drawing.toJpeg(quality);
      await checkCopy(jpeg, target, sample);
      return jpeg;
    } finally {
      bitmap.close();
    }
  });
}

const JPEG_START = '\xff\xd8';
const JPEG_END = '\xff\xd9';

async function isCutJpeg(file: Blob): Promise<boolean> {
  const [start, end] = await Promise.all([file.slice(0, 2), file.slice(-2)].map((part) => part.arrayBuffer()));
  return latin1(new Uint8Array(start ?? [])) === JPEG_START && latin1(new Uint8Array(end ?? [])) !== JPEG_END;
}

/** Browsers round the side that they work out up or down. */
function isNear(expected: Size, { width, height }: Size): boolean {
  return Math.abs(expected.width - width) <= 1 && Math.abs(expected.height - height) <= 1;
}

async function decode(file: Blob, resize: Pick<ImageBitmapOptions, 'resizeWidth'>) {
  try {
    return await decodePicture(file, { imageOrientation: 'from-image', resizeQuality: 'high', ...resize });
  } catch (error) {
    throw new Refused('undecodable', error);
  }
}

const SAMPLE_SIDE = 16;
/** JPEG changes a mean of 256 pixels by far less; black or garbage by far more. */
const MOST_DIFFERENCE = 12;

function box({ x, y, width, height }: Part): [number, number, number, number] {
  return [x, y, width, height];
}

/** No finer than the copy itself, which may be a single pixel. */
function sampleSide({ width, height }: Size): number {
  return Math.min(SAMPLE_SIDE, width, height);
}

function sampleOf(bitmap: ImageBitmap, part: Part, side: number): Uint8ClampedArray {
  const { context } = createDrawing(side, side);
  context.drawImage(bitmap, ...box(part), 0, 0, side, side);
  return context.getImageData(0, 0, side, side).data;
}

async function checkCopy(jpeg: Blob, { width, height }: Size, expected: Uint8ClampedArray): Promise<void> {
  const copy = await decode(jpeg, {});
  try {
    const sample = sampleOf(copy, wholeOf(copy), sampleSide(copy));
    const difference = sample.reduce((sum, value, index) => sum + Math.abs(value - (expected[index] ?? 0)), 0);
    const isSame = copy.width === width && copy.height === height && difference / sample.length <= MOST_DIFFERENCE;
    if (!isSame) throw new Refused('undecodable');
  } finally {
    copy.close();
  }
}
