import type { VideoFacts } from '../../domain/media-facts.js';
import type { FileBytes } from '../file-bytes.js';
import { ID, elementsOf, findElement, readFloat, readUnsigned } from './ebml.js';
import { readSegment } from './segment.js';
import { readTiming } from './timing.js';
import { readTracks } from './tracks.js';

type WebmFacts = Pick<
  VideoFacts,
  'codec' | 'frameRate' | 'variableFrameRate' | 'width' | 'height' | 'durationSeconds' | 'hasAudio'
> & { readonly docType: string };

const DEFAULT_SCALE = 1_000_000;

/**
 * Facts of a WebM or Matroska file. The format has no table of frames: the rate comes from a few places of the file,
 * so a rate that varies elsewhere alone is not seen. A live recording has no duration either; it is read from the last
 * cluster.
 */
export async function inspectWebm(bytes: FileBytes): Promise<WebmFacts> {
  const segment = await readSegment(bytes);
  const info = await elementsOf(bytes, segment.info);
  const tracks = await readTracks(bytes, segment.tracks);
  const scale = (await readUnsigned(bytes, findElement(info, ID.timestampScale))) ?? DEFAULT_SCALE;
  const ticksPerSecond = 1e9 / scale;

  const written = (await readFloat(bytes, findElement(info, ID.duration))) ?? 0;
  const hasDuration = written > 0;
  const { frameRate, variable, end } = await readTiming(bytes, segment, tracks, { ticksPerSecond, hasDuration });
  const ticks = hasDuration ? written : end;
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
