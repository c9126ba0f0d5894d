import { FileBytes, latin1 } from '../file-bytes.js';
import { Refused, refusing } from '../refusal.js';
import type { NamedBlob } from '../refusal.js';
import { readSignature } from '../signatures.js';
import type { PhotoResult } from './convert-photo.js';
import { UPRIGHT, orientationOnly, readExif } from './exif.js';
import { findEndOfImage } from './jpeg-end.js';
import { APP0, APP1, readJpegSegments } from './jpeg.js';
import { readWebpChunks } from './webp.js';

/**
 * Removes from a JPEG or WebP all that does not draw the picture: EXIF, XMP, IPTC, comments, and whatever a camera
 * appended behind it (a second picture, a short film: both can hold a position of their own). The picture's bytes stay
 * as they are, its orientation and colour profile too. Parts are slices of the file, so nothing large is in memory.
 * Other formats are refused as `undecodable`: converting them drops the same. Rejects only with the reason of `signal`.
 */
export function stripLocation(file: NamedBlob, { signal }: { signal?: AbortSignal } = {}): Promise<PhotoResult> {
  const name = file.name ?? '';
  return refusing(name, signal, async (): Promise<PhotoResult> => {
    if (file.size === 0) throw new Refused('empty');
    const bytes = new FileBytes(file, signal);
    const signature = await readSignature(bytes);
    if (signature?.kind !== 'photo') throw new Refused('not_media');
    const parts =
      signature.format === 'jpeg'
        ? await stripJpeg(file, bytes, signal)
        : signature.format === 'webp'
          ? await stripWebp(file, bytes)
          : undefined;
    if (!parts) throw new Refused('undecodable');
    return new File(parts, name, { type: signature.contentType });
  });
}

const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;

async function stripJpeg(file: Blob, bytes: FileBytes, signal: AbortSignal | undefined): Promise<BlobPart[]> {
  let exif = UPRIGHT;
  const kept: Blob[] = [];
  let end = 0;
  for (const { marker, start, content, end: segmentEnd } of await readJpegSegments(bytes)) {
    end = segmentEnd;
    const head = latin1(await bytes.read(content, 12));
    if (marker === APP1 && head.startsWith('Exif\0\0'))
      exif = readExif(await bytes.read(content, segmentEnd - content));
    const application = marker >= APP0 && marker <= APP15;
    // JFIF, the colour profile and Adobe's colour transform change how the picture looks.
    const draws = marker === APP0 || marker === APP14 || (marker === APP2 && head === 'ICC_PROFILE\0');
    if (marker === COMMENT || (application && !draws)) continue;
    kept.push(file.slice(start, segmentEnd));
  }
  const data = file.slice(end, await findEndOfImage(file, end, signal));
  return [new Uint8Array([0xff, 0xd8]), ...orientationSegment(exif.orientation), ...kept, data];
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

async function stripWebp(file: Blob, bytes: FileBytes): Promise<BlobPart[]> {
  const parts: BlobPart[] = [];
  let length = 4;
  for (const chunk of await readWebpChunks(bytes)) {
    if (!DRAWING.has(chunk.type)) continue;
    const padding = (chunk.end - chunk.content) & 1;
    length += chunk.end - chunk.start + padding;
    if (chunk.type === 'VP8X') {
      const header = new Uint8Array(await bytes.read(chunk.start, chunk.end - chunk.start));
      header[8] = (header[8] ?? 0) & ~(HAS_EXIF | HAS_XMP);
      parts.push(header);
    } else {
      parts.push(file.slice(chunk.start, chunk.end));
    }
    if (padding) parts.push(new Uint8Array(1));
  }
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, length, true);
  return ['RIFF', size, 'WEBP', ...parts];
}
