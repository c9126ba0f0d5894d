import type { Draft } from './draft.js';
import type { Media } from './media.js';
import { normalizeText } from './plain-text.js';

/**
 * The draft as edits leave it: texts normalized, the cover inside the media. A draft that differs from it did not come from
 * the page, so the backend refuses it.
 */
export function canonicalDraft(draft: Draft): Draft {
  const media = draft.media && withCoverInside(draft.media);
  return {
    ...draft,
    media,
    title: normalizeText(draft.title, { singleLine: media?.kind === 'photo' }),
    description: normalizeText(draft.description),
  };
}

function withCoverInside(media: Media): Media {
  if (media.kind === 'photo') {
    return media.photos[media.coverIndex] ? media : { ...media, coverIndex: 0 };
  }
  const { coverTimestampMs, facts } = media;
  if (coverTimestampMs === undefined) return media;
  const end = Math.floor((facts.durationSeconds ?? 0) * 1000);
  // `NaN` is no moment either.
  const inside = coverTimestampMs >= 0 ? Math.min(Math.round(coverTimestampMs), end) : 0;
  return inside === coverTimestampMs ? media : { ...media, coverTimestampMs: inside };
}
