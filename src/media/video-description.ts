import type { VideoFacts } from '../domain/media-facts.js';

/** What the reader of each container comes to: all facts but those that any file has. */
export type VideoDescription = Omit<VideoFacts, 'kind' | 'name' | 'bytes'>;

/** Codecs of covers and chapter pictures, which players show beside the film. */
export const STILL_CODECS: ReadonlySet<string> = new Set(['mjpeg', 'png', 'bmp', 'gif']);

const PERCEPTUAL_QUANTIZER = 16;
const HYBRID_LOG_GAMMA = 18;

/** High dynamic range by its transfer function, as ISO/IEC 23091-2, 8.2, numbers them. */
export function hdrOf(transfer: number | undefined): VideoFacts['hdr'] {
  if (transfer === PERCEPTUAL_QUANTIZER) return 'pq';
  return transfer === HYBRID_LOG_GAMMA ? 'hlg' : undefined;
}
