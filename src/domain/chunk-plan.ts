/** Up to this many bytes a file is sent whole; it lies within both readings of TikTok's "64 MB". */
export const MAX_WHOLE_BYTES = 64_000_000;

/** Size of every chunk but the last, which takes the remainder and stays under 20,000,000 bytes. */
export const CHUNK_BYTES = 10_000_000;

/**
 * How a file is cut for `video/init` and the PUTs after it: `total_chunk_count` is the floor of the division and the
 * remainder belongs to the last chunk (Media transfer guide, "Chunks").
 */
export interface ChunkPlan {
  readonly totalBytes: number;
  readonly chunkBytes: number;
  readonly count: number;
}

/** First and last byte of a chunk, both inclusive and counted from 0. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** Plans the chunks of a file; throws `RangeError` for a size that no file has. */
export function planChunks(totalBytes: number): ChunkPlan {
  if (!Number.isSafeInteger(totalBytes) || totalBytes < 1)
    throw new RangeError('A file to send has at least one byte.');
  const chunkBytes = totalBytes <= MAX_WHOLE_BYTES ? totalBytes : CHUNK_BYTES;
  return { totalBytes, chunkBytes, count: Math.floor(totalBytes / chunkBytes) };
}

/** The bytes of one chunk, counted from 0; throws `RangeError` outside the plan. */
export function chunkRange(plan: ChunkPlan, index: number): ByteRange {
  if (!Number.isInteger(index) || index < 0 || index >= plan.count) throw new RangeError('No such chunk in the plan.');
  const first = index * plan.chunkBytes;
  const last = index === plan.count - 1 ? plan.totalBytes - 1 : first + plan.chunkBytes - 1;
  return { first, last };
}
