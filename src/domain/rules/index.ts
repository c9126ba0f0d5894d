import type { Violation } from '../violation.js';
import { AFTER_MEDIA, BEFORE_MEDIA } from './form-rules.js';
import { mediaAccepted } from './media-accepted.js';
import { photoCountWithin } from './photo-count.js';
import { photoFilesAccepted } from './photo-file.js';
import type { Facts, Rule } from './rule.js';
import { videoBytesWithin } from './video-bytes.js';
import { videoDurationWithin } from './video-duration.js';
import { videoCodecSupported } from './video-codec.js';
import { videoContainerSupported } from './video-container.js';
import { videoFrameRateWithin } from './video-frame-rate.js';
import { videoSizeWithin } from './video-size.js';

/** Changes with every change of a rule or of a prescribed sentence; a consent receipt names the version it was given under. */
export const RULES_VERSION = '2026-11-27';

/** Every rule, in the order of the page. */
const RULES: readonly Rule[] = [
  ...BEFORE_MEDIA,
  mediaAccepted,
  videoBytesWithin,
  videoContainerSupported,
  videoCodecSupported,
  videoFrameRateWithin,
  videoSizeWithin,
  videoDurationWithin,
  photoCountWithin,
  photoFilesAccepted,
  ...AFTER_MEDIA,
];

/** All broken rules at once, in screen order; an empty list means that the post may be published. */
export function evaluate(facts: Facts): readonly Violation[] {
  return RULES.flatMap((rule) => rule(facts) ?? []);
}

export { photoViolation } from './photo-file.js';
export { interactionsFor } from './interactions.js';
export { titleLimit } from './title-length.js';
export type { Facts, Rule } from './rule.js';
