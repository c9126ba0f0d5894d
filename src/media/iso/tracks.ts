import type { FileBytes } from '../file-bytes.js';
import { fourCharacters } from '../file-bytes.js';
import { childrenOf, contentOf, find } from './boxes.js';
import type { Box } from './boxes.js';
import type { Movie } from './movie.js';
import { countOf, readSamples } from './samples.js';
import type { Samples } from './samples.js';
import { readSampleEntry } from './sample-entry.js';
import type { SampleEntry } from './sample-entry.js';

/** One track of a movie (ISO/IEC 14496-12, 8.3). */
export interface Track extends SampleEntry {
  readonly id: number;
  /** `vide`, `soun`, or what else the track is for (8.4.3). */
  readonly handler: string;
  readonly isEnabled: boolean;
  /** Ticks per second of the samples (8.4.2). */
  readonly timescale: number;
  readonly samples: Samples;
  /** Seconds of what the movie box describes, after the edit list; 0 for a track that has fragments only. */
  readonly seconds: number;
  /** How far the picture is turned clockwise to be shown, in degrees. */
  readonly turn: 0 | 90 | 180 | 270;
  /** When the first edit shows media time 0, in ticks: mostly 0 or a little less. */
  readonly shift: number;
  /** Boxes of the sample table. */
  readonly tables: readonly Box[];
}

/** Reads every track that has the boxes that a track must have. */
export async function readTracks(bytes: FileBytes, movie: Movie): Promise<readonly Track[]> {
  const header = find(movie.children, 'mvhd');
  const movieTimescale = header ? await readTimescale(bytes, header) : 0;
  const tracks: Track[] = [];
  for (const box of movie.children.filter(({ type }) => type === 'trak')) {
    const track = await readTrack(bytes, box, movieTimescale);
    if (track) tracks.push(track);
  }
  return tracks;
}

const ENABLED = 1;

async function readTrack(bytes: FileBytes, box: Box, movieTimescale: number): Promise<Track | undefined> {
  const children = await childrenOf(bytes, box);
  const header = find(children, 'tkhd');
  const media = find(children, 'mdia');
  const inMedia = media ? await childrenOf(bytes, media) : [];
  const mediaHeader = find(inMedia, 'mdhd');
  const handlerBox = find(inMedia, 'hdlr');
  const information = find(inMedia, 'minf');
  const table = information && find(await childrenOf(bytes, information), 'stbl');
  if (!header || !mediaHeader || !handlerBox || !table) return undefined;
  const tables = await childrenOf(bytes, table);
  const description = find(tables, 'stsd');
  if (!description) return undefined;

  const handler = fourCharacters(await bytes.view(handlerBox.content, 12), 8);
  const entry = await readSampleEntry(bytes, description, handler);
  const head = await contentOf(bytes, header);
  const isWide = head.getUint8(0) === 1;
  const timescale = await readTimescale(bytes, mediaHeader);
  const samples = await readSamples(bytes, tables);
  const ticks = samples.ticks ?? (await readDuration(bytes, mediaHeader));
  const edits = await readEdits(bytes, children);
  const turn = handler === 'vide' ? turnOf(head, isWide ? 52 : 40) : 0;
  return {
    ...entry,
    ...(turn % 180 !== 0 && { width: entry.height, height: entry.width }),
    id: head.getUint32(isWide ? 20 : 12),
    handler,
    isEnabled: (head.getUint8(3) & ENABLED) !== 0,
    timescale,
    samples,
    seconds:
      samples.count > 0 && timescale > 0 ? presented(ticks, samples.lastOffset, timescale, edits, movieTimescale) : 0,
    turn,
    shift: shiftOf(edits, timescale, movieTimescale),
    tables,
  };
}

/** 8.3.2: the matrix `a b u c d v x y w`; a quarter turn has nothing on its diagonal. */
function turnOf(header: DataView, at: number): Track['turn'] {
  if (header.byteLength < at + 20) return 0;
  const [a = 0, b = 0, c = 0, d = 0] = [0, 4, 12, 16].map((offset) => header.getInt32(at + offset));
  if (a === 0 && d === 0 && b !== 0 && c !== 0) return b > 0 ? 90 : 270;
  return a < 0 && d < 0 ? 180 : 0;
}

/** 8.2.2 and 8.4.2: both headers begin alike. */
async function readTimescale(bytes: FileBytes, box: Box): Promise<number> {
  const view = await contentOf(bytes, box, 32);
  return view.getUint32(view.getUint8(0) === 1 ? 20 : 12);
}

const UNKNOWN_32 = 2 ** 32 - 1;
const UNKNOWN_64 = Number(2n ** 64n - 1n);

/** All ones is the format's way to say that a duration is unknown (8.4.2.3). */
async function readDuration(bytes: FileBytes, box: Box): Promise<number> {
  const view = await contentOf(bytes, box, 32);
  const isWide = view.getUint8(0) === 1;
  const duration = isWide ? Number(view.getBigUint64(24)) : view.getUint32(16);
  return duration === (isWide ? UNKNOWN_64 : UNKNOWN_32) ? 0 : duration;
}

interface Edit {
  /** In the movie's ticks; 0 means as long as there is media. */
  readonly duration: number;
  /** In the track's ticks; -1 shows nothing for as long. */
  readonly mediaTime: number;
  /** 0 holds one picture for as long. */
  readonly rate: number;
}

const MOST_EDITS = 4096;

/** 8.6.6. */
async function readEdits(bytes: FileBytes, children: readonly Box[]): Promise<readonly Edit[]> {
  const list = find(children, 'edts');
  const box = list && find(await childrenOf(bytes, list), 'elst');
  if (!box || box.end - box.content < 8) return [];
  const isWide = (await bytes.view(box.content, 4)).getUint8(0) === 1;
  const width = isWide ? 20 : 12;
  const count = Math.min(await countOf(bytes, box, 4, width).catch(() => 0), MOST_EDITS);
  const view = await bytes.view(box.content + 8, count * width);
  return Array.from({ length: count }, (_, index) => {
    const at = index * width;
    return isWide
      ? {
          duration: Number(view.getBigUint64(at)),
          mediaTime: Number(view.getBigInt64(at + 8)),
          rate: view.getInt32(at + 16) / 65_536,
        }
      : { duration: view.getUint32(at), mediaTime: view.getInt32(at + 4), rate: view.getInt32(at + 8) / 65_536 };
  });
}

/** How long a track plays: each edit as long as it says, but no longer than it has media. */
function presented(
  ticks: number,
  lastOffset: number,
  timescale: number,
  edits: readonly Edit[],
  movieTimescale: number,
): number {
  if (edits.length === 0 || movieTimescale === 0) return ticks / timescale;
  let seconds = 0;
  let delay = 0;
  for (const { duration, mediaTime, rate } of edits) {
    const wanted = duration / movieTimescale;
    if (mediaTime < 0) {
      // Nothing is shown after the last picture, however long.
      delay += wanted;
      continue;
    }
    const left = Math.max(0, ticks + lastOffset - mediaTime) / timescale / (rate > 0 ? rate : 1);
    const lasts = rate === 0 ? wanted : duration === 0 ? left : Math.min(wanted, left);
    seconds += delay + lasts;
    delay = 0;
  }
  return seconds;
}

/** What is shown of nothing first comes later by that; what the first edit skips is shown before it begins. */
function shiftOf(edits: readonly Edit[], timescale: number, movieTimescale: number): number {
  const first = edits.findIndex(({ mediaTime }) => mediaTime >= 0);
  const { mediaTime = 0 } = edits[first] ?? {};
  const delay = edits.slice(0, Math.max(0, first)).reduce((sum, { duration }) => sum + duration, 0);
  return (movieTimescale > 0 ? (delay * timescale) / movieTimescale : 0) - mediaTime;
}
