import { FileBytes, fourCharacters, latin1 } from '../file-bytes.js';
import { Refused, refusing } from '../refusal.js';
import type { NamedBlob } from '../refusal.js';
import { readSignature } from '../signatures.js';
import { checkPicture } from './check-picture.js';
import type { PhotoResult } from './convert-photo.js';
import { orientationOnly, readExif } from './exif.js';
import { jpegPieces } from './jpeg-pieces.js';
import { APP0, APP1, APP2, END_OF_IMAGE, hasRareCoding, readJpegSegments } from './jpeg.js';
import type { JpegSegment } from './jpeg.js';
import { readWebpChunks } from './webp.js';
import type { WebpChunk } from './webp.js';

/**
 * Removes from a JPEG or WebP all that does not draw the picture: EXIF, XMP, IPTC, Content Credentials, comments,
 * thumbnails, and what a camera appended behind it (a second picture, a short film: both can hold a position of their
 * own). The picture's bytes stay as they are, its orientation and color profile too. Parts are slices of the file, so
 * nothing large is in memory. The result is decoded once to its end before it counts. Other formats are refused as
 * `undecodable`: converting them drops the same. Rejects only with the reason of `signal`.
 */
export function stripLocation(file: NamedBlob, { signal }: { signal?: AbortSignal } = {}): Promise<PhotoResult> {
  const name = file.name ?? '';
  return refusing(name, signal, async (): Promise<PhotoResult> => {
    if (file.size === 0) throw new Refused('empty');
    const bytes = new FileBytes(file, signal);
    const signature = await readSignature(bytes);
    if (signature?.kind !== 'photo') throw new Refused('not_media');
    const { format, contentType } = signature;
    if (format !== 'jpeg' && format !== 'webp') throw new Refused('undecodable');
    const { parts, ...rest } = format === 'jpeg' ? await stripJpeg(file, bytes, signal) : await stripWebp(file, bytes);
    const stripped = new File(parts, name, { type: contentType });
    await checkPicture(stripped, { ...rest, signal });
    return stripped;
  });
}

interface Stripped {
  readonly parts: BlobPart[];
  /** Whether the file says where its picture ends. */
  readonly hasEnd: boolean;
  /** It is a JPEG whose coding no browser knows. */
  readonly isRare?: boolean;
}

const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;
const START_OF_IMAGE = new Uint8Array([0xff, 0xd8]);

async function stripJpeg(file: Blob, bytes: FileBytes, signal: AbortSignal | undefined): Promise<Stripped> {
  let orientation: number | undefined;
  const kept: BlobPart[] = [];
  let end = 0;
  let isRare = false;
  for (const segment of await readJpegSegments(bytes)) {
    end = segment.end;
    isRare ||= await hasRareCoding(bytes, segment);
    kept.push(...(await drawingPart(file, bytes, segment)));
    if (segment.marker !== APP1) continue;
    const block = await bytes.read(segment.content, segment.end - segment.content);
    // Of several blocks the first counts, as in browsers.
    if (latin1(block.subarray(0, 6)) === 'Exif\0\0') orientation ??= readExif(block).orientation;
  }
  let hasEnd = false;
  for await (const { marker, start, end: pieceEnd } of jpegPieces(file, end, signal)) {
    hasEnd = marker === END_OF_IMAGE;
    if (marker === undefined || !isMetadata(marker)) kept.push(file.slice(start, pieceEnd));
  }
  // Some decoders refuse a picture without its end, which some cameras leave out.
  if (!hasEnd) kept.push(new Uint8Array([0xff, END_OF_IMAGE]));
  return { parts: [START_OF_IMAGE, ...orientationSegment(orientation ?? 1), ...kept], hasEnd, isRare };
}

function isMetadata(marker: number): boolean {
  return marker === COMMENT || (marker >= APP0 && marker <= APP15);
}

const JFIF_BYTES = 12;
const ADOBE_BYTES = 12;

/** Of the application's segments, JFIF, the color profile and Adobe's color transform change how the picture looks. */
async function drawingPart(file: Blob, bytes: FileBytes, segment: JpegSegment): Promise<readonly BlobPart[]> {
  const { marker, start, content, end } = segment;
  if (!isMetadata(marker)) return [file.slice(start, end)];
  const head = latin1(await bytes.read(content, 12));
  // Two sides of 0 pixels in place of the thumbnail that may follow.
  if (marker === APP0 && head.startsWith('JFIF\0') && end - content >= JFIF_BYTES) {
    const length = new Uint8Array([0xff, APP0, 0, 4 + JFIF_BYTES]);
    return [length, file.slice(content, content + JFIF_BYTES), new Uint8Array(2)];
  }
  if (marker === APP14 && head.startsWith('Adobe') && end - content >= ADOBE_BYTES) {
    return [new Uint8Array([0xff, APP14, 0, 2 + ADOBE_BYTES]), file.slice(content, content + ADOBE_BYTES)];
  }
  return marker === APP2 && head === 'ICC_PROFILE\0' ? [file.slice(start, end)] : [];
}

function orientationSegment(orientation: number): BlobPart[] {
  if (orientation === 1) return [];
  const tiff = orientationOnly(orientation);
  const length = 2 + 6 + tiff.length;
  return [new Uint8Array([0xff, APP1, length >> 8, length & 255]), 'Exif\0\0', tiff];
}

const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;
/** Chunks that draw the picture; of all others a browser needs none. */
const DRAWING = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP', 'ANIM', 'ANMF']);
const FRAME_DRAWING = new Set(['VP8 ', 'VP8L', 'ALPH']);
const FRAME_HEADER = 16;

async function stripWebp(file: Blob, bytes: FileBytes): Promise<Stripped> {
  const parts: BlobPart[] = [];
  for (const chunk of await readWebpChunks(bytes)) {
    if (!DRAWING.has(chunk.type)) continue;
    if (chunk.type === 'VP8X') {
      const header = new Uint8Array(await bytes.read(chunk.start, chunk.end - chunk.start));
      header[8] = (header[8] ?? 0) & ~(HAS_EXIF | HAS_XMP);
      parts.push(header);
    } else if (chunk.type === 'ANMF') {
      parts.push(...(await frameParts(file, bytes, chunk)));
    } else {
      parts.push(...wholeChunk(file, chunk));
    }
  }
  const length = 4 + sizeOf(parts);
  return { parts: ['RIFF', littleEndian(length), 'WEBP', ...parts], hasEnd: true };
}

/** A chunk of odd length is followed by a byte of padding. */
function wholeChunk(file: Blob, { start, content, end }: WebpChunk): readonly BlobPart[] {
  return [file.slice(start, end), new Uint8Array((end - content) & 1)];
}

/** A frame of an animation has chunks of its own, of which unknown ones are allowed. */
async function frameParts(file: Blob, bytes: FileBytes, frame: WebpChunk): Promise<readonly BlobPart[]> {
  const parts: BlobPart[] = [file.slice(frame.content, frame.content + FRAME_HEADER)];
  for (let start = frame.content + FRAME_HEADER; start + 8 <= frame.end;) {
    const head = await bytes.view(start, 8);
    const content = start + 8;
    const chunk = { type: fourCharacters(head, 0), start, content, end: content + head.getUint32(4, true) };
    if (chunk.end > frame.end) throw new Refused('damaged');
    if (FRAME_DRAWING.has(chunk.type)) parts.push(...wholeChunk(file, chunk));
    start = chunk.end + ((chunk.end - content) & 1);
  }
  return ['ANMF', littleEndian(sizeOf(parts)), ...parts];
}

function sizeOf(parts: readonly BlobPart[]): number {
  return new Blob([...parts]).size;
}

function littleEndian(value: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}
