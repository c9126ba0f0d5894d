import type { Rule } from './rule.js';

/** Nothing can be posted before TikTok has described the creator (Content Sharing Guidelines 1, read 2026-11-22). */
export const creatorKnown: Rule = ({ creator }) =>
  creator.kind === 'unknown' ? { code: 'creator_unknown' } : undefined;
