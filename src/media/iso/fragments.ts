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
  readonly start: number;
  readonly runs: readonly FrameRun[];
}

const SAMPLED_FRAGMENTS = 6;
const MOOF = [0x6d, 0x6f, 0x6f, 0x66];
const TAIL_STEPS = [65_536, 262_144, 1_048_576, 4_194_304];

/**
 * Reads the first fragments and the last ones. The last are found through the index at the end (`mfra`), or by looking
 * for one from the end backwards, or, when fragments are huge, by stepping over all of them.
 */
export async function readFragments(bytes: FileBytes, movie: Movie, first: number): Promise<FragmentTiming> {
  const defaults = await readDefaults(bytes, movie);
  const spans = new Map<number, { start: number; end: number }>();
  const runs = new Map<number, FrameRun[]>();
  const take = (fragment: TrackFragment) => {
    const end = fragment.start + fragment.runs.reduce((sum, run) => sum + run.count * run.ticks, 0);
    const span = spans.get(fragment.trackId);
    spans.set(fragment.trackId, {
      start: Math.min(span?.start ?? fragment.start, fragment.start),
      end: Math.max(span?.end ?? end, end),
    });
    runs.set(fragment.trackId, [...(runs.get(fragment.trackId) ?? []), ...fragment.runs]);
  };

  const walked = await walk(bytes, first, defaults, take, SAMPLED_FRAGMENTS);
  if (walked < bytes.size) {
    const last = (await findByIndex(bytes)) ?? (await findFromEnd(bytes, walked)) ?? walked;
    await walk(bytes, Math.max(last, walked), defaults, take, Infinity);
  }
  return { spans, runs };
}

/** Walks fragments from `position`; returns where it stopped. A box that ends after the file means a broken-off file. */
async function walk(
  bytes: FileBytes,
  position: number,
  defaults: ReadonlyMap<number, number>,
  take: (fragment: TrackFragment) => void,
  most: number,
): Promise<number> {
  let seen = 0;
  let at = position;
  while (at < bytes.size) {
    const box = await readBox(bytes, at, bytes.size);
    if (!box || box.end > bytes.size) throw new Refused('truncated');
    if (box.type === 'moof') {
      if (seen === most) return at;
      seen += 1;
      for (const part of await childrenOf(bytes, box)) {
        if (part.type === 'traf') take(await readTrackFragment(bytes, part, defaults));
      }
    }
    at = box.end;
  }
  return at;
}

async function readDefaults(bytes: FileBytes, movie: Movie): Promise<ReadonlyMap<number, number>> {
  const extends_ = find(movie.children, 'mvex');
  const defaults = new Map<number, number>();
  for (const box of extends_ ? await childrenOf(bytes, extends_) : []) {
    if (box.type !== 'trex') continue;
    const view = await contentOf(bytes, box);
    defaults.set(view.getUint32(4), view.getUint32(12));
  }
  return defaults;
}

async function readTrackFragment(
  bytes: FileBytes,
  box: Box,
  defaults: ReadonlyMap<number, number>,
): Promise<TrackFragment> {
  const children = await childrenOf(bytes, box);
  const header = find(children, 'tfhd');
  const time = find(children, 'tfdt');
  if (!header || !time) throw new Refused('damaged');
  const head = await contentOf(bytes, header);
  const flags = head.getUint32(0) & 0xffffff;
  const trackId = head.getUint32(4);
  // Base data offset and sample description index come before the default duration, where present.
  const durationAt = 8 + (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0);
  const duration = flags & 0x8 ? head.getUint32(durationAt) : (defaults.get(trackId) ?? 0);
  const timeView = await contentOf(bytes, time);
  const start = timeView.getUint8(0) === 1 ? Number(timeView.getBigUint64(4)) : timeView.getUint32(4);
  const runs: FrameRun[] = [];
  for (const run of children) if (run.type === 'trun') runs.push(...(await readRun(bytes, run, duration)));
  return { trackId, start, runs };
}

async function readRun(bytes: FileBytes, box: Box, defaultDuration: number): Promise<readonly FrameRun[]> {
  const view = await contentOf(bytes, box, 1_048_576);
  const flags = view.getUint32(0) & 0xffffff;
  const count = view.getUint32(4);
  if (!(flags & 0x100)) return [{ count, ticks: defaultDuration }];
  const first = 8 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0);
  const stride = [0x100, 0x200, 0x400, 0x800].reduce((sum, flag) => sum + (flags & flag ? 4 : 0), 0);
  const runs: FrameRun[] = [];
  for (let index = 0; index < count; index += 1) runs.push({ count: 1, ticks: view.getUint32(first + index * stride) });
  return runs;
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
