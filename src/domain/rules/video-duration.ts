import { VIDEO_LIMITS } from '../limits.js';
import type { Rule } from './rule.js';

/** The creator's `max_video_post_duration_sec` holds for every video (Content Sharing Guidelines 1c, read 2026-11-22). */
export const videoDurationWithin: Rule = ({ draft: { media }, creator }) => {
  if (media?.kind !== 'video') return undefined;
  const { durationSeconds: seconds, name } = media.facts;
  // A length that cannot be read cannot be checked, and TikTok wants it checked.
  if (seconds === undefined || Number.isNaN(seconds)) return { code: 'video_duration_unknown', name };
  if (creator.kind !== 'available') return undefined;
  const max = creator.creator.maxVideoDurationSeconds;
  return seconds > max + VIDEO_LIMITS.durationToleranceSeconds ? { code: 'video_too_long', seconds, max } : undefined;
};
