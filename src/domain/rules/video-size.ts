import { VIDEO_LIMITS } from '../limits.js';
import type { Rule } from './rule.js';

/** 360 to 4096 pixels on each side (Media transfer guide, "Media restrictions", read 2026-11-22). */
export const videoSizeWithin: Rule = ({ draft: { media } }) => {
  if (media?.kind !== 'video') return undefined;
  const { width, height } = media.facts;
  if (width === undefined || height === undefined) return undefined;
  const { minSidePixels: min, maxSidePixels: max } = VIDEO_LIMITS;
  return Math.min(width, height) < min || Math.max(width, height) > max
    ? { code: 'video_size_outside', width, height, min, max }
    : undefined;
};
