import { latin1 } from '../file-bytes.js';
import type { FileBytes } from '../file-bytes.js';
import { Refused } from '../refusal.js';
import { MetadataReader } from './metadata.js';
import type { PhotoHeader } from './photo-header.js';

/** One marker segment before the picture's data (ITU-T T.81, B.1.1.4). */
export interface JpegSegment {
  /** The marker's second byte: 0xe1 is APP1, 0xda the start of the data. */
  readonly marker: number;
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

export const APP0 = 0xe0;
export const APP1 = 0xe1;
export const APP2 = 0xe2;
const APP11 = 0xeb;
const APP13 = 0xed;
const START_OF_SCAN = 0xda;
export const END_OF_IMAGE = 0xd9;
/** DHT, JPG and DAC share the range of the frame headers without being one. */
const NOT_A_FRAME = new Set([0xc4, 0xc8, 0xcc]);
/** Bytes that belong to no segment; decoders skip them with a warning. */
const MOST_STRAY = 65_536;
const MOST_SEGMENTS = 4096;
/** Restart markers and TEM have no length (T.81, B.1.1.3); between segments, decoders pass them over. */
const isAlone = (marker: number): boolean => marker === 1 || (marker >= 0xd0 && marker <= 0xd7);

/** Lists the segments up to and with the first start of scan; stray bytes between them are skipped, as decoders do. */
export async function readJpegSegments(bytes: FileBytes): Promise<readonly JpegSegment[]> {
  const segments: JpegSegment[] = [];
  let stray = 0;
  for (let position = 2; ;) {
    const head = await bytes.view(position, 4);
    const marker = head.getUint8(1);
    const isMarker = head.getUint8(0) === 0xff && marker !== 0xff && marker > 0;
    if (!isMarker || isAlone(marker)) {
      stray += 1;
      if (stray > MOST_STRAY) throw new Refused('damaged');
      position += 1;
      continue;
    }
    const length = head.getUint16(2);
    if (marker === END_OF_IMAGE || length < 2 || segments.length > MOST_SEGMENTS) throw new Refused('damaged');
    const segment = { marker, start: position, content: position + 4, end: position + 2 + length };
    segments.push(segment);
    if (marker === START_OF_SCAN) return segments;
    position = segment.end;
  }
}

/** Baseline, extended and progressive, each with Huffman coding (T.81, table B.1). */
const COMMON_FRAMES = new Set([0xc0, 0xc1, 0xc2]);

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && !NOT_A_FRAME.has(marker);
}

/** Whether a frame is lossless, arithmetic or of more than 8 bits a sample: all are JPEG, and browsers decode none. */
export async function hasRareCoding(bytes: FileBytes, { marker, content }: JpegSegment): Promise<boolean> {
  if (!isFrame(marker)) return false;
  return !COMMON_FRAMES.has(marker) || (await bytes.view(content, 1)).getUint8(0) !== 8;
}

/** Size as stored, and what the metadata adds. */
export async function readJpeg(bytes: FileBytes): Promise<PhotoHeader> {
  let size: { width: number; height: number } | undefined;
  const metadata = new MetadataReader();
  const boxes: Uint8Array[] = [];
  for (const segment of await readJpegSegments(bytes)) {
    const { marker } = segment;
    if (isFrame(marker)) {
      const view = await bytes.view(segment.content, 5);
      size ??= { height: view.getUint16(1), width: view.getUint16(3) };
    }
    if (![APP1, APP2, APP11, APP13].includes(marker)) continue;
    const block = await bytes.read(segment.content, segment.end - segment.content);
    const head = latin1(block.subarray(0, 40));
    if (head.startsWith('Exif\0\0')) metadata.exif(block);
    if (head.startsWith('http://ns.adobe.com/')) metadata.xmp(block);
    if (marker === APP2 && head.startsWith('urn:iso:std:iso:ts:21496')) metadata.extra('hdr');
    if (marker === APP13 && head.startsWith('Photoshop 3.0\0')) metadata.iptc(block);
    // Each part of a JUMBF box repeats its header of 8 bytes behind the name and number of the box (ISO/IEC 19566-5).
    if (marker === APP11 && head.startsWith('JP')) boxes.push(boxes.length === 0 ? block : block.subarray(16));
  }
  const credentials = joined(boxes);
  if (latin1(credentials.subarray(0, 128)).includes('c2pa')) metadata.credentials(credentials);
  if (!size || size.width === 0 || size.height === 0) throw new Refused('damaged');
  return { ...size, metadata };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
