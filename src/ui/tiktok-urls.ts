import type { MediaKind } from '../domain/media-facts.js';

const TIKTOK = 'https://www.tiktok.com';

/** The profile of a creator on TikTok, or on the site that stands in for it. */
export function profileUrl(username: string, site = TIKTOK): string {
  return `${site}/@${encodeURIComponent(username)}`;
}

/** A public post of a creator; the id stays text, because 19 digits are more than a number holds. */
export function postUrl(username: string, kind: MediaKind, postId: string, site?: string): string {
  return `${profileUrl(username, site)}/${kind}/${encodeURIComponent(postId)}`;
}
