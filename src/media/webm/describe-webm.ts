import type { FileBytes } from '../file-bytes.js';
import type { VideoDescription } from '../video-description.js';
import { Refused } from '../refusal.js';
import { asciiOf } from '../file-bytes.js';
import { ID, elementsOf, findElement, readFloat, readUnsigned } from './ebml.js';
import type { Element } from './ebml.js';
import { checkEnding } from './frames.js';
import { readSegment } from './segment.js';
import { readTiming } from './timing.js';
import { readTracks } from './tracks.js';

/** RFC 9559, 5.1.2.9: nothing and zero, which is not allowed, both mean a millisecond, as players read it. */
const DEFAULT_SCALE = 1_000_000;

/**
 * Describes a WebM or Matroska file. The format has no table of frames: the rate comes from a few places of the file,
 * so a rate that varies elsewhere alone is not seen. A live recording has no duration either; it is read from the last
 * cluster.
 */
export async function describeWebm(bytes: FileBytes): Promise<VideoDescription> {
  const segment = await readSegment(bytes);
  if (segment.firstCluster === undefined) throw new Refused(segment.overruns ? 'truncated' : 'damaged');
  if (segment.overruns) await checkEnding(bytes, segment.firstCluster);
  const info = await elementsOf(bytes, segment.info);
  const tracks = await readTracks(bytes, segment.tracks);
  const scale = (await readUnsigned(bytes, findElement(info, ID.timestampScale))) || DEFAULT_SCALE;
  const ticksPerSecond = 1e9 / scale;

  const written = (await readFloat(bytes, findElement(info, ID.duration))) ?? 0;
  // What is written covers subtitles too, which may last longer than the video.
  const hasDuration = written > 0 && tracks.sideNumbers.size === 0;
  const {
    frameRate,
    variable,
    isEstimate,
    ticks: measured,
  } = await readTiming(bytes, segment, tracks, {
    ticksPerSecond,
    hasDuration,
  });
  const ticks = hasDuration ? written : (measured ?? (written > 0 ? written : undefined));
  return {
    ...(segment.docType === 'webm'
      ? { container: 'webm', contentType: 'video/webm' }
      : { container: 'mkv', contentType: 'video/x-matroska' }),
    codec: tracks.codec,
    frameRate,
    variableFrameRate: variable,
    ...(isEstimate && { frameRateIsEstimate: true }),
    width: tracks.width,
    height: tracks.height,
    hdr: tracks.hdr,
    durationSeconds: ticks === undefined ? undefined : ticks / ticksPerSecond,
    hasAudio: tracks.hasAudio,
    hasLocation: await hasLocationTag(bytes, segment.tags),
  };
}

const MOST_TAG_BYTES = 65_536;

/** RFC 9559, 5.1.8: tags have names of anybody's choice; those of places have one of these words in them. */
async function hasLocationTag(bytes: FileBytes, tags: Element | undefined): Promise<boolean> {
  if (tags?.end === undefined) return false;
  const names = asciiOf(await bytes.read(tags.content, Math.min(tags.end - tags.content, MOST_TAG_BYTES)));
  return /LOCATION|GPS|ISO6709/i.test(names);
}
