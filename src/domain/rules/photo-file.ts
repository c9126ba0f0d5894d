import { PHOTO_LIMITS } from '../limits.js';
import { exceeds } from '../media.js';
import type { PhotoFacts } from '../media-facts.js';
import type { Violation } from '../violation.js';
import type { Rule } from './rule.js';

const contentTypes: readonly string[] = PHOTO_LIMITS.contentTypes;
const FULL_HD = { shortSide: PHOTO_LIMITS.maxShortSidePixels, longSide: PHOTO_LIMITS.maxLongSidePixels };

/** What is wrong with one photo: its type, its bytes or its pixels (Media transfer guide, read 2026-11-22). */
export function photoViolation(facts: PhotoFacts): Violation | undefined {
  const { name, contentType, bytes, width, height } = facts;
  if (contentType !== undefined && !contentTypes.includes(contentType)) {
    return { code: 'photo_type_unsupported', name, contentType };
  }
  if (bytes !== undefined && bytes > PHOTO_LIMITS.maxBytes) {
    return { code: 'photo_too_large', name, bytes, max: PHOTO_LIMITS.maxBytes };
  }
  if (width !== undefined && height !== undefined && exceeds(facts, FULL_HD)) {
    return { code: 'photo_too_many_pixels', name, width, height };
  }
  return undefined;
}

/** JPEG or WebP, at most 20 MB and 1080p each; names the first photo that is not. */
export const photoFilesAccepted: Rule = ({ draft: { media } }) => {
  if (media?.kind !== 'photo') return undefined;
  for (const { facts } of media.photos) {
    const violation = photoViolation(facts);
    if (violation) return violation;
  }
  return undefined;
};
