import { Refused } from '../refusal.js';
import { END_OF_IMAGE } from './jpeg.js';

/** A part of a JPEG behind its first start of scan: coded data, or a segment, which has a marker. */
export interface JpegPiece {
  readonly marker: number | undefined;
  readonly start: number;
  readonly end: number;
}

const WINDOW = 1_048_576;

/**
 * Passes over the picture's data from `start` in windows of 1 MB, to the end of the first picture. A file that lacks
 * the closing marker ends where the file does, without a piece for it.
 */
export async function* jpegPieces(
  file: Blob,
  start: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<JpegPiece> {
  let dataStart = start;
  for (let position = start; position < file.size;) {
    signal?.throwIfAborted();
    const window = await readWindow(file, position);
    const at = nextMarker(window);
    const marker = window[at + 1];
    const isEnd = marker === END_OF_IMAGE;
    if (marker === undefined || (!isEnd && at + 4 > window.length)) {
      // A marker that the window's edge cuts is read again at the start of the next one.
      position += Math.max(1, at);
      continue;
    }
    const found = position + at;
    if (found > dataStart) yield { marker: undefined, start: dataStart, end: found };
    const length = isEnd ? 0 : ((window[at + 2] ?? 0) << 8) + (window[at + 3] ?? 0);
    const end = Math.min(found + 2 + length, file.size);
    yield { marker, start: found, end };
    if (isEnd) return;
    dataStart = end;
    position = end;
  }
  if (dataStart < file.size) yield { marker: undefined, start: dataStart, end: file.size };
}

async function readWindow(file: Blob, start: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(start, start + WINDOW).arrayBuffer());
  } catch (error) {
    throw new Refused('unreadable', error);
  }
}

/**
 * Where the next marker begins that is no part of coded data (ITU-T T.81, B.1.1.5: a stuffed zero, a restart, a fill
 * byte), or where the window has no more that can be told.
 */
function nextMarker(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(0xff); at !== -1; at = bytes.indexOf(0xff, at)) {
    const marker = bytes[at + 1];
    if (marker === undefined) return at;
    const isData = marker === 0 || (marker >= 0xd0 && marker <= 0xd7);
    if (!isData && marker !== 0xff) return at;
    at += marker === 0xff ? 1 : 2;
  }
  return bytes.length;
}
