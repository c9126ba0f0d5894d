import { INVALID_PARAMS } from '../errors.js';
import type { Profile } from '../world.js';

/** Bounds of a chunk in bytes; the pages write "MB" without saying which. */
export interface ChunkBounds {
  readonly smallest: number;
  readonly largest: number;
}

/**
 * The widest reading of 5 and 64 MB, and the narrowest. The 128 MB of the last chunk need no rule of their own: a remainder smaller
 * than one chunk never makes more than two.
 */
export const CHUNK_BOUNDS: Readonly<Record<Profile, ChunkBounds>> = {
  documented: { smallest: 5_000_000, largest: 67_108_864 },
  strict: { smallest: 5_242_880, largest: 64_000_000 },
};

/** The largest video, 4 GB. */
export const MAX_VIDEO_BYTES = 4_294_967_296;
/** The largest number of chunks. */
export const MAX_CHUNKS = 1000;

/** Says which message refuses these chunks, or gives undefined ("Media transfer guide", chunk rules). */
export function chunkProblem(
  size: number,
  chunkSize: number,
  chunkCount: number,
  profile: Profile,
): string | undefined {
  const bounds = CHUNK_BOUNDS[profile];
  if (chunkCount < 1 || chunkCount > MAX_CHUNKS) return INVALID_PARAMS.chunkCount;
  if (chunkSize < 1 || chunkSize > size) return INVALID_PARAMS.chunkSize;
  if (chunkCount === 1 && chunkSize === size) return size > bounds.largest ? INVALID_PARAMS.chunkSize : undefined;
  if (chunkSize < bounds.smallest || chunkSize > bounds.largest) return INVALID_PARAMS.chunkSize;
  if (chunkCount !== Math.floor(size / chunkSize)) return INVALID_PARAMS.chunkCount;
  if (chunkCount === 1) {
    // The pages let a lone chunk take the remainder; real answers refuse it unless it is declared as large as the video.
    if (profile === 'strict') return INVALID_PARAMS.chunkSize;
    if (size > bounds.largest) return INVALID_PARAMS.chunkCount;
  }
  return undefined;
}
