import { PHOTO_LIMITS } from '../limits.js';
import type { Rule } from './rule.js';

/** At most 35 photos in one post (Photo post reference, read 2026-11-22). */
export const photoCountWithin: Rule = ({ draft: { media } }) =>
  media?.kind === 'photo' && media.photos.length > PHOTO_LIMITS.maxCount
    ? { code: 'too_many_photos', count: media.photos.length, max: PHOTO_LIMITS.maxCount }
    : undefined;
