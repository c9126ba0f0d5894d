import type { Rule } from './rule.js';

/** The creator chooses who can view the post; there is no default (Content Sharing Guidelines 2b, read 2026-11-22). */
export const privacyChosen: Rule = ({ draft, settings }) =>
  settings.mode === 'direct' && draft.privacy === undefined ? { code: 'privacy_missing' } : undefined;
