import type { Rule } from './rule.js';

/** A disclosure that is on names at least one kind (Content Sharing Guidelines 3a, read 2026-11-22). */
export const disclosureComplete: Rule = ({ draft: { disclosure }, settings }) =>
  settings.mode === 'direct' && disclosure.on && !disclosure.yourBrand && !disclosure.brandedContent
    ? { code: 'disclosure_incomplete' }
    : undefined;
