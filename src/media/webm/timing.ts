import type { FileBytes } from '../file-bytes.js';
import { millisecondOf, nominalRate, timingOf } from '../frame-timing.js';
import type { FrameTiming } from '../frame-timing.js';
import { ID } from './ebml.js';
import { findMiddleCluster, lateClusters, readFrames } from './frames.js';
import { seek } from './segment.js';
import type { Segment } from './segment.js';
import type { WebmTracks } from './tracks.js';

/** What the clusters say of time. */
export interface ClusterTiming extends FrameTiming {
  /**
   * Ticks from the first frame of picture or sound to the end of the last; only where they were not written and the
   * last cluster was found.
   */
  readonly ticks: number | undefined;
}

/** Times of frames in a row, in ticks and in the order of showing. */
type Times = readonly number[];

/** So many frames confirm a rate that is written, or tell one that is not to a tenth; small ones are read on. */
const LEAST_FRAMES_DECLARED = 8;
const LEAST_FRAMES = 12;
/** So many elsewhere show whether the rate is another one there. */
const LEAST_FRAMES_AGAIN = 4;
const MOST_FRAMES = 40;
const ENOUGH_BYTES = 98_304;
const REORDERED_FRAMES = 4;
/** How far a measured rate may be from the written one for the written one to be believed. */
const AGREEMENT = 0.005;
/** How far the rates of two places may be apart for their mean to be the mean of the whole. */
const SAME_RATE = 0.1;

/**
 * Reads the rate from the first frames and some from the middle, or where no index leads there, from the end. What the
 * beginning alone says is believed of a rate that is written too, or of a file that it is the whole of: a camera that
 * begins slowly is no slow video. Where the places disagree, the rate varies and its mean is an estimate.
 */
export async function readTiming(
  bytes: FileBytes,
  segment: Segment,
  tracks: WebmTracks,
  { ticksPerSecond, hasDuration }: { ticksPerSecond: number; hasDuration: boolean },
): Promise<ClusterTiming> {
  if (segment.firstCluster === undefined) return { frameRate: undefined, variable: false, ticks: undefined };
  const { firstCluster } = segment;
  const least = tracks.frameNanoseconds === undefined ? LEAST_FRAMES : LEAST_FRAMES_DECLARED;
  // With the frames of the ending, a few of the beginning are enough.
  const [beginning, middle, early] = await Promise.all([
    sample(bytes, firstCluster, tracks, hasDuration ? least : LEAST_FRAMES_AGAIN),
    sampleMiddle(bytes, segment, tracks),
    hasDuration ? undefined : readEnding(bytes, firstCluster, tracks),
  ]);
  const judge = (places: readonly Times[], isWhole: boolean) => judgePlaces(places, isWhole, ticksPerSecond, tracks);
  const start = hasDuration || early ? beginning : await sample(bytes, firstCluster, tracks, least);
  const timing = judge([start.times, middle], start.isWhole);
  const isSure = (timing.frameRate !== undefined && !timing.isEstimate) || enough(middle);
  if (hasDuration && isSure) return { ...timing, ticks: undefined };

  const ending = hasDuration ? await readEnding(bytes, firstCluster, tracks) : early;
  if (!ending) return { ...timing, ticks: undefined };
  const { end, times } = ending;
  const isWhole = ending.cluster === firstCluster;
  // A stream that was recorded late goes on with the time of what came before it.
  const ticks = end === undefined || end <= start.first ? undefined : end - start.first;
  return { ...judge(isWhole ? [times] : [start.times, middle, times], isWhole), ticks };
}

const enough = (times: Times): boolean => times.length >= LEAST_FRAMES_AGAIN;

function judgePlaces(
  places: readonly Times[],
  isWhole: boolean,
  ticksPerSecond: number,
  { frameNanoseconds }: WebmTracks,
): FrameTiming {
  const runs = places.flatMap(steps).map((ticks) => ({ count: 1, ticks }));
  const timing = timingOf(runs, ticksPerSecond, { lastIsGuess: false });
  if (timing.frameRate === undefined) return timing;
  const told = places.filter(enough);
  if (!timing.variable) {
    const longest = places.reduce((most, times) => (times.length > most.length ? times : most));
    const measured = ticksPerSecond / slope(longest);
    const declared = frameNanoseconds ? 1e9 / frameNanoseconds : 0;
    if (frameNanoseconds && Math.abs(declared / measured - 1) < AGREEMENT) {
      return { frameRate: nominalRate(declared, 1 / frameNanoseconds), variable: false };
    }
    const rate = nominalRate(measured, millisecondOf(longest.length / measured));
    return { frameRate: rate, variable: false, ...(!isWhole && told.length < 2 && { isEstimate: true }) };
  }
  const means = told.map((times) => (times.length - 1) / ((times.at(-1) ?? 0) - (times[0] ?? 0)));
  const agree = told.length > 1 && Math.max(...means) < Math.min(...means) * (1 + SAME_RATE);
  return isWhole || agree ? timing : { ...timing, isEstimate: true };
}

async function sampleMiddle(bytes: FileBytes, segment: Segment, tracks: WebmTracks): Promise<Times> {
  const cues = await seek(bytes, segment.seekHead, segment.origin, ID.cues);
  const cluster = await findMiddleCluster(bytes, cues, segment.origin);
  if (cluster === undefined || cluster <= (segment.firstCluster ?? 0)) return [];
  return (await sample(bytes, cluster, tracks, LEAST_FRAMES_AGAIN)).times;
}

/**
 * The first frames from a cluster on, when the first of picture or sound is shown, and whether the file has no more for
 * sure.
 */
async function sample(
  bytes: FileBytes,
  cluster: number,
  tracks: WebmTracks,
  least: number,
): Promise<{ readonly times: Times; readonly first: number; readonly isWhole: boolean }> {
  const times: number[] = [];
  let first: number | undefined;
  let isReordered = false;
  let isWhole = true;
  for await (const { position, track, ticks } of readFrames(bytes, cluster, least)) {
    if (tracks.sideNumbers.has(track)) continue;
    first ??= ticks;
    if (track === tracks.videoNumber) {
      isReordered ||= ticks < (times.at(-1) ?? ticks);
      times.push(ticks);
    }
    isWhole = times.length < MOST_FRAMES && (times.length < least || position - cluster <= ENOUGH_BYTES);
    if (!isWhole) break;
  }
  const sorted = inOrder(times);
  // Between the last of these, frames that come later in the file may belong.
  return { times: isReordered && !isWhole ? sorted.slice(0, -REORDERED_FRAMES) : sorted, first: first ?? 0, isWhole };
}

const inOrder = (times: readonly number[]): Times => [...new Set(times)].sort((a, b) => a - b);

function steps(times: Times): readonly number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

/** Ticks a frame by least squares: over whole-millisecond timestamps far more exact than the mean of the steps. */
function slope(times: Times): number {
  const middle = (times.length - 1) / 2;
  let above = 0;
  let below = 0;
  times.forEach((time, index) => {
    above += (index - middle) * time;
    below += (index - middle) ** 2;
  });
  return above / below;
}

interface Ending {
  readonly cluster: number;
  readonly end: number | undefined;
  readonly times: Times;
}

/** All frames from the last cluster on that is found in the file's tail and has more than subtitles. */
async function readEnding(bytes: FileBytes, first: number, tracks: WebmTracks): Promise<Ending | undefined> {
  for await (const cluster of lateClusters(bytes, first)) {
    const ending = await readToEnd(bytes, cluster, tracks);
    if (ending) return ending;
  }
  return undefined;
}

/** Nothing where neither picture nor sound comes after the beginning of a cluster. */
async function readToEnd(bytes: FileBytes, cluster: number, tracks: WebmTracks): Promise<Ending | undefined> {
  const last = new Map<number, { ticks: number; step: number }>();
  const times: number[] = [];
  let end = 0;
  for await (const { track, ticks, lasts } of readFrames(bytes, cluster)) {
    if (tracks.sideNumbers.has(track)) continue;
    const before = last.get(track);
    const step = lasts ?? (before ? Math.max(0, ticks - before.ticks) : 0);
    last.set(track, { ticks, step });
    if (track === tracks.videoNumber) times.push(ticks);
    end = Math.max(end, ticks + step);
  }
  return last.size > 0 ? { cluster, end: end > 0 ? end : undefined, times: inOrder(times) } : undefined;
}
