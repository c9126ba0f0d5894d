import type { MediaKind } from '../domain/media-facts.js';
import { latin1 } from './file-bytes.js';
import type { FileBytes } from './file-bytes.js';

/** What a file is by its first bytes; its name and the type the system gave it are not asked. */
export interface Signature {
  readonly kind: MediaKind;
  /** Short name of the family: `mp4` (QuickTime too), `webm`, `mkv`, `avi`, `jpeg`, … */
  readonly format: string;
  readonly contentType: string;
}

/** Enough for every signature below; MPEG transport streams repeat their mark every 188 bytes. */
const HEAD = 400;

const IMAGE_BRANDS: Readonly<Record<string, string>> = {
  avif: 'avif',
  avis: 'avif',
  heic: 'heic',
  heix: 'heic',
  heim: 'heic',
  heis: 'heic',
  hevc: 'heic',
  hevx: 'heic',
  mif1: 'heif',
  mif2: 'heif',
  mif3: 'heif',
  msf1: 'heif',
  'crx ': 'x-canon-cr3',
};

const video = (format: string, contentType: string): Signature => ({ kind: 'video', format, contentType });
const photo = (format: string): Signature => ({ kind: 'photo', format, contentType: `image/${format}` });

/** Recognizes the formats that TikTok takes and those that people try; `undefined` for all else. */
export async function readSignature(bytes: FileBytes): Promise<Signature | undefined> {
  const head = latin1(await bytes.read(0, HEAD));
  if (head.length === 0) return undefined;
  return recognizeBoxes(head) ?? recognizeVideo(head) ?? recognizePhoto(head);
}

function recognizeBoxes(head: string): Signature | undefined {
  const type = head.slice(4, 8);
  if (type === 'ftyp') {
    const brand = head.slice(8, 12);
    const image = IMAGE_BRANDS[brand];
    if (image) return photo(imageOfBrands(head, image));
    return video('mp4', 'video/mp4');
  }
  // QuickTime files from before 2001 open with any of these; `styp` and `moof` open a lone segment of a stream.
  if (['moov', 'mdat', 'wide', 'pnot', 'styp', 'moof', 'sidx'].includes(type)) return video('mp4', 'video/mp4');
  // Words that text has too: a box of less than 16 MB begins with a zero, and no text does.
  return ['free', 'skip', 'uuid', 'pdin'].includes(type) && head.startsWith('\0')
    ? video('mp4', 'video/mp4')
    : undefined;
}

/** `mif1` says only "an image": the list of compatible brands says which. */
function imageOfBrands(head: string, image: string): string {
  if (image !== 'heif') return image;
  const length = (head.charCodeAt(2) << 8) | head.charCodeAt(3);
  for (let at = 16; at + 4 <= Math.min(length, head.length); at += 4) {
    const named = IMAGE_BRANDS[head.slice(at, at + 4)];
    if (named && named !== 'heif') return named;
  }
  return image;
}

function recognizeVideo(head: string): Signature | undefined {
  if (head.startsWith('\x1a\x45\xdf\xa3')) {
    return head.slice(0, 64).includes('webm') ? video('webm', 'video/webm') : video('mkv', 'video/x-matroska');
  }
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'AVI ') return video('avi', 'video/x-msvideo');
  if (head.startsWith('FLV\x01')) return video('flv', 'video/x-flv');
  if (head.startsWith('\x30\x26\xb2\x75\x8e\x66\xcf\x11')) return video('wmv', 'video/x-ms-wmv');
  if (head.startsWith('\x00\x00\x01\xba')) return video('mpeg', 'video/mpeg');
  if (head[0] === 'G' && head[188] === 'G' && head[376] === 'G') return video('ts', 'video/mp2t');
  return undefined;
}

/** Lengths of the headers that bitmaps of Windows and OS/2 have. */
const BITMAP_HEADERS = new Set([12, 16, 40, 52, 56, 64, 108, 124]);

function recognizePhoto(head: string): Signature | undefined {
  if (head.startsWith('\xff\xd8\xff')) return photo('jpeg');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return photo('png');
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return photo('webp');
  if (head.startsWith('GIF8')) return photo('gif');
  if (head.startsWith('BM') && BITMAP_HEADERS.has(head.charCodeAt(14)) && head.slice(15, 18) === '\0\0\0')
    return photo('bmp');
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return photo('tiff');
  if (head.startsWith('\0\0\0\x0cJXL ') || head.startsWith('\xff\x0a')) return photo('jxl');
  return undefined;
}
