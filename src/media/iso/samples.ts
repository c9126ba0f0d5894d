import type { FileBytes } from '../file-bytes.js';
import type { FrameRun } from '../frame-timing.js';
import { Refused } from '../refusal.js';
import { find } from './boxes.js';
import type { Box } from './boxes.js';

/** What a track's tables in the movie box say of its samples (ISO/IEC 14496-12, 8.6 and 8.7). */
export interface Samples {
  readonly count: number;
  /** Lengths in decoding order, of as many as are read. */
  readonly runs: readonly FrameRun[];
  /** All lengths added up; `undefined` where the table is too long to be read whole. */
  readonly ticks: number | undefined;
  /** How much later than decoded the last samples are shown, at most. */
  readonly lastOffset: number;
  /** Where in the file the last chunk ends; 0 without samples. */
  readonly dataEnd: number;
}

/** A variable rate takes 8 bytes a frame here: this many describe 18 minutes of 30 fps, enough to judge by. */
const MOST_RUNS = 32_768;
/** A chunk of more samples than this is trusted to be as long as it says. */
const MOST_IN_CHUNK = 65_536;
const MOST_CHUNK_RUNS = 4096;

/**
 * Reads the tables of one track. Every count is held against the box that it stands in and against the number of
 * samples, because a loop over one that is made up never ends.
 */
export async function readSamples(bytes: FileBytes, tables: readonly Box[]): Promise<Samples> {
  const sizes = await readSizes(bytes, tables);
  const { runs, ticks } = await readRuns(bytes, find(tables, 'stts'), sizes.count);
  const lastOffset = await readLastOffset(bytes, find(tables, 'ctts'), sizes.count);
  const dataEnd = sizes.count > 0 ? await readDataEnd(bytes, tables, sizes) : 0;
  return { count: sizes.count, runs, ticks, lastOffset, dataEnd };
}

/** Reads a table's count and refuses one that its box has no room for. */
export async function countOf(bytes: FileBytes, box: Box, countAt: number, entryBytes: number): Promise<number> {
  const count = (await bytes.view(box.content + countAt, 4)).getUint32(0);
  if (box.content + countAt + 4 + count * entryBytes > box.end) throw new Refused('damaged');
  return count;
}

interface Sizes {
  readonly count: number;
  /** Bytes of the samples from `first` on, `count` of them. */
  sum(first: number, count: number): Promise<number>;
}

/** 8.7.3: `stsz` gives all samples one size or each its own, `stz2` each its own in 4, 8 or 16 bits. */
async function readSizes(bytes: FileBytes, tables: readonly Box[]): Promise<Sizes> {
  const wide = find(tables, 'stsz');
  const compact = find(tables, 'stz2');
  if (wide) {
    const fixed = (await bytes.view(wide.content, 12)).getUint32(4);
    const count = await countOf(bytes, wide, 8, fixed > 0 ? 0 : 4);
    if (fixed > 0 && count * fixed > bytes.size) throw new Refused('truncated');
    if (fixed > 0) return { count, sum: async (_, wanted) => wanted * fixed };
    return { count, sum: (first, wanted) => sumOf(bytes, wide.content + 12, 32, first, wanted) };
  }
  if (!compact) return { count: 0, sum: async () => 0 };
  const bits = (await bytes.view(compact.content, 12)).getUint8(7);
  if (bits !== 4 && bits !== 8 && bits !== 16) throw new Refused('damaged');
  const count = await countOf(bytes, compact, 8, bits / 8);
  return { count, sum: (first, wanted) => sumOf(bytes, compact.content + 12, bits, first, wanted) };
}

async function sumOf(bytes: FileBytes, table: number, bits: number, first: number, count: number): Promise<number> {
  const start = Math.floor((first * bits) / 8);
  const view = await bytes.view(table + start, Math.ceil(((first + count) * bits) / 8) - start);
  let sum = 0;
  for (let index = first; index < first + count; index += 1) {
    const at = Math.floor((index * bits) / 8) - start;
    if (bits === 32) sum += view.getUint32(at);
    else if (bits === 16) sum += view.getUint16(at);
    else if (bits === 8) sum += view.getUint8(at);
    else sum += index % 2 ? view.getUint8(at) & 15 : view.getUint8(at) >> 4;
  }
  return sum;
}

/** 8.6.1.2: `stts` gives the length of samples in runs. Where it ends early, the last length holds for the rest. */
async function readRuns(
  bytes: FileBytes,
  box: Box | undefined,
  samples: number,
): Promise<{ runs: readonly FrameRun[]; ticks: number | undefined }> {
  if (!box) return { runs: [], ticks: 0 };
  const count = await countOf(bytes, box, 4, 8);
  const view = await bytes.view(box.content + 8, Math.min(count, MOST_RUNS) * 8);
  const runs: FrameRun[] = [];
  let seen = 0;
  let ticks = 0;
  for (let at = 0; at < view.byteLength; at += 8) {
    const run = { count: view.getUint32(at), ticks: view.getUint32(at + 4) };
    runs.push(run);
    seen += run.count;
    ticks += run.count * run.ticks;
  }
  if (seen > samples) throw new Refused('damaged');
  if (count > MOST_RUNS) return { runs, ticks: undefined };
  return { runs, ticks: ticks + (samples - seen) * (runs.at(-1)?.ticks ?? 0) };
}

/** As many entries as frames are ever reordered. */
const LAST_OFFSETS = 16;

/** 8.6.1.3: offsets are signed in version 1, and in practice in version 0 too. */
async function readLastOffset(bytes: FileBytes, box: Box | undefined, samples: number): Promise<number> {
  const count = box ? await countOf(bytes, box, 4, 8) : 0;
  if (!box || count === 0) return 0;
  const read = Math.min(count, LAST_OFFSETS);
  const view = await bytes.view(box.content + 8 + (count - read) * 8, read * 8);
  const entries = Array.from({ length: read }, (_, index) => index * 8);
  if (entries.reduce((sum, at) => sum + view.getUint32(at), 0) > samples) throw new Refused('damaged');
  return Math.max(0, ...entries.map((at) => view.getInt32(at + 4)));
}

/** The end of the last chunk: 8.7.5 gives its offset, 8.7.4 how many samples it has, 8.7.3 their sizes. */
async function readDataEnd(bytes: FileBytes, tables: readonly Box[], sizes: Sizes): Promise<number> {
  const narrow = find(tables, 'stco');
  const offsets = narrow ?? find(tables, 'co64');
  const chunks = find(tables, 'stsc');
  if (!offsets || !chunks) throw new Refused('damaged');
  const width = narrow ? 4 : 8;
  const chunkCount = await countOf(bytes, offsets, 4, width);
  const runCount = await countOf(bytes, chunks, 4, 12);
  if (chunkCount === 0 || runCount === 0) throw new Refused('damaged');
  const last = await bytes.view(offsets.content + 8 + (chunkCount - 1) * width, width);
  const start = narrow ? last.getUint32(0) : Number(last.getBigUint64(0));
  const samples = Math.min(await inLastChunk(bytes, chunks, { runCount, chunkCount }, sizes.count), sizes.count);
  return samples > MOST_IN_CHUNK ? start : start + (await sizes.sum(sizes.count - samples, samples));
}

/** 8.7.4: each run of chunks begins with one and has so many samples in each; the last chunk has what is left over. */
async function inLastChunk(
  bytes: FileBytes,
  box: Box,
  { runCount, chunkCount }: { readonly runCount: number; readonly chunkCount: number },
  samples: number,
): Promise<number> {
  const skipped = Math.max(0, runCount - MOST_CHUNK_RUNS);
  const view = await bytes.view(box.content + 8 + skipped * 12, (runCount - skipped) * 12);
  const perChunk = view.getUint32(view.byteLength - 8);
  if (skipped > 0) return perChunk;
  let before = 0;
  for (let at = 0; at < view.byteLength; at += 12) {
    const next = at + 12 < view.byteLength ? view.getUint32(at + 12) : chunkCount;
    before += Math.max(0, next - view.getUint32(at)) * view.getUint32(at + 4);
  }
  return Math.max(0, Math.min(perChunk, samples - before));
}

/**
 * Holds the sums of every table of a track against the number of its samples, to its last entry. Readers that loop over
 * a count without asking (mediabunny's does) get a file only after this.
 */
export async function checkTables(bytes: FileBytes, tables: readonly Box[]): Promise<void> {
  const { count } = await readSizes(bytes, tables);
  for (const box of tables) {
    const isTimes = box.type === 'stts' || box.type === 'ctts';
    if (isTimes && (await sumOfCounts(bytes, box)) > count) throw new Refused('damaged');
  }
  const chunks = find(tables, 'stsc');
  if (chunks) await countOf(bytes, chunks, 4, 12);
}

const WINDOW = 8192;

async function sumOfCounts(bytes: FileBytes, box: Box): Promise<number> {
  const entries = await countOf(bytes, box, 4, 8);
  let sum = 0;
  for (let first = 0; first < entries; first += WINDOW) {
    const view = await bytes.view(box.content + 8 + first * 8, Math.min(WINDOW, entries - first) * 8);
    for (let at = 0; at < view.byteLength; at += 8) sum += view.getUint32(at);
  }
  return sum;
}
