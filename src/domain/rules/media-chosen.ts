import type { Rule } from './rule.js';

/** There is content to preview and to post (Content Sharing Guidelines 5a, read 2026-11-22). */
export const mediaChosen: Rule = ({ draft }) => (draft.media ? undefined : { code: 'media_missing' });
