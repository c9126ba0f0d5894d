import type { ViolationCode } from '../../src/domain/violation.js';

/** What of TikTok's a rule keeps that is no point of the guidelines, or that it is the host's own wish. */
export const OTHER_SOURCES = ['Media transfer guide', 'Photo post reference', 'What the host accepts'] as const;

/** A point of the guidelines by its id in `test/compliance/guideline.json`, or where else the rule is from. */
export type RuleSource = `G-${string}` | (typeof OTHER_SOURCES)[number];

/** Where each rule is from. */
export const RULE_SOURCES: Readonly<Record<ViolationCode, readonly RuleSource[]>> = {
  creator_unknown: ['G-1'],
  creator_cannot_post: ['G-1b'],
  media_missing: ['G-5a'],
  media_kind_not_accepted: ['What the host accepts'],
  video_container_unsupported: ['Media transfer guide'],
  video_codec_unsupported: ['Media transfer guide'],
  video_frame_rate_outside: ['Media transfer guide'],
  video_size_outside: ['Media transfer guide'],
  video_too_large: ['Media transfer guide'],
  video_empty: ['Media transfer guide'],
  video_duration_unknown: ['G-1c'],
  video_too_long: ['G-1c'],
  too_many_photos: ['Photo post reference'],
  photo_type_unsupported: ['Media transfer guide'],
  photo_too_large: ['Media transfer guide'],
  photo_too_many_pixels: ['Media transfer guide'],
  title_too_long: ['G-2a'],
  description_too_long: ['Photo post reference'],
  privacy_missing: ['G-2b.2'],
  privacy_not_offered: ['G-2b.1'],
  privacy_unaudited: ['G-U'],
  interaction_not_available: ['G-2c.1', 'G-2c.3'],
  disclosure_incomplete: ['G-3a.5', 'G-3a.6'],
  branded_content_private: ['G-3b.1', 'G-3b.2', 'G-3b.3'],
  branded_content_followers: ['G-3b.1'],
};
