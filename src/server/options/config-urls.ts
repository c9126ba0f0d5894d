import { isDomainName } from '../tiktok/pull-url.js';

/** Notes what is wrong with an option. */
export type Wrong = (option: string, problem: string) => undefined;

interface Given {
  readonly development: boolean;
  readonly wrong: Wrong;
}

/** Whether a text is an http or https address on this very machine. */
export function isLoopback(text: unknown): boolean {
  const url = parse(text);
  return (
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname) &&
    url.username === '' &&
    url.password === ''
  );
}

/** TikTok's rules for redirect addresses (Login Kit for Web and for Desktop). */
export function resolveRedirectUri(
  text: unknown,
  { development, pkce, wrong }: Given & { readonly pkce: 'web' | 'desktop' },
): URL | undefined {
  const url = parse(text);
  if (!url || typeof text !== 'string') {
    return wrong('redirectUri', 'is missing or no address. Use the one that is registered with TikTok.');
  }
  if (text.length >= 512) return wrong('redirectUri', 'has 512 characters or more, which TikTok refuses. Shorten it.');
  if (url.search || url.hash || text.includes('?') || text.includes('#')) {
    return wrong('redirectUri', 'has a query or a fragment, which TikTok refuses. Take it off.');
  }
  if (!/\/callback\/?$/.test(url.pathname)) {
    return wrong('redirectUri', 'must end in "/callback", the route of the kit that TikTok comes back to.');
  }
  if (url.protocol === 'https:') return url;
  if (!isLoopback(text)) return wrong('redirectUri', 'must begin with https.');
  if (pkce === 'web') {
    return wrong('redirectUri', "is http, which TikTok takes from desktop apps alone. Use https, or pkce: 'desktop'.");
  }
  if (!url.port) return wrong('redirectUri', 'needs a port, as TikTok wants it of desktop apps.');
  return development ? url : wrong('redirectUri', 'is http on loopback. Pass development: {} if that is meant.');
}

/** An exact origin; https, or http on loopback in development. */
export function resolveOrigin(option: string, text: unknown, { development, wrong }: Given): string | undefined {
  if (text === '*') return wrong(option, '"*" would let every site act for your users. Name the exact origins.');
  const url = parse(text);
  // A URL parser takes an asterisk for a plain letter of a host name.
  if (!url || url.origin !== text || text.includes('*')) {
    return wrong(option, `"${String(text)}" is no exact origin. Write it as "https://www.example.com".`);
  }
  if (url.protocol === 'https:' || (development && isLoopback(text))) return url.origin;
  return wrong(option, `"${text}" must begin with https.`);
}

/** The start of addresses that TikTok may pull from: `https://host/path/` (Media transfer guide). */
export function resolvePrefix(option: string, text: unknown, { development, wrong }: Given): string | undefined {
  const url = parse(text);
  if (!url || url.href !== text || !text.endsWith('/') || url.search || url.hash || url.username || url.password) {
    return wrong(option, `"${String(text)}" is no prefix. Write it as "https://media.example.com/videos/".`);
  }
  if (development && isLoopback(text)) return text;
  if (url.protocol !== 'https:' || url.port || !isDomainName(url.hostname)) {
    return wrong(option, `"${text}" must be https, with a domain name and without a port, or TikTok refuses it.`);
  }
  return text;
}

function parse(text: unknown): URL | undefined {
  return typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
}
