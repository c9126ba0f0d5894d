const HOST = /^(?=.{1,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+tiktokapis\.(?:com|us|eu)$/;

/**
 * Whether bytes may be sent to an address from a reply to `init`: https, TikTok's upload hosts under `tiktokapis.com`,
 * `tiktokapis.us` and `tiktokapis.eu` (Direct Post and Media transfer references, and TikTok's own list of domains), no port, no credentials, spelled just as it is
 * parsed. With `developmentOrigin` only that simulator's addresses are taken.
 */
export function isUploadUrl(text: string, developmentOrigin?: string): boolean {
  // What one parser would have to repair, another might repair differently.
  if (text.length > 2048 || !/^[\x21-\x7e]+$/.test(text) || text.includes('\\') || text.includes('#')) return false;
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.href !== text) return false;
  if (developmentOrigin !== undefined) return url.origin === developmentOrigin;
  return url.protocol === 'https:' && url.port === '' && HOST.test(url.hostname);
}
