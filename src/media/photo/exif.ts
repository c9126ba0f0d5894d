import { latin1 } from '../file-bytes.js';

/** What a photo's EXIF block says that matters here. */
export interface Exif {
  /** 1 to 8 as TIFF counts them; 1 is upright. */
  readonly orientation: number;
  readonly hasLocation: boolean;
}

const UPRIGHT: Exif = { orientation: 1, hasLocation: false };

const ORIENTATION = 0x0112;
const SHORT = 3;
const GPS = 0x8825;
const GPS_VERSION = 0;
/** Before the TIFF block in JPEG, and by mistake of some writers in WebP. */
const PREFIX = 'Exif\0\0';

/** Reads an EXIF block: TIFF, with or without the prefix. A block that makes no sense counts as none. */
export function readExif(block: Uint8Array): Exif {
  const tiff = latin1(block.subarray(0, 6)) === PREFIX ? block.subarray(6) : block;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
  if (view.byteLength < 8) return UPRIGHT;
  const mark = view.getUint16(0);
  if (mark !== 0x4949 && mark !== 0x4d4d) return UPRIGHT;
  const little = mark === 0x4949;
  let orientation = 1;
  let hasLocation = false;
  for (const at of entriesOf(view, view.getUint32(4, little), little)) {
    const tag = view.getUint16(at, little);
    // Of another type or count, browsers take it for none.
    const isOneShort = view.getUint16(at + 2, little) === SHORT && view.getUint32(at + 4, little) === 1;
    if (tag === ORIENTATION && isOneShort) orientation = view.getUint16(at + 8, little);
    if (tag !== GPS) continue;
    const fields = entriesOf(view, view.getUint32(at + 8, little), little);
    hasLocation = fields.some((field) => view.getUint16(field, little) !== GPS_VERSION);
  }
  return { orientation: orientation >= 1 && orientation <= 8 ? orientation : 1, hasLocation };
}

/** Offsets of the 12-byte entries of the directory at `start` that lie inside the block. */
function entriesOf(view: DataView, start: number, little: boolean): readonly number[] {
  if (start + 2 > view.byteLength) return [];
  const offsets: number[] = [];
  for (let index = 0; index < view.getUint16(start, little); index += 1) {
    const at = start + 2 + index * 12;
    if (at + 12 > view.byteLength) break;
    offsets.push(at);
  }
  return offsets;
}

/** The smallest EXIF block that says nothing but the orientation. */
export function orientationOnly(orientation: number): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(26);
  const view = new DataView(block.buffer);
  view.setUint32(0, 0x4d4d002a);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, ORIENTATION);
  view.setUint16(12, 3);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return block;
}

/** Orientations 5 to 8 lie on their side. */
export function turned(orientation: number, width: number, height: number): { width: number; height: number } {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}
