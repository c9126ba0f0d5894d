import { PHOTO_LIMITS, VIDEO_LIMITS } from '../limits.js';
import type { Media } from '../media.js';
import type { HostSettings } from '../settings.js';
import type { Rule } from './rule.js';

/** Most UTF-16 code units a title may have: 2,200 for a video, 90 for photos. */
export function titleLimit(media: Media | undefined, accept: HostSettings['accept']): number {
  return (media?.kind ?? accept) === 'photo' ? PHOTO_LIMITS.maxTitleUnits : VIDEO_LIMITS.maxTitleUnits;
}

/** A title keeps the limit of its kind of post (Direct Post and photo references, read 2026-11-22). */
export const titleWithinLimit: Rule = ({ draft, settings }) => {
  // A video draft in the inbox gets its caption in TikTok, so none is asked for or sent.
  if (settings.mode === 'inbox' && draft.media?.kind !== 'photo') return undefined;
  const max = titleLimit(draft.media, settings.accept);
  return draft.title.length > max ? { code: 'title_too_long', units: draft.title.length, max } : undefined;
};
