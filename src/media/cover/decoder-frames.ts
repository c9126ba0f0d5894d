import { createDrawing } from '../canvas.js';
import type { Drawing } from '../canvas.js';
import type { FileBytes } from '../file-bytes.js';
import { checkCounts } from '../iso/check-counts.js';
import { readDecoderConfig } from '../iso/decoder-config.js';
import { findMovie } from '../iso/movie.js';
import { pickVideo } from '../iso/pick-video.js';
import { readSampleTable } from '../iso/sample-table.js';
import type { SampleTable } from '../iso/sample-table.js';
import { readTracks } from '../iso/tracks.js';
import type { Track } from '../iso/tracks.js';
import { FRAME_QUALITY } from './frame-reader.js';
import type { Frame, FrameReader } from './frame-reader.js';

/**
 * Frames decoded for one place at most: ten seconds of 30 fps. A video with rarer key frames shows an earlier frame.
 */
const MOST_DECODED = 300;
/** Samples that lie close together are read at once, for each read asks another process. */
const READ_AT_ONCE = 1024 * 1024;
/** No frame of a video that TikTok takes has more. */
const MOST_FRAME_BYTES = 64 * 1024 * 1024;

/**
 * Opens an MP4 or QuickTime file for WebCodecs, or returns nothing where its samples are in fragments, are not
 * described as usual, or have no decoder here. Throws `Refused` where its counts do not fit the file.
 */
export async function openWithDecoder(file: Blob, bytes: FileBytes, width: number): Promise<FrameReader | undefined> {
  // No player of a browser is asked about counts that are made up: one may take them as they stand.
  await checkCounts(bytes);
  try {
    const movie = await findMovie(bytes);
    if (movie.firstFragment !== undefined) return undefined;
    const track = pickVideo(await readTracks(bytes, movie), undefined, 'damaged');
    const table = await readSampleTable(bytes, track.tables);
    const config = table && (await readDecoderConfig(bytes, track.tables));
    if (!config || !(await VideoDecoder.isConfigSupported(config)).supported) return undefined;
    const { timescale, shift, seconds } = track;
    const paint = createPainter(track, width);
    let previousKey = -1;
    return {
      seconds,
      frameAt(wanted) {
        const ticks = wanted * timescale - shift;
        const key = keyBefore(table, ticks);
        // A strip needs no exact places: a key frame of its own is close enough, and decodes alone.
        const target = key === previousKey ? shownAt(table, key, ticks) : key;
        previousKey = key;
        const microseconds = (index: number) => Math.round((((table.times[index] ?? 0) + shift) / timescale) * 1e6);
        return decodeFrame({ file, table, config, microseconds, paint }, key, target);
      },
      close() {},
    };
  } catch {
    // What is odd about it, the browser's own player may still open.
    return undefined;
  }
}

/** The last sample that decodes alone and is not shown after `ticks`; the first one where all are. */
function keyBefore({ keys, times }: SampleTable, ticks: number): number {
  let low = 0;
  let high = (keys ?? times).length - 1;
  const indexOf = (place: number) => (keys ? (keys[place] ?? 0) : place);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((times[indexOf(middle)] ?? Infinity) <= ticks) low = middle;
    else high = middle - 1;
  }
  return indexOf(low);
}

/** The sample that is on screen at `ticks`, of those that are decoded from `key` on. */
function shownAt({ times, keys }: SampleTable, key: number, ticks: number): number {
  const next = keys?.find((index) => index > key) ?? (keys ? times.length : key + 1);
  let shown = key;
  for (let index = key; index < Math.min(next, key + MOST_DECODED); index += 1) {
    const time = times[index] ?? Infinity;
    if (time <= ticks && time > (times[shown] ?? 0)) shown = index;
  }
  return shown;
}

interface Source {
  readonly file: Blob;
  readonly table: SampleTable;
  readonly config: VideoDecoderConfig;
  readonly microseconds: (index: number) => number;
  readonly paint: (frame: VideoFrame) => Drawing;
}

/** Decodes from a key frame up to `target` and paints the last frame that is not after it. */
async function decodeFrame(
  { file, table: { positions, sizes }, config, microseconds, paint }: Source,
  key: number,
  target: number,
): Promise<Frame | undefined> {
  let best: VideoFrame | undefined;
  const decoder = new VideoDecoder({
    output(frame) {
      const isBetter = frame.timestamp <= microseconds(target) && frame.timestamp >= (best?.timestamp ?? -Infinity);
      if (isBetter) best?.close();
      if (isBetter) best = frame;
      else frame.close();
    },
    // The pending flush rejects with the same error.
    error() {},
  });
  try {
    decoder.configure(config);
    const last = (positions[target] ?? 0) + (sizes[target] ?? 0);
    let block = new ArrayBuffer(0);
    let blockStart = 0;
    for (let index = key; index <= target; index += 1) {
      const start = positions[index] ?? 0;
      const length = sizes[index] ?? 0;
      if (length > MOST_FRAME_BYTES) return undefined;
      if (start < blockStart || start + length > blockStart + block.byteLength) {
        const end = Math.max(start + length, Math.min(last, start + READ_AT_ONCE));
        block = await file.slice(start, end).arrayBuffer();
        blockStart = start;
      }
      const data = new Uint8Array(block, start - blockStart, length);
      const type = index === key ? 'key' : 'delta';
      decoder.decode(new EncodedVideoChunk({ type, timestamp: microseconds(index), data }));
    }
    await decoder.flush();
    if (!best) return undefined;
    const timestampMs = Math.max(0, Math.round(best.timestamp / 1000));
    return { timestampMs, image: await paint(best).toJpeg(FRAME_QUALITY) };
  } catch {
    return undefined;
  } finally {
    best?.close();
    if (decoder.state !== 'closed') decoder.close();
  }
}

/** Paints frames upright: WebCodecs hands them out as they are coded. */
function createPainter({ turn, ...shown }: Track, width: number): (frame: VideoFrame) => Drawing {
  const height = Math.max(1, Math.round((width * shown.height) / shown.width));
  const isSideways = turn % 180 !== 0;
  const across = isSideways ? height : width;
  const down = isSideways ? width : height;
  return (frame) => {
    const drawing = createDrawing(width, height);
    drawing.context.translate(width / 2, height / 2);
    drawing.context.rotate((turn * Math.PI) / 180);
    drawing.context.drawImage(frame, -across / 2, -down / 2, across, down);
    return drawing;
  };
}
