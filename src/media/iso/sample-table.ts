import type { FileBytes } from '../file-bytes.js';
import { find } from './boxes.js';
import type { Box } from './boxes.js';
import { countOf } from './samples.js';

/** Where every sample of a track is and when it is shown, to read single frames (ISO/IEC 14496-12, 8.6 and 8.7). */
export interface SampleTable {
  /** Offset in the file and length in bytes of each sample, in decoding order. */
  readonly positions: Float64Array;
  readonly sizes: Uint32Array;
  /** When each is shown, in ticks of the track's media, before edits. */
  readonly times: Float64Array;
  /** Indexes of the samples that decode alone, ascending; `undefined` where all do. */
  readonly keys: readonly number[] | undefined;
}

/** Two hours at 120 fps; beyond, the tables alone take 20 MB. */
const MOST_SAMPLES = 900_000;

/** Reads the tables of a track whose counts have been checked; nothing where a table lacks or is of a rare form. */
export async function readSampleTable(bytes: FileBytes, tables: readonly Box[]): Promise<SampleTable | undefined> {
  const sizes = await readSizes(bytes, find(tables, 'stsz'));
  const times = sizes && (await readTimes(bytes, tables, sizes.length));
  const positions = sizes && (await readPositions(bytes, tables, sizes));
  return times && positions
    ? { positions, sizes, times, keys: await readKeys(bytes, find(tables, 'stss')) }
    : undefined;
}

/** 8.7.3. */
async function readSizes(bytes: FileBytes, box: Box | undefined): Promise<Uint32Array | undefined> {
  if (!box) return undefined;
  const fixed = (await bytes.view(box.content, 12)).getUint32(4);
  const count = await countOf(bytes, box, 8, fixed > 0 ? 0 : 4);
  if (count === 0 || count > MOST_SAMPLES) return undefined;
  const sizes = new Uint32Array(count).fill(fixed);
  if (fixed > 0) return sizes;
  const view = await bytes.view(box.content + 12, count * 4);
  return sizes.map((_, index) => view.getUint32(index * 4));
}

/** 8.6.1: when each is decoded, and how much later it is shown. */
async function readTimes(bytes: FileBytes, tables: readonly Box[], count: number): Promise<Float64Array | undefined> {
  const decoding = await readPairs(bytes, find(tables, 'stts'));
  if (decoding.length === 0) return undefined;
  const times = new Float64Array(count);
  let time = 0;
  spread(decoding, count, (index, ticks) => {
    times[index] = time;
    time += ticks;
  });
  const offsets = await readPairs(bytes, find(tables, 'ctts'));
  // Signed in version 1, and in practice in version 0 too.
  if (offsets.length > 0)
    spread(offsets, count, (index, offset) => (times[index] = (times[index] ?? 0) + (offset | 0)));
  return times;
}

type Pair = readonly [count: number, value: number];

async function readPairs(bytes: FileBytes, box: Box | undefined): Promise<readonly Pair[]> {
  const count = box ? await countOf(bytes, box, 4, 8) : 0;
  if (!box || count === 0) return [];
  const view = await bytes.view(box.content + 8, count * 8);
  return Array.from({ length: count }, (_, index) => [view.getUint32(index * 8), view.getUint32(index * 8 + 4)]);
}

/** Gives each of `count` samples its value; where the runs end early, the last value holds for the rest. */
function spread(runs: readonly Pair[], count: number, set: (index: number, value: number) => void): void {
  let run = 0;
  let left = runs[0]?.[0] ?? 0;
  for (let index = 0; index < count; index += 1) {
    while (left === 0 && run < runs.length - 1) left = runs[++run]?.[0] ?? 0;
    set(index, runs[run]?.[1] ?? 0);
    if (left > 0) left -= 1;
  }
}

/** 8.7.4 and 8.7.5: chunks have offsets, and samples follow each other in their chunk. */
async function readPositions(
  bytes: FileBytes,
  tables: readonly Box[],
  sizes: Uint32Array,
): Promise<Float64Array | undefined> {
  const narrow = find(tables, 'stco');
  const offsets = narrow ?? find(tables, 'co64');
  const chunks = find(tables, 'stsc');
  const runCount = chunks ? await countOf(bytes, chunks, 4, 12) : 0;
  const chunkCount = offsets ? await countOf(bytes, offsets, 4, narrow ? 4 : 8) : 0;
  if (!offsets || !chunks || runCount === 0 || chunkCount === 0) return undefined;
  const runs = await bytes.view(chunks.content + 8, runCount * 12);
  const starts = await bytes.view(offsets.content + 8, chunkCount * (narrow ? 4 : 8));
  const positions = new Float64Array(sizes.length);
  let index = 0;
  let run = 0;
  for (let chunk = 0; chunk < chunkCount && index < sizes.length; chunk += 1) {
    // Chunks are numbered from 1.
    while (run + 1 < runCount && runs.getUint32((run + 1) * 12) <= chunk + 1) run += 1;
    const end = Math.min(sizes.length, index + runs.getUint32(run * 12 + 4));
    let position = narrow ? starts.getUint32(chunk * 4) : Number(starts.getBigUint64(chunk * 8));
    for (; index < end; index += 1) {
      positions[index] = position;
      position += sizes[index] ?? 0;
    }
  }
  return index === sizes.length ? positions : undefined;
}

/** 8.6.2: numbered from 1. */
async function readKeys(bytes: FileBytes, box: Box | undefined): Promise<readonly number[] | undefined> {
  if (!box) return undefined;
  const count = await countOf(bytes, box, 4, 4);
  const view = await bytes.view(box.content + 8, count * 4);
  return Array.from({ length: count }, (_, index) => view.getUint32(index * 4) - 1);
}
