/**
 * TikTok's limits for posted content (Media transfer guide, "Media restrictions"; Direct Post and photo references).
 * Where TikTok leaves open whether MB means 10^6 or 2^20 bytes, the smaller reading stands.
 */
export const VIDEO_LIMITS = {
  containers: ['mp4', 'webm', 'mov'],
  codecs: ['h264', 'h265', 'vp8', 'vp9'],
  minFrameRate: 23,
  maxFrameRate: 60,
  /** A rate told by timestamps in whole milliseconds misses the nominal one by a little: 60 reads as 60.02. */
  frameRateTolerance: 0.05,
  /** Up to here it is not known whether TikTok takes a rate. */
  frameRateUnknownEdge: 1,
  /** Sound ends with a whole packet, and the film is as long as its longest track: 60 seconds read as 60.02. */
  durationToleranceSeconds: 0.1,
  minSidePixels: 360,
  maxSidePixels: 4096,
  maxBytes: 4_000_000_000,
  maxTitleUnits: 2200,
} as const;

export const PHOTO_LIMITS = {
  contentTypes: ['image/jpeg', 'image/webp'],
  maxCount: 35,
  maxBytes: 20_000_000,
  /** "Maximum 1080p": the short and the long side, in pixels. */
  maxShortSidePixels: 1080,
  maxLongSidePixels: 1920,
  maxTitleUnits: 90,
  maxDescriptionUnits: 4000,
} as const;
