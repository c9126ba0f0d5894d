/** The least and the most that a chunk has by both readings of TikTok's "5 MB" and "64 MB"; the last may have more. */
const MIN_CHUNK_BYTES = 5_242_880;
const MAX_CHUNK_BYTES = 64_000_000;
const MAX_COUNT = 1000;

/** So many chunks where their size allows: each pause between two costs time, and a broken connection costs a whole one. */
const TARGET_COUNT = 16;

/**
 * How a file is cut for `video/init` and the PUTs after it: `total_chunk_count` is the floor of the division and the
 * remainder belongs to the last chunk (Media transfer guide, "Chunks"). TikTok gets the plan with `init`, so it cannot
 * change with the connection. The backend takes the page's plan, so both need not be of one version.
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
  const most = Math.min(TARGET_COUNT, Math.floor(totalBytes / MIN_CHUNK_BYTES));
  const count = Math.max(most, Math.ceil(totalBytes / MAX_CHUNK_BYTES));
  return { totalBytes, chunkBytes: Math.floor(totalBytes / count), count };
}

/** Whether a plan, of whatever version of the page, keeps TikTok's rules by every reading of them. */
export function isChunkPlan({ totalBytes, chunkBytes, count }: ChunkPlan): boolean {
  if (count === 1) return chunkBytes === totalBytes && totalBytes <= MAX_CHUNK_BYTES;
  const isInBounds = chunkBytes >= MIN_CHUNK_BYTES && chunkBytes <= MAX_CHUNK_BYTES && count <= MAX_COUNT;
  return Number.isInteger(chunkBytes) && isInBounds && count === Math.floor(totalBytes / chunkBytes);
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
