import type { Rule } from './rule.js';

/** A creator who cannot post now is asked to try again later (Content Sharing Guidelines 1b, read 2026-11-22). */
export const creatorCanPost: Rule = ({ creator }) =>
  creator.kind === 'blocked' ? { code: 'creator_cannot_post', block: creator.block } : undefined;
