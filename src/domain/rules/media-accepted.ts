import type { Rule } from './rule.js';

/** The host may narrow the page to videos or to photos. */
export const mediaAccepted: Rule = ({ draft, settings }) =>
  draft.media && settings.accept !== 'any' && draft.media.kind !== settings.accept
    ? { code: 'media_kind_not_accepted', kind: draft.media.kind, accepted: settings.accept }
    : undefined;
