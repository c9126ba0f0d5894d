import { latin1 } from '../file-bytes.js';
import type { FileBytes } from '../file-bytes.js';
import { Refused } from '../refusal.js';
import { UPRIGHT, readExif, xmpHasLocation } from './exif.js';
import type { Exif } from './exif.js';

/** One marker segment before the picture's data. */
export interface JpegSegment {
  /** The marker's second byte: 0xe1 is APP1, 0xda the start of the data. */
  readonly marker: number;
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

export const APP0 = 0xe0;
export const APP1 = 0xe1;
export const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
/** DHT, JPG and DAC share the range of the frame headers without being one. */
const NOT_A_FRAME = new Set([0xc4, 0xc8, 0xcc]);

/** Lists the segments up to and with the first start of scan. */
export async function readJpegSegments(bytes: FileBytes): Promise<readonly JpegSegment[]> {
  const segments: JpegSegment[] = [];
  for (let position = 2; ;) {
    const head = await bytes.view(position, 4);
    if (head.getUint8(0) !== 0xff) throw new Refused('damaged');
    const marker = head.getUint8(1);
    if (marker === 0xff) {
      position += 1;
      continue;
    }
    if (marker === END_OF_IMAGE) throw new Refused('damaged');
    const length = head.getUint16(2);
    if (length < 2) throw new Refused('damaged');
    const segment = { marker, start: position, content: position + 4, end: position + 2 + length };
    segments.push(segment);
    if (marker === START_OF_SCAN) return segments;
    position = segment.end;
  }
}

/** Size as stored, and what EXIF and XMP add. */
export async function readJpeg(bytes: FileBytes): Promise<{ width: number; height: number; exif: Exif }> {
  let size: { width: number; height: number } | undefined;
  let exif = UPRIGHT;
  let hasLocation = false;
  for (const segment of await readJpegSegments(bytes)) {
    if (segment.marker >= 0xc0 && segment.marker <= 0xcf && !NOT_A_FRAME.has(segment.marker)) {
      const view = await bytes.view(segment.content, 5);
      size ??= { height: view.getUint16(1), width: view.getUint16(3) };
    }
    if (segment.marker !== APP1) continue;
    const block = await bytes.read(segment.content, segment.end - segment.content);
    const head = latin1(block.subarray(0, 40));
    if (head.startsWith('Exif\0\0')) exif = readExif(block);
    if (head.startsWith('http://ns.adobe.com/')) hasLocation ||= xmpHasLocation(block);
  }
  if (!size || size.width === 0 || size.height === 0) throw new Refused('damaged');
  return { ...size, exif: { orientation: exif.orientation, hasLocation: hasLocation || exif.hasLocation } };
}
