/**
 * Whether TikTok may be told to pull from an address: under one of the host's verified prefixes, https, a domain name,
 * no port, no credentials, no fragment (Media transfer guide), and spelled so that no server along the way can read
 * another path out of it. In development prefixes on loopback count as well.
 */
export function isPullUrl(
  text: string,
  verifiedPrefixes: readonly string[],
  { development = false }: { readonly development?: boolean } = {},
): boolean {
  if (text.length > 2048 || !/^[\x21-\x7e]+$/.test(text) || /[\\#]/.test(text)) return false;
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.href !== text || url.username !== '' || url.password !== '') return false;
  if (hidesAnotherPath(url.pathname)) return false;
  const local = development && /^https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?\//.test(text);
  if (!local && (url.protocol !== 'https:' || url.port !== '' || !isDomainName(url.hostname))) return false;
  return verifiedPrefixes.some(
    (prefix) => text.startsWith(prefix) && url.pathname.startsWith(new URL(prefix).pathname),
  );
}

/** Slashes, dots and control characters that are written as escapes, once or twice. */
function hidesAnotherPath(pathname: string): boolean {
  return (
    /%(?:25)*(?:2f|5c|2e|[01][\da-f]|7f)/i.test(pathname) ||
    /\/\//.test(pathname) ||
    /\/\.{1,2}(?:[/;]|$)/.test(pathname)
  );
}

/** A name with a dot; TikTok pulls from no IP address. */
export function isDomainName(hostname: string): boolean {
  return /^(?=.{1,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])$/.test(hostname);
}
