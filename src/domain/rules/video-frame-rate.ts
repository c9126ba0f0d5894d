import { VIDEO_LIMITS } from '../limits.js';
import type { VideoFacts } from '../media-facts.js';
import type { Rule } from './rule.js';

/** 23 to 60 frames per second (Media transfer guide, "Media restrictions", read 2026-11-22); an estimate breaks nothing. */
export const videoFrameRateWithin: Rule = ({ draft: { media } }) => {
  if (media?.kind !== 'video' || media.facts.frameRate === undefined) return undefined;
  if (media.facts.frameRateIsEstimate) return undefined;
  const { frameRate, variableFrameRate } = media.facts;
  const {
    minFrameRate: min,
    maxFrameRate: max,
    frameRateTolerance: tolerance,
    frameRateUnknownEdge: unknownEdge,
  } = VIDEO_LIMITS;
  return frameRate < min - tolerance || frameRate > max + unknownEdge
    ? { code: 'video_frame_rate_outside', frameRate, ...(variableFrameRate && { variable: true }), min, max }
    : undefined;
};

/** Why TikTok may refuse a rate that no rule forbids. */
export type RateDoubt =
  | { readonly kind: 'edge'; readonly frameRate: number; readonly max: number }
  | { readonly kind: 'varies' }
  /** Measured at the beginning alone, and outside of what TikTok takes there. */
  | { readonly kind: 'estimate'; readonly frameRate: number; readonly min: number; readonly max: number }
  /** The file was read and has too few frames to tell. */
  | { readonly kind: 'unknown' };

/** TikTok says nothing of a rate that varies, nor of how strictly it takes its limit: the creator decides. */
export function rateDoubt(facts: VideoFacts): RateDoubt | undefined {
  const { frameRate, frameRateIsEstimate: isEstimate, variableFrameRate } = facts;
  const {
    minFrameRate: min,
    maxFrameRate: max,
    frameRateTolerance: tolerance,
    frameRateUnknownEdge: edge,
  } = VIDEO_LIMITS;
  // A video elsewhere that could not be read tells no codec either: of it, nothing is known.
  if (frameRate === undefined) return facts.codec === undefined ? undefined : { kind: 'unknown' };
  if (!isEstimate && frameRate > max + tolerance && frameRate <= max + edge) return { kind: 'edge', frameRate, max };
  if (variableFrameRate) return { kind: 'varies' };
  const isOutside = frameRate < min - tolerance || frameRate > max + tolerance;
  return isEstimate && isOutside ? { kind: 'estimate', frameRate, min, max } : undefined;
}
