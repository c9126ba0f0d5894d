import type { Inspection, PhotoFacts } from '../../domain/media-facts.js';
import { FileBytes, occurrences } from '../file-bytes.js';
import type { Sliceable } from '../file-bytes.js';
import { Refused, refusing } from '../refusal.js';
import { readSignature } from '../signatures.js';
import { turned } from './exif.js';
import { readHeif } from './heif.js';
import { readJpeg } from './jpeg.js';
import { MetadataReader } from './metadata.js';
import type { PhotoHeader } from './photo-header.js';
import { readPng } from './png.js';
import { readWebp } from './webp.js';

/**
 * Reads a photo's type, its size after EXIF orientation, and whether it says where it was taken, from a few kilobytes.
 * Size is `undefined` for formats whose header is not read here (TIFF, JPEG XL), and `hasLocation` is absent for those
 * whose metadata is not (AVIF, HEIC, GIF, BMP): these must be converted anyway, which drops it.
 * Rejects only with the reason of `signal`.
 */
export function inspectPhoto(
  file: Sliceable & { readonly name?: string },
  { signal }: { signal?: AbortSignal } = {},
): Promise<Inspection<PhotoFacts>> {
  const name = file.name ?? '';
  return refusing(name, signal, async (): Promise<Inspection<PhotoFacts>> => {
    if (file.size === 0) throw new Refused('empty');
    const bytes = new FileBytes(file, signal);
    const signature = await readSignature(bytes);
    if (signature?.kind !== 'photo') throw new Refused('not_media');
    const { format, contentType } = signature;
    const { width, height, metadata } = await headerOf(bytes, format);
    // No browser turns a WebP by its EXIF block, so neither does its size.
    const orientation = format === 'webp' ? 1 : metadata.orientation;
    const size = width && height ? turned(orientation, width, height) : { width, height };
    const { hasLocation, ...found } = metadata.facts();
    const looked = READ_FOR_LOCATION.has(format) && { hasLocation: hasLocation === true };
    const facts: PhotoFacts = { kind: 'photo', name, bytes: file.size, contentType, ...size, ...looked, ...found };
    return { ok: true, facts };
  });
}

/** Formats whose metadata is read; the others must be converted, which drops it. */
const READ_FOR_LOCATION = new Set(['jpeg', 'webp', 'png']);

/**
 * What must be converted anyway may have a header that is not understood here: whether it is a picture, the browser
 * says.
 */
async function headerOf(bytes: FileBytes, format: string): Promise<PhotoHeader> {
  try {
    return await readHeader(bytes, format);
  } catch (error) {
    const isOdd = error instanceof Refused && error.reason === 'damaged' && format !== 'jpeg' && format !== 'webp';
    if (isOdd) return { width: undefined, height: undefined, metadata: new MetadataReader() };
    throw error;
  }
}

async function readHeader(bytes: FileBytes, format: string): Promise<PhotoHeader> {
  switch (format) {
    case 'jpeg':
      return readJpeg(bytes);
    case 'webp':
      return readWebp(bytes);
    case 'png':
      return readPng(bytes);
    case 'avif':
    case 'heic':
    case 'heif':
      return readHeif(bytes);
    case 'gif':
      return readGif(bytes);
    case 'bmp':
      return readBmp(bytes);
    default:
      return { width: undefined, height: undefined, metadata: new MetadataReader() };
  }
}

/** What opens the block that says for how long the next picture is shown. */
const PICTURE_CONTROL = [0x21, 0xf9, 4];
/** The second picture follows the whole of the first, which is hardly ever larger. */
const FIRST_PICTURE = 4_194_304;

async function readGif(bytes: FileBytes): Promise<PhotoHeader> {
  const view = await bytes.view(6, 4);
  const metadata = new MetadataReader();
  const controls = [...occurrences(await bytes.read(0, FIRST_PICTURE), PICTURE_CONTROL)];
  if (controls.length > 1) metadata.extra('animation');
  return { width: view.getUint16(0, true), height: view.getUint16(2, true), metadata };
}

const OS2_HEADER = 12;

/** The header of OS/2 has sides of 16 bits, that of Windows of 32 with a sign: negative is top-down. */
async function readBmp(bytes: FileBytes): Promise<PhotoHeader> {
  const view = await bytes.view(14, 12);
  const metadata = new MetadataReader();
  return view.getUint32(0, true) === OS2_HEADER
    ? { width: view.getUint16(4, true), height: view.getUint16(6, true), metadata }
    : { width: Math.abs(view.getInt32(4, true)), height: Math.abs(view.getInt32(8, true)), metadata };
}
