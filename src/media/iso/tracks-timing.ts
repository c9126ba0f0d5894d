import type { FileBytes } from '../file-bytes.js';
import { fourCharacters } from '../file-bytes.js';
import type { FrameRun } from '../frame-timing.js';
import { Refused } from '../refusal.js';
import { childrenOf, contentOf, descend, find } from './boxes.js';
import type { Box } from './boxes.js';
import type { Movie } from './movie.js';

/** What the movie box says of one track's time. */
export interface TrackTiming {
  readonly id: number;
  /** `vide`, `soun`, or what else the track is for. */
  readonly handler: string;
  /** Ticks per second of the samples. */
  readonly timescale: number;
  /** Length as presented, after the edit list; 0 where the movie box does not know it. */
  readonly seconds: number;
  /** Samples described in the movie box; none in a fragmented file. */
  readonly sampleCount: number;
  readonly runs: readonly FrameRun[];
}

/** A variable rate takes 8 bytes a frame here: this many describe 18 minutes of 30 fps, enough to judge by. */
const MOST_RUNS = 32_768;

/** Reads the time of every track that has the boxes a track must have. */
export async function readTrackTimings(bytes: FileBytes, movie: Movie): Promise<readonly TrackTiming[]> {
  const header = find(movie.children, 'mvhd');
  if (!header) throw new Refused('damaged');
  const movieTimescale = (await readDurationBox(bytes, header)).timescale;
  const timings: TrackTiming[] = [];
  for (const track of movie.children.filter((box) => box.type === 'trak')) {
    const timing = await readTrack(bytes, track, movieTimescale);
    if (timing) timings.push(timing);
  }
  return timings;
}

async function readTrack(bytes: FileBytes, track: Box, movieTimescale: number): Promise<TrackTiming | undefined> {
  const children = await childrenOf(bytes, track);
  const header = find(children, 'tkhd');
  const media = find(children, 'mdia');
  if (!header || !media) return undefined;
  const mediaChildren = await childrenOf(bytes, media);
  const mediaHeader = find(mediaChildren, 'mdhd');
  const handler = find(mediaChildren, 'hdlr');
  const table = await descend(bytes, media, 'minf', 'stbl');
  if (!mediaHeader || !handler || !table) return undefined;

  const { id, duration: presented } = await readTrackHeader(bytes, header);
  const { timescale, duration } = await readDurationBox(bytes, mediaHeader);
  const tables = await childrenOf(bytes, table);
  return {
    id,
    handler: fourCharacters(await bytes.view(handler.content, 12), 8),
    timescale,
    seconds: (presented > 0 && movieTimescale > 0 ? presented / movieTimescale : duration / timescale) || 0,
    sampleCount: await readSampleCount(bytes, find(tables, 'stsz') ?? find(tables, 'stz2')),
    runs: await readRuns(bytes, find(tables, 'stts')),
  };
}

/** All ones is the format's way to say that a duration is unknown. */
const known = (duration: number, unknown: number) => (duration === unknown ? 0 : duration);
const UNKNOWN_32 = 2 ** 32 - 1;
const UNKNOWN_64 = Number(2n ** 64n - 1n);

async function readDurationBox(bytes: FileBytes, box: Box): Promise<{ timescale: number; duration: number }> {
  const view = await contentOf(bytes, box);
  return view.getUint8(0) === 1
    ? { timescale: view.getUint32(20), duration: known(Number(view.getBigUint64(24)), UNKNOWN_64) }
    : { timescale: view.getUint32(12), duration: known(view.getUint32(16), UNKNOWN_32) };
}

async function readTrackHeader(bytes: FileBytes, box: Box): Promise<{ id: number; duration: number }> {
  const view = await contentOf(bytes, box);
  return view.getUint8(0) === 1
    ? { id: view.getUint32(20), duration: known(Number(view.getBigUint64(28)), UNKNOWN_64) }
    : { id: view.getUint32(12), duration: known(view.getUint32(20), UNKNOWN_32) };
}

async function readSampleCount(bytes: FileBytes, box: Box | undefined): Promise<number> {
  return box ? (await bytes.view(box.content, 12)).getUint32(8) : 0;
}

async function readRuns(bytes: FileBytes, box: Box | undefined): Promise<readonly FrameRun[]> {
  if (!box) return [];
  const count = (await bytes.view(box.content, 8)).getUint32(4);
  const view = await bytes.view(box.content + 8, Math.min(count, MOST_RUNS) * 8);
  if (box.content + 8 + count * 8 > box.end) throw new Refused('damaged');
  const runs: FrameRun[] = [];
  for (let at = 0; at < view.byteLength; at += 8) {
    runs.push({ count: view.getUint32(at), ticks: view.getUint32(at + 4) });
  }
  return runs;
}
