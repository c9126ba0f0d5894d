import type { VideoFacts } from '../../domain/media-facts.js';
import type { FileBytes } from '../file-bytes.js';
import { timingOf } from '../frame-timing.js';
import { Refused } from '../refusal.js';
import type { VideoDescription } from '../video-description.js';
import { find } from './boxes.js';
import { readFragments } from './fragments.js';
import type { FragmentTiming } from './fragments.js';
import { readMetadata } from './metadata.js';
import { findMovie } from './movie.js';
import type { Movie } from './movie.js';
import { pickVideo, plays } from './pick-video.js';
import { readTracks } from './tracks.js';
import type { Track } from './tracks.js';

/**
 * Describes an MP4 or QuickTime file. Its time comes from the sample tables and the fragments, because only there it is
 * exact; what headers say of it is often wrong.
 */
export async function describeIso(bytes: FileBytes): Promise<VideoDescription> {
  const movie = await findMovie(bytes);
  const tracks = await readTracks(bytes, movie);
  const { firstFragment } = movie;
  const fragments = firstFragment === undefined ? undefined : await readFragments(bytes, movie, firstFragment);
  const video = pickVideo(tracks, fragments, find(movie.children, 'mvex') && !fragments ? 'truncated' : 'damaged');
  const sound = tracks.filter((track) => track.handler === 'soun' && plays(track, fragments));
  if ([video, ...sound].some(({ isProtected }) => isProtected)) throw new Refused('protected');
  if (video.width === 0 || video.height === 0 || video.timescale === 0) throw new Refused('damaged');
  const heard = sound.filter(({ isEnabled }) => isEnabled);
  for (const { samples } of [video, ...heard]) {
    // A movie in front of its samples is whole when the file breaks off; one behind them is wrong about where they are.
    if (samples.dataEnd > bytes.size) throw new Refused(movie.isAfterData ? 'damaged' : 'truncated');
  }
  const duration = Math.max(...[video, ...heard].map((track) => secondsOf(track, fragments)));
  const runs = [...video.samples.runs, ...(fragments?.runs.get(video.id) ?? [])];
  const { frameRate, variable } = timingOf(runs, video.timescale, { lastIsGuess: true });
  return {
    ...containerOf(movie),
    codec: video.codec,
    frameRate,
    variableFrameRate: variable,
    width: video.width,
    height: video.height,
    durationSeconds: duration > 0 ? duration : undefined,
    hasAudio: sound.length > 0,
    hdr: video.hdr,
    ...(await readMetadata(bytes, movie, tracks)),
  };
}

/** Samples of the movie box and of fragments follow each other (8.8.1): both count. */
function secondsOf({ id, seconds, timescale }: Track, fragments: FragmentTiming | undefined): number {
  const span = fragments?.spans.get(id);
  return seconds + (span && timescale > 0 ? (span.end - span.start) / timescale : 0);
}

const MP4_BRANDS = /^(iso[\dm]|mp4[12]|avc1|M4V[ HP]|MSNV|dash|cmf[c2])$/;

/** 4.3: a file is of every brand that it lists, so a phone's `3gp5` that lists `isom` too is an MP4. */
function containerOf({ brands }: Movie): Pick<VideoFacts, 'container' | 'contentType'> {
  const [major = 'qt  '] = brands;
  if (major === 'qt  ') return { container: 'mov', contentType: 'video/quicktime' };
  const isMp4 = !major.startsWith('3g') || brands.some((brand) => MP4_BRANDS.test(brand));
  return isMp4 ? { container: 'mp4', contentType: 'video/mp4' } : { container: '3gp', contentType: 'video/3gpp' };
}
