import type { Rule } from './rule.js';

/** A client that has not passed the audit posts with "Only me" alone (Content Sharing Guidelines, read 2026-11-22). */
export const privacyAudited: Rule = ({ draft, settings }) =>
  settings.mode === 'direct' && settings.unaudited && draft.privacy !== undefined && draft.privacy !== 'SELF_ONLY'
    ? { code: 'privacy_unaudited', privacy: draft.privacy }
    : undefined;
