import type { PrivacyLevel } from '../creator.js';
import { disclosedKinds } from '../draft.js';
import type { Rule } from './rule.js';

const ALLOWED: readonly PrivacyLevel[] = ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS'];

/**
 * Why branded content may not have this visibility: it is for "public/friends" (Content Sharing Guidelines 3b, read
 * 2026-11-22). "Only me" has a sentence that TikTok prescribes; "Followers" and levels that are not documented yet are
 * named neither way, and the strict reading closes them.
 */
export function brandedVisibilityBreach(
  privacy: PrivacyLevel,
): 'branded_content_private' | 'branded_content_followers' | undefined {
  if (privacy === 'SELF_ONLY') return 'branded_content_private';
  return ALLOWED.includes(privacy) ? undefined : 'branded_content_followers';
}

/** Branded content is for everyone or for friends (Content Sharing Guidelines 3b, read 2026-11-22). */
export const brandedContentVisible: Rule = ({ draft, settings }) => {
  if (settings.mode !== 'direct' || draft.privacy === undefined) return undefined;
  const code = disclosedKinds(draft).brandedContent ? brandedVisibilityBreach(draft.privacy) : undefined;
  return code && { code };
};
