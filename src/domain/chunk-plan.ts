/** The smallest chunk, and the smallest last one, that both readings of TikTok's "5 MB" allow. */
const MIN_CHUNK_BYTES = 5_242_880;

/** Chunks grow with the file up to this size: above it a round trip between two chunks costs nothing that counts. */
const TARGET_CHUNK_BYTES = 32_000_000;

/** What a broken connection costs at most is one chunk: about so large a part of a file that is not huge. */
const TARGET_COUNT = 16;

/**
 * How a file is cut for `video/init` and the PUTs after it: `total_chunk_count` is the floor of the division and the
 * remainder belongs to the last chunk (Media transfer guide, "Chunks"). TikTok gets the plan with `init`, so it cannot
 * change with the connection; page and backend make the same plan of the size alone.
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

/** Plans the chunks of a file, about equal in size; throws `RangeError` for a size that no file has. */
export function planChunks(totalBytes: number): ChunkPlan {
  if (!Number.isSafeInteger(totalBytes) || totalBytes < 1)
    throw new RangeError('A file to send has at least one byte.');
  const target = Math.min(Math.max(totalBytes / TARGET_COUNT, MIN_CHUNK_BYTES), TARGET_CHUNK_BYTES);
  const count = Math.max(Math.floor(totalBytes / target), 1);
  return { totalBytes, chunkBytes: Math.floor(totalBytes / count), count };
}

/** The bytes of one chunk, counted from 0; throws `RangeError` outside the plan. */
export function chunkRange(plan: ChunkPlan, index: number): ByteRange {
  if (!Number.isInteger(index) || index < 0 || index >= plan.count) throw new RangeError('No such chunk in the plan.');
  const first = index * plan.chunkBytes;
  const last = index === plan.count - 1 ? plan.totalBytes - 1 : first + plan.chunkBytes - 1;
  return { first, last };
}

/** The chunk that begins behind so many confirmed bytes; `undefined` where no chunk of the plan begins. */
export function chunkAfter(plan: ChunkPlan, confirmedBytes: number): number | undefined {
  const index = confirmedBytes / plan.chunkBytes;
  return Number.isInteger(index) && index < plan.count ? index : undefined;
}
