import type { Inspection, PhotoFacts } from '../../domain/media-facts.js';
import { FileBytes } from '../file-bytes.js';
import type { Sliceable } from '../file-bytes.js';
import { Refused, refusing } from '../refusal.js';
import { readSignature } from '../signatures.js';
import { turned } from './exif.js';
import { readHeif } from './heif.js';
import { readJpeg } from './jpeg.js';
import { readPng } from './png.js';
import { readWebp } from './webp.js';

type PhotoHeader = Pick<PhotoFacts, 'width' | 'height' | 'hasLocation'>;

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
    const header = await readHeader(bytes, signature.format);
    const facts: PhotoFacts = { kind: 'photo', name, bytes: file.size, contentType: signature.contentType, ...header };
    return { ok: true, facts };
  });
}

async function readHeader(bytes: FileBytes, format: string): Promise<PhotoHeader> {
  switch (format) {
    case 'jpeg':
      return upright(await readJpeg(bytes));
    case 'webp': {
      // No browser turns a WebP by its EXIF block, so neither does its size.
      const { width, height, exif } = await readWebp(bytes);
      return { width, height, hasLocation: exif.hasLocation };
    }
    case 'png':
      return upright(await readPng(bytes));
    case 'avif':
    case 'heic':
    case 'heif':
      return readHeif(bytes);
    case 'gif': {
      const view = await bytes.view(6, 4);
      return { width: view.getUint16(0, true), height: view.getUint16(2, true) };
    }
    case 'bmp': {
      const view = await bytes.view(18, 8);
      return { width: view.getInt32(0, true), height: Math.abs(view.getInt32(4, true)) };
    }
    default:
      return { width: undefined, height: undefined };
  }
}

function upright({ width, height, exif }: Awaited<ReturnType<typeof readJpeg>>): PhotoHeader {
  return { ...turned(exif.orientation, width, height), hasLocation: exif.hasLocation };
}
