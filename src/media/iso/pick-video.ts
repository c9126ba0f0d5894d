import type { MediaRefusalReason } from '../../domain/media-facts.js';
import { Refused } from '../refusal.js';
import { STILL_CODECS } from '../video-description.js';
import type { FragmentTiming } from './fragments.js';
import type { Track } from './tracks.js';

/** The first enabled video track that plays; a picture that is no film only where there is nothing else. */
export function pickVideo(
  tracks: readonly Track[],
  fragments: FragmentTiming | undefined,
  withoutSamples: MediaRefusalReason,
): Track {
  const all = tracks.filter(({ handler }) => handler === 'vide');
  if (all.length === 0) throw new Refused(tracks.length > 0 ? 'no_video' : 'damaged');
  const playing = all.filter((track) => plays(track, fragments));
  const films = playing.filter(({ codec }) => !STILL_CODECS.has(codec ?? ''));
  const best =
    films.find(({ isEnabled }) => isEnabled) ?? films[0] ?? playing.find(({ isEnabled }) => isEnabled) ?? playing[0];
  if (!best) throw new Refused(withoutSamples);
  return best;
}

/** Whether a track has any sample. */
export function plays({ id, samples }: Track, fragments: FragmentTiming | undefined): boolean {
  return samples.count > 0 || (fragments?.runs.get(id)?.some(({ count }) => count > 0) ?? false);
}
