import type { Rule } from './rule.js';

/** The choice is one that the account offers now (Content Sharing Guidelines 2b, read 2026-11-22). */
export const privacyOffered: Rule = ({ draft, creator, settings }) =>
  settings.mode === 'direct' &&
  draft.privacy !== undefined &&
  creator.kind === 'available' &&
  !creator.creator.privacyLevels.includes(draft.privacy)
    ? { code: 'privacy_not_offered', privacy: draft.privacy }
    : undefined;
