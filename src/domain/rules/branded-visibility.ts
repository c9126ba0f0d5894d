import { disclosedKinds } from '../draft.js';
import type { Rule } from './rule.js';

/**
 * Branded content is for "public/friends" (Content Sharing Guidelines 3b, read 2026-11-22). "Only me" has a sentence
 * that TikTok prescribes; "Followers" is named neither way, and the strict reading closes it.
 */
export const brandedContentVisible: Rule = ({ draft, settings }) => {
  if (settings.mode !== 'direct' || !disclosedKinds(draft).brandedContent) return undefined;
  if (draft.privacy === 'SELF_ONLY') return { code: 'branded_content_private' };
  return draft.privacy === 'FOLLOWER_OF_CREATOR' ? { code: 'branded_content_followers' } : undefined;
};
