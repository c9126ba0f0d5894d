/** TikTok names a post with up to 64 of these characters; the name becomes a part of the paths that the adapter calls. */
export function isPublishId(value: unknown): value is string {
  return typeof value === 'string' && /^[\w.~-]{1,64}$/.test(value);
}
