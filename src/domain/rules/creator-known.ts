import type { Rule } from './rule.js';

/**
 * Nothing can be posted before TikTok has described the creator (Content Sharing Guidelines 1, read 2026-11-22). What is no answer
 * at all, as from a host without types, describes none.
 */
export const creatorKnown: Rule = ({ creator: { kind } }) =>
  kind === 'available' || kind === 'blocked' ? undefined : { code: 'creator_unknown' };
