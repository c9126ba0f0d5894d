import type { MediaKind } from '../domain/media-facts.js';
import { FileBytes } from './file-bytes.js';
import { readSignature } from './signatures.js';

/**
 * Whether a file is a video or a photo by its first bytes, whatever its name says; `undefined` for anything else, and
 * for a file that cannot be read.
 */
export async function kindOf(file: Blob): Promise<MediaKind | undefined> {
  const signature = await readSignature(new FileBytes(file)).catch(() => undefined);
  return signature?.kind;
}
