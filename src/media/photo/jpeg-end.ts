import { Refused } from '../refusal.js';

const WINDOW = 1_048_576;
const END_OF_IMAGE = 0xd9;

/**
 * Where the first picture of a JPEG ends, found by passing over its data from `start` in windows of 1 MB. A file that
 * lacks the closing marker ends where the file does, as every decoder takes it.
 */
export async function findEndOfImage(file: Blob, start: number, signal: AbortSignal | undefined): Promise<number> {
  for (let position = start; position + 1 < file.size;) {
    signal?.throwIfAborted();
    const window = await readWindow(file, position);
    const found = scan(window);
    if (found.ended) return position + found.next;
    position += found.next;
  }
  return file.size;
}

async function readWindow(file: Blob, start: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(start, start + WINDOW).arrayBuffer());
  } catch (error) {
    throw new Refused('unreadable', error);
  }
}

/** Passes over one window; `next` is where the following one begins, or where the picture ended. */
function scan(bytes: Uint8Array): { ended: boolean; next: number } {
  let at = bytes.indexOf(0xff);
  while (at !== -1) {
    // A marker cut by the window's edge is read again at the start of the next window.
    if (at + 4 > bytes.length && bytes[at + 1] !== END_OF_IMAGE) return { ended: false, next: Math.max(1, at) };
    const marker = bytes[at + 1] ?? 0;
    if (marker === END_OF_IMAGE) return { ended: true, next: at + 2 };
    const restarts = marker >= 0xd0 && marker <= 0xd7;
    if (marker === 0xff) at += 1;
    else if (marker === 0 || restarts) at += 2;
    else at += 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
    if (at >= bytes.length) return { ended: false, next: at };
    at = bytes.indexOf(0xff, at);
  }
  return { ended: false, next: bytes.length };
}
