import type { VideoFacts } from '../../domain/media-facts.js';
import type { FileBytes } from '../file-bytes.js';
import { millisecondOf, nominalRate, timingOf } from '../frame-timing.js';
import type { FrameTiming } from '../frame-timing.js';
import { ID, elementsOf, findElement, readFloat, readUnsigned } from './ebml.js';
import { findLateCluster, findMiddleCluster, readFrames } from './frames.js';
import { readSegment, seek } from './segment.js';
import type { Segment } from './segment.js';
import { readTracks } from './tracks.js';
import type { WebmTracks } from './tracks.js';

type WebmFacts = Pick<
  VideoFacts,
  'codec' | 'frameRate' | 'variableFrameRate' | 'width' | 'height' | 'durationSeconds' | 'hasAudio'
> & { readonly docType: string };

const DEFAULT_SCALE = 1_000_000;
/** So many frames confirm a rate that is written, or tell one that is not to a tenth; small ones are read on. */
const LEAST_FRAMES_DECLARED = 8;
const LEAST_FRAMES = 12;
/** So many in the middle show whether the rate is another one there. */
const LEAST_FRAMES_AGAIN = 4;
const MOST_FRAMES = 40;
const ENOUGH_BYTES = 98_304;
const REORDERED_FRAMES = 4;
/** How far a measured rate may be from the written one for the written one to be believed. */
const AGREEMENT = 0.005;

/**
 * Facts of a WebM or Matroska file. The format has no table of frames: the rate comes from the first frames and some
 * in the middle, so a rate that varies elsewhere alone is not seen. A live recording has no duration either; it is
 * read from the last cluster.
 */
export async function inspectWebm(bytes: FileBytes): Promise<WebmFacts> {
  const segment = await readSegment(bytes);
  const info = await elementsOf(bytes, segment.info);
  const tracks = await readTracks(bytes, segment.tracks);
  const scale = (await readUnsigned(bytes, findElement(info, ID.timestampScale))) ?? DEFAULT_SCALE;
  const ticksPerSecond = 1e9 / scale;

  const written = await readFloat(bytes, findElement(info, ID.duration));
  const [ticks, { frameRate, variable }] = await Promise.all([
    written !== undefined && written > 0 ? written : readEnd(bytes, segment),
    readTiming(bytes, segment, tracks, ticksPerSecond),
  ]);
  return {
    docType: segment.docType,
    codec: tracks.codec,
    frameRate,
    variableFrameRate: variable,
    width: tracks.width,
    height: tracks.height,
    durationSeconds: ticks === undefined ? undefined : ticks / ticksPerSecond,
    hasAudio: tracks.hasAudio,
  };
}

async function readTiming(
  bytes: FileBytes,
  segment: Segment,
  tracks: WebmTracks,
  ticksPerSecond: number,
): Promise<FrameTiming> {
  if (segment.firstCluster === undefined) return { frameRate: undefined, variable: false };
  const [start, middle] = await Promise.all([
    sample(
      bytes,
      segment.firstCluster,
      tracks,
      tracks.frameNanoseconds === undefined ? LEAST_FRAMES : LEAST_FRAMES_DECLARED,
    ),
    sampleMiddle(bytes, segment, tracks),
  ]);
  const runs = [...steps(start), ...steps(middle)].map((step) => ({ count: 1, ticks: step }));
  const timing = timingOf(runs, ticksPerSecond, { lastIsGuess: false });
  if (timing.variable || timing.frameRate === undefined) return timing;

  const measured = ticksPerSecond / slope(start);
  const nanoseconds = tracks.frameNanoseconds;
  if (nanoseconds && Math.abs(1e9 / nanoseconds / measured - 1) < AGREEMENT) {
    return { frameRate: nominalRate(1e9 / nanoseconds, 1 / nanoseconds), variable: false };
  }
  return { frameRate: nominalRate(measured, millisecondOf(start.length / measured)), variable: false };
}

async function sampleMiddle(bytes: FileBytes, segment: Segment, tracks: WebmTracks): Promise<readonly number[]> {
  const cues = await seek(bytes, segment.seekHead, segment.origin, ID.cues);
  const cluster = await findMiddleCluster(bytes, cues, segment.origin);
  return cluster === undefined || cluster <= (segment.firstCluster ?? 0)
    ? []
    : sample(bytes, cluster, tracks, LEAST_FRAMES_AGAIN);
}

/** Times of the first frames from a cluster on, in the order of showing. */
async function sample(
  bytes: FileBytes,
  cluster: number,
  tracks: WebmTracks,
  least: number,
): Promise<readonly number[]> {
  const times: number[] = [];
  let reordered = false;
  for await (const { position, track, ticks } of readFrames(bytes, cluster)) {
    if (track === tracks.videoNumber) {
      reordered ||= ticks < (times.at(-1) ?? ticks);
      times.push(ticks);
    }
    if (times.length === MOST_FRAMES || (times.length >= least && position - cluster > ENOUGH_BYTES)) break;
  }
  const sorted = [...new Set(times)].sort((a, b) => a - b);
  // Between the last of these, frames that come later in the file may belong.
  return reordered ? sorted.slice(0, -REORDERED_FRAMES) : sorted;
}

function steps(times: readonly number[]): readonly number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

/** Ticks a frame by least squares: over whole-millisecond timestamps far more exact than the mean of the steps. */
function slope(times: readonly number[]): number {
  const middle = (times.length - 1) / 2;
  let above = 0;
  let below = 0;
  times.forEach((time, index) => {
    above += (index - middle) * time;
    below += (index - middle) ** 2;
  });
  return above / below;
}

/** The end of the last frame of any track, where the last cluster is found in the file's tail. */
async function readEnd(bytes: FileBytes, segment: Segment): Promise<number | undefined> {
  if (segment.firstCluster === undefined) return undefined;
  const late = await findLateCluster(bytes, segment.firstCluster);
  if (late === undefined) return undefined;
  const last = new Map<number, { ticks: number; step: number }>();
  let end = 0;
  for await (const { track, ticks, lasts } of readFrames(bytes, late)) {
    const before = last.get(track);
    const step = lasts ?? (before ? Math.max(0, ticks - before.ticks) : 0);
    last.set(track, { ticks, step });
    end = Math.max(end, ticks + step);
  }
  return end > 0 ? end : undefined;
}
