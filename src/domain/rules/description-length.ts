import { PHOTO_LIMITS } from '../limits.js';
import type { Rule } from './rule.js';

/** A photo description has at most 4,000 UTF-16 code units (photo reference, read 2026-11-22). */
export const descriptionWithinLimit: Rule = ({ draft }) => {
  const max = PHOTO_LIMITS.maxDescriptionUnits;
  return draft.media?.kind === 'photo' && draft.description.length > max
    ? { code: 'description_too_long', units: draft.description.length, max }
    : undefined;
};
