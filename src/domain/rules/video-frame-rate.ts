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
  { readonly kind: 'edge'; readonly frameRate: number; readonly max: number } | { readonly kind: 'varies' };

/** TikTok says nothing of a rate that varies, nor of how strictly it takes its limit: the creator decides. */
export function rateDoubt({ frameRate, frameRateIsEstimate, variableFrameRate }: VideoFacts): RateDoubt | undefined {
  const { maxFrameRate: max, frameRateTolerance: tolerance, frameRateUnknownEdge: edge } = VIDEO_LIMITS;
  const isAtEdge =
    frameRate !== undefined && !frameRateIsEstimate && frameRate > max + tolerance && frameRate <= max + edge;
  if (isAtEdge) return { kind: 'edge', frameRate, max };
  return variableFrameRate ? { kind: 'varies' } : undefined;
}
