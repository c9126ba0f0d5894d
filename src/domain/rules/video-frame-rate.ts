import { VIDEO_LIMITS } from '../limits.js';
import type { Rule } from './rule.js';

/** 23 to 60 frames per second (Media transfer guide, "Media restrictions", read 2026-11-22); an estimate breaks nothing. */
export const videoFrameRateWithin: Rule = ({ draft: { media } }) => {
  if (media?.kind !== 'video' || media.facts.frameRate === undefined) return undefined;
  if (media.facts.frameRateIsEstimate) return undefined;
  const { frameRate, variableFrameRate } = media.facts;
  const { minFrameRate: min, maxFrameRate: max, frameRateTolerance: tolerance } = VIDEO_LIMITS;
  return frameRate < min - tolerance || frameRate > max + tolerance
    ? { code: 'video_frame_rate_outside', frameRate, ...(variableFrameRate && { variable: true }), min, max }
    : undefined;
};
