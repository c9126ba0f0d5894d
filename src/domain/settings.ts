import type { MediaKind } from './media-facts.js';

/** Direct Post, or a draft for the creator's TikTok inbox. */
export type PostMode = 'direct' | 'inbox';

/** What the host decided about the page; none of it can relax a rule. */
export interface HostSettings {
  readonly mode: PostMode;
  /** The host's TikTok client has not passed the audit: it may post with "Only me" alone. */
  readonly unaudited: boolean;
  readonly accept: 'any' | MediaKind;
}
