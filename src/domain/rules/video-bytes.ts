import { VIDEO_LIMITS } from '../limits.js';
import type { Rule } from './rule.js';

/** At most 4 GB, and at least one byte (Media transfer guide, "Media restrictions", read 2026-11-22). */
export const videoBytesWithin: Rule = ({ draft: { media } }) => {
  if (media?.kind !== 'video' || media.facts.bytes === undefined) return undefined;
  const { bytes, name } = media.facts;
  if (bytes === 0) return { code: 'video_empty', name };
  return bytes > VIDEO_LIMITS.maxBytes ? { code: 'video_too_large', bytes, max: VIDEO_LIMITS.maxBytes } : undefined;
};
