import type { FileBytes } from '../file-bytes.js';
import { occurrences } from '../file-bytes.js';
import type { FrameRun } from '../frame-timing.js';
import { Refused } from '../refusal.js';
import { childrenOf, contentOf, descend, find, readBox } from './boxes.js';
import type { Box } from './boxes.js';
import type { Movie } from './movie.js';

/** What the fragments say that the movie box could not. */
export interface FragmentTiming {
  /** From the first sample to the end of the last, in ticks of each track, by track id. */
  readonly spans: ReadonlyMap<number, { start: number; end: number }>;
  /** Sample lengths in the first and the last fragments, by track id. */
  readonly runs: ReadonlyMap<number, readonly FrameRun[]>;
}

interface TrackFragment {
  readonly trackId: number;
  /** Where `tfdt` says that it begins (8.8.12); it may be left out. */
  readonly start: number | undefined;
  readonly runs: readonly FrameRun[];
  /** Where in the file its last sample ends. */
  readonly dataEnd: number;
}

/** What `trex` sets for every fragment of a track (8.8.3). */
interface Defaults {
  readonly duration: number;
  readonly size: number;
}

const SAMPLED_FRAGMENTS = 6;
const MOOF = [0x6d, 0x6f, 0x6f, 0x66];
const TAIL_STEPS = [65_536, 262_144, 1_048_576, 4_194_304];
const AHEAD = 4096;

/**
 * Reads the first fragments and the last ones. The last are found through the index at the end (`mfra`), or by looking
 * for one from the end backwards, or, when fragments are huge, by stepping over all of them. Where they do not say when
 * they begin, all are read, and their lengths add up.
 */
export async function readFragments(bytes: FileBytes, movie: Movie, first: number): Promise<FragmentTiming> {
  const defaults = await readDefaults(bytes, movie);
  const spans = new Map<number, { start: number; end: number }>();
  const runs = new Map<number, FrameRun[]>();
  let isTimed = true;
  const take = (fragment: TrackFragment) => {
    const ticks = fragment.runs.reduce((sum, run) => sum + run.count * run.ticks, 0);
    const span = spans.get(fragment.trackId);
    const start = fragment.start ?? span?.end ?? 0;
    isTimed &&= fragment.start !== undefined;
    spans.set(fragment.trackId, {
      start: Math.min(span?.start ?? start, start),
      end: Math.max(span?.end ?? 0, start + ticks),
    });
    const known = runs.get(fragment.trackId);
    if (known) for (const run of fragment.runs) known.push(run);
    else runs.set(fragment.trackId, [...fragment.runs]);
  };

  const walked = await walk(bytes, first, defaults, take, SAMPLED_FRAGMENTS);
  if (walked < bytes.size) {
    const last = isTimed ? ((await findByIndex(bytes)) ?? (await findFromEnd(bytes, walked))) : undefined;
    await walk(bytes, Math.max(last ?? walked, walked), defaults, take, Infinity);
  }
  return { spans, runs };
}

/** Reads every fragment, so that a loop over their counts meets none that its box or the file has no room for. */
export async function checkFragments(bytes: FileBytes, movie: Movie, first: number): Promise<void> {
  await walk(bytes, first, await readDefaults(bytes, movie), () => undefined, Infinity);
}

/**
 * Walks fragments from `position`; returns where it stopped. What is behind the last one does not count: a fragment
 * whose samples end after the file makes it truncated, a box of another kind that does ends the walk.
 */
async function walk(
  bytes: FileBytes,
  position: number,
  defaults: ReadonlyMap<number, Defaults>,
  take: (fragment: TrackFragment) => void,
  most: number,
): Promise<number> {
  let seen = 0;
  for (let at = position; at < bytes.size;) {
    const box = await readBox(bytes, at, bytes.size);
    if (!box) break;
    if (box.type === 'moof') {
      if (box.end > bytes.size) throw new Refused('truncated');
      if (seen === most) return at;
      seen += 1;
      await bytes.ahead(box.start, Math.min(AHEAD, box.end - box.start));
      let previousEnd = box.start;
      for (const part of await childrenOf(bytes, box)) {
        if (part.type !== 'traf') continue;
        const fragment = await readTrackFragment(bytes, part, { moof: box.start, previousEnd }, defaults);
        if (fragment.dataEnd > bytes.size) throw new Refused('truncated');
        previousEnd = fragment.dataEnd;
        take(fragment);
      }
    }
    at = box.end;
  }
  return bytes.size;
}

async function readDefaults(bytes: FileBytes, movie: Movie): Promise<ReadonlyMap<number, Defaults>> {
  const extends_ = find(movie.children, 'mvex');
  const defaults = new Map<number, Defaults>();
  for (const box of extends_ ? await childrenOf(bytes, extends_) : []) {
    if (box.type !== 'trex') continue;
    const view = await contentOf(bytes, box);
    defaults.set(view.getUint32(4), { duration: view.getUint32(12), size: view.getUint32(16) });
  }
  return defaults;
}

/** Flags of `tfhd` (8.8.7). */
const TFHD = { base: 0x1, description: 0x2, duration: 0x8, size: 0x10, baseIsMoof: 0x20000 };

async function readTrackFragment(
  bytes: FileBytes,
  box: Box,
  { moof, previousEnd }: { readonly moof: number; readonly previousEnd: number },
  defaults: ReadonlyMap<number, Defaults>,
): Promise<TrackFragment> {
  const children = await childrenOf(bytes, box);
  const header = find(children, 'tfhd');
  if (!header) throw new Refused('damaged');
  const head = await contentOf(bytes, header);
  const flags = head.getUint32(0) & 0xffffff;
  const trackId = head.getUint32(4);
  let at = 8;
  const base = flags & TFHD.base ? Number(head.getBigUint64(at)) : flags & TFHD.baseIsMoof ? moof : previousEnd;
  at += (flags & TFHD.base ? 8 : 0) + (flags & TFHD.description ? 4 : 0);
  const duration = flags & TFHD.duration ? head.getUint32(at) : (defaults.get(trackId)?.duration ?? 0);
  at += flags & TFHD.duration ? 4 : 0;
  const size = flags & TFHD.size ? head.getUint32(at) : (defaults.get(trackId)?.size ?? 0);
  const runs: FrameRun[] = [];
  let dataEnd = base;
  for (const child of children.filter(({ type }) => type === 'trun')) {
    const run = await readRun(bytes, child, { duration, size });
    runs.push(...run.runs);
    dataEnd = (run.offset === undefined ? dataEnd : base + run.offset) + run.bytes;
  }
  return { trackId, start: await readStart(bytes, find(children, 'tfdt')), runs, dataEnd };
}

async function readStart(bytes: FileBytes, box: Box | undefined): Promise<number | undefined> {
  if (!box) return undefined;
  const view = await contentOf(bytes, box);
  return view.getUint8(0) === 1 ? Number(view.getBigUint64(4)) : view.getUint32(4);
}

/** Flags of `trun` (8.8.8): fields of the run, then of each sample. */
const TRUN = { offset: 0x1, firstFlags: 0x4, duration: 0x100, size: 0x200, flags: 0x400, composition: 0x800 };
/** Samples without a size of their own and without bytes; no camera writes one. */
const MOST_EMPTY = 65_536;

async function readRun(
  bytes: FileBytes,
  box: Box,
  defaults: Defaults,
): Promise<{ runs: readonly FrameRun[]; offset: number | undefined; bytes: number }> {
  const view = await contentOf(bytes, box, 1_048_576);
  const flags = view.getUint32(0) & 0xffffff;
  const count = view.getUint32(4);
  const offset = flags & TRUN.offset ? view.getInt32(8) : undefined;
  const first = 8 + (flags & TRUN.offset ? 4 : 0) + (flags & TRUN.firstFlags ? 4 : 0);
  const fields = [TRUN.duration, TRUN.size, TRUN.flags, TRUN.composition];
  const stride = fields.reduce((sum, flag) => sum + (flags & flag ? 4 : 0), 0);
  if (first + count * stride > view.byteLength) throw new Refused('damaged');
  const sized = (flags & TRUN.size) !== 0;
  if (!sized && count * defaults.size > bytes.size) throw new Refused('truncated');
  if (!sized && defaults.size === 0 && count > MOST_EMPTY) throw new Refused('damaged');
  const timed = (flags & TRUN.duration) !== 0;
  if (!timed && !sized) return { runs: [{ count, ticks: defaults.duration }], offset, bytes: count * defaults.size };
  const runs: FrameRun[] = [];
  let total = 0;
  for (let at = first; at < first + count * stride; at += stride) {
    if (timed) runs.push({ count: 1, ticks: view.getUint32(at) });
    total += sized ? view.getUint32(at + (timed ? 4 : 0)) : defaults.size;
  }
  return { runs: timed ? runs : [{ count, ticks: defaults.duration }], offset, bytes: total };
}

/** The last fragment that `mfra` lists; others may follow it, because only those with a key frame are listed. */
async function findByIndex(bytes: FileBytes): Promise<number | undefined> {
  const length = (await bytes.view(bytes.size - 4, 4)).getUint32(0);
  if (length < 16 || length > bytes.size) return undefined;
  const index = await readBox(bytes, bytes.size - length, bytes.size);
  if (index?.type !== 'mfra') return undefined;
  let last: number | undefined;
  for (const box of await childrenOf(bytes, index)) {
    if (box.type !== 'tfra') continue;
    const head = await bytes.view(box.content, 16);
    const wide = head.getUint8(0) === 1;
    const sizes = head.getUint32(8);
    const entry = (wide ? 16 : 8) + [4, 2, 0].reduce((sum, shift) => sum + ((sizes >> shift) & 3) + 1, 0);
    const count = head.getUint32(12);
    if (count === 0) continue;
    const view = await bytes.view(box.content + 16 + (count - 1) * entry, entry);
    const offset = wide ? Number(view.getBigUint64(8)) : view.getUint32(4);
    last = Math.max(last ?? 0, offset);
  }
  if (last === undefined) return undefined;
  return (await readBox(bytes, last, bytes.size))?.type === 'moof' ? last : undefined;
}

/** The first fragment in the file's tail that is one beyond doubt: `moof` that opens with a sound `mfhd`. */
async function findFromEnd(bytes: FileBytes, first: number): Promise<number | undefined> {
  for (const step of TAIL_STEPS) {
    const from = Math.max(first, bytes.size - step);
    const tail = await bytes.read(from, bytes.size - from);
    for (const at of occurrences(tail, MOOF)) {
      if (at < 4) continue;
      const start = from + at - 4;
      const box = await readBox(bytes, start, bytes.size);
      const opening = box && (await descend(bytes, box, 'mfhd').catch(() => undefined));
      if (opening && opening.end - opening.start === 16) return start;
    }
    if (from === first) return undefined;
  }
  return undefined;
}
