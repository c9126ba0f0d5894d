import { INVALID_PARAMS } from '../errors.js';
import type { Profile, Settings } from '../world.js';

/** Bounds of a chunk in bytes; the pages write "MB" without saying which. */
interface ChunkBounds {
  readonly smallest: number;
  readonly largest: number;
}

/**
 * The widest reading of 5 MB and the narrowest, and the widest of 64 MB, which clients in production use. The 128 MB of the last chunk need no rule of their own: a remainder smaller
 * than one chunk never makes more than two.
 */
const CHUNK_BOUNDS: Readonly<Record<Profile, ChunkBounds>> = {
  documented: { smallest: 5_000_000, largest: 67_108_864 },
  strict: { smallest: 5_242_880, largest: 67_108_864 },
};

/** The largest chunk where `refuseChunksOver64MB` is set. */
const LARGEST_DECIMAL_CHUNK = 64_000_000;

/** The largest video, 4 GB, in the widest and in the narrowest reading. */
export const MAX_VIDEO_BYTES: Readonly<Record<Profile, number>> = {
  documented: 4_294_967_296,
  strict: 4_000_000_000,
};
/** The largest number of chunks. */
const MAX_CHUNKS = 1000;

/** Says which message refuses these chunks, or gives undefined ("Media transfer guide", chunk rules). */
export function chunkProblem(
  size: number,
  chunkSize: number,
  chunkCount: number,
  { profile, refuseChunksOver64MB }: Pick<Settings, 'profile' | 'refuseChunksOver64MB'>,
): string | undefined {
  const { smallest, largest: widest } = CHUNK_BOUNDS[profile];
  const largest = refuseChunksOver64MB ? LARGEST_DECIMAL_CHUNK : widest;
  if (chunkCount < 1 || chunkCount > MAX_CHUNKS) return INVALID_PARAMS.chunkCount;
  if (chunkSize < 1 || chunkSize > size) return INVALID_PARAMS.chunkSize;
  if (chunkCount === 1 && chunkSize === size) return size > largest ? INVALID_PARAMS.chunkSize : undefined;
  if (chunkSize < smallest || chunkSize > largest) return INVALID_PARAMS.chunkSize;
  if (chunkCount !== Math.floor(size / chunkSize)) return INVALID_PARAMS.chunkCount;
  // The pages let a lone chunk take the remainder; real answers refuse it unless it is declared as large as the video.
  if (chunkCount === 1 && (profile === 'strict' || size > largest)) return INVALID_PARAMS.chunkSize;
  return undefined;
}
