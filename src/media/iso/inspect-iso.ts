import type { VideoFacts } from '../../domain/media-facts.js';
import type { FileBytes } from '../file-bytes.js';
import { timingOf } from '../frame-timing.js';
import { describe } from './describe.js';
import { readFragments } from './fragments.js';
import { copyHeader } from './header-copy.js';
import { findMovie } from './movie.js';
import { readTrackTimings } from './tracks-timing.js';

type IsoFacts = Pick<
  VideoFacts,
  'codec' | 'frameRate' | 'variableFrameRate' | 'width' | 'height' | 'durationSeconds' | 'hasAudio'
>;

/**
 * Facts of an MP4 or QuickTime file. mediabunny describes the tracks; the time comes from the sample tables and the
 * fragments themselves, because only there the rate is exact and the end of a fragmented file costs kilobytes.
 */
export async function inspectIso(bytes: FileBytes): Promise<IsoFacts> {
  const movie = await findMovie(bytes);
  const description = await describe(await copyHeader(bytes, movie));
  const timings = await readTrackTimings(bytes, movie);
  const fragments =
    movie.firstFragment === undefined ? undefined : await readFragments(bytes, movie, movie.firstFragment);

  const seconds = timings.map((timing) => {
    const span = fragments?.spans.get(timing.id);
    return Math.max(timing.sampleCount > 0 ? timing.seconds : 0, span ? (span.end - span.start) / timing.timescale : 0);
  });
  const duration = Math.max(0, ...seconds);

  const video = timings.find((timing) => timing.id === description.trackId);
  const runs = [...(video?.runs ?? []), ...(fragments?.runs.get(description.trackId) ?? [])];
  const { frameRate, variable } = timingOf(runs, video?.timescale ?? 0, { lastIsGuess: true });
  return {
    codec: description.codec,
    frameRate,
    variableFrameRate: variable,
    width: description.width,
    height: description.height,
    durationSeconds: duration > 0 ? duration : undefined,
    hasAudio: description.hasAudio,
  };
}
