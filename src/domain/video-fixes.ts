import { VIDEO_LIMITS } from './limits.js';
import type { VideoFacts } from './media-facts.js';

/** A form of a video that TikTok takes, always H.264 in MP4; absent fields stay as they are. */
export interface VideoTarget {
  readonly width?: number;
  readonly height?: number;
  readonly frameRate?: number;
  readonly bitsPerSecond?: number;
}

/** What this page can do about a video that TikTok would refuse; done only when the creator says so. */
export type VideoFix =
  | { readonly kind: 'trim'; readonly maxSeconds: number }
  | { readonly kind: 'convert'; readonly target: VideoTarget }
  /** Nothing that TikTok would refuse; every other fix leaves the location behind as well. */
  | { readonly kind: 'remove-location' };

/** Containers whose content can be read for a conversion. */
const READABLE: readonly string[] = ['mp4', 'mov', '3gp', 'webm', 'mkv'];
const LEAST_FRAME_RATE = 24;
/** Bits leave room for sound and for what the encoder misses its aim by. */
const BYTES_SHARE = 0.9;

/**
 * Everything that has to be done, the form first; nothing for a video that keeps every limit or that cannot be read. A
 * video that needs nothing else is offered without its location.
 */
export function videoFixes(facts: VideoFacts, maxSeconds: number | undefined): readonly VideoFix[] {
  const { container, codec, durationSeconds: seconds } = facts;
  if (container !== undefined && !READABLE.includes(container)) return [];
  const isLong = seconds !== undefined && maxSeconds !== undefined;
  const isTooLong = isLong && seconds > maxSeconds + VIDEO_LIMITS.durationToleranceSeconds;
  const lasts = isTooLong ? maxSeconds : seconds;
  const form = { ...sizeWithin(facts), ...rateWithin(facts), ...bytesWithin(facts, lasts) };
  const isTaken = within(VIDEO_LIMITS.containers, container) && within(VIDEO_LIMITS.codecs, codec);
  const needed: readonly VideoFix[] = [
    ...(isTaken && Object.keys(form).length === 0 ? [] : [{ kind: 'convert', target: form } as const]),
    ...(isTooLong ? [{ kind: 'trim', maxSeconds } as const] : []),
  ];
  return needed.length === 0 && facts.hasLocation ? [{ kind: 'remove-location' }] : needed;
}

function within(allowed: readonly string[], value: string | undefined): boolean {
  return value === undefined || allowed.includes(value);
}

/** The nearest size with the same proportions whose sides are even, as H.264 wants them. */
function sizeWithin({ width, height }: VideoFacts): VideoTarget {
  if (!width || !height) return {};
  const { minSidePixels: min, maxSidePixels: max } = VIDEO_LIMITS;
  const factor = Math.max(width, height) > max ? max / Math.max(width, height) : min / Math.min(width, height);
  if (Math.min(width, height) >= min && Math.max(width, height) <= max) return {};
  const even = (side: number) => Math.min(max, Math.max(min, Math.round((side * factor) / 2) * 2));
  return { width: even(width), height: even(height) };
}

function rateWithin({ frameRate, frameRateIsEstimate }: VideoFacts): VideoTarget {
  if (frameRate === undefined || frameRateIsEstimate) return {};
  const { minFrameRate, maxFrameRate, frameRateTolerance } = VIDEO_LIMITS;
  if (frameRate > maxFrameRate + frameRateTolerance) return { frameRate: maxFrameRate };
  return frameRate < minFrameRate - frameRateTolerance ? { frameRate: LEAST_FRAME_RATE } : {};
}

function bytesWithin({ bytes }: VideoFacts, seconds: number | undefined): VideoTarget {
  if (bytes === undefined || bytes <= VIDEO_LIMITS.maxBytes || !seconds) return {};
  return { bitsPerSecond: Math.floor((VIDEO_LIMITS.maxBytes * 8 * BYTES_SHARE) / seconds) };
}
