import { isLoopback, resolveOrigin, resolvePrefix, resolveRedirectUri } from './config-urls.js';
import { checkStorage, wellShaped } from './config-shapes.js';
import type { Limits } from './limits.js';
import { DEFAULT_LIMITS } from './limits.js';
import type { Scope, ShareToTikTokOptions } from './options.js';
import { SCOPES } from './options.js';

/** The options, checked and with their defaults. */
export interface Config {
  readonly clientKey: string;
  readonly clientSecrets: readonly [string, ...string[]];
  readonly redirectUri: string;
  readonly cookieKeys: readonly string[];
  readonly basePath: string;
  readonly publicOrigin: string;
  readonly allowedOrigins: readonly string[];
  readonly unaudited: boolean;
  readonly scopes: readonly Scope[];
  readonly pkce: 'web' | 'desktop';
  readonly verifiedPrefixes: readonly string[];
  readonly photosBaseUrl: string;
  /** `undefined`: until the host deletes them. */
  readonly receiptRetentionMs: number | undefined;
  /** Where the browser is sent for consent, without a path. */
  readonly authorizeOrigin: string;
  readonly apiOrigin: string;
  /** Origin of upload URLs in development; `undefined` means TikTok's own hosts. */
  readonly uploadOrigin: string | undefined;
  /** Cookies without `Secure` and `__Host-`, because the pages are on http. */
  readonly insecureCookies: boolean;
  readonly development: boolean;
  readonly limits: Limits;
}

/** Checks all options at once and throws one error that names each wrong one and how to fix it. */
export function resolveConfig(given: ShareToTikTokOptions): Config {
  const problems: string[] = [];
  const wrong = (option: string, problem: string) => {
    problems.push(`${option}: ${problem}`);
    return undefined;
  };

  const options = wellShaped(given, wrong);
  const development = options.development !== undefined;
  const secrets = [options.clientSecret].flat().filter(isText);
  const [firstSecret] = secrets;
  const clientKey = isText(options.clientKey) ? options.clientKey : '';
  if (!/^[\w-]{4,}$/.test(clientKey)) {
    wrong('clientKey', 'is missing or malformed. Copy the client key from the TikTok developer portal.');
  }
  if (!firstSecret) wrong('clientSecret', 'is missing. Copy the client secret from the TikTok developer portal.');
  checkCookieKeys(options.cookieKeys, wrong);
  checkStorage(options.storage, wrong);

  const pkce = options.pkce ?? 'web';
  if (!['web', 'desktop'].includes(pkce)) wrong('pkce', "must be 'web' or 'desktop'.");
  const redirect = resolveRedirectUri(options.redirectUri, { development, pkce, wrong });
  const publicOrigin = options.publicOrigin
    ? resolveOrigin('publicOrigin', options.publicOrigin, { development, wrong })
    : redirect?.origin;
  const named = (options.allowedOrigins ?? []).flatMap(
    (origin) => resolveOrigin('allowedOrigins', origin, { development, wrong }) ?? [],
  );
  // The pages may stand on another origin than the routes, and call them from there.
  const allowedOrigins =
    publicOrigin && publicOrigin !== redirect?.origin ? [...new Set([publicOrigin, ...named])] : named;
  const basePath = options.basePath ?? redirect?.pathname.replace(/\/callback\/?$/, '') ?? '';
  if (typeof basePath !== 'string' || !/^(?:\/[\w.~-]+)*$/.test(basePath)) {
    wrong('basePath', 'must be a path such as "/api/tiktok", with a slash in front and none at the end.');
  }

  const scopes = options.scopes ?? ['user.info.basic', 'video.publish'];
  for (const scope of scopes) {
    if (!SCOPES.includes(scope)) wrong('scopes', `"${scope}" is not known. Use ${SCOPES.join(', ')}.`);
  }
  if (!scopes.some((scope) => scope !== 'user.info.basic')) {
    wrong('scopes', 'allow no posting. Add "video.publish", or "video.upload" for drafts in the inbox.');
  }

  const prefixes = (options.verifiedPrefixes ?? []).flatMap(
    (prefix) => resolvePrefix('verifiedPrefixes', prefix, { development, wrong }) ?? [],
  );
  const photosBaseUrl = options.photos?.publicBaseUrl
    ? resolvePrefix('photos.publicBaseUrl', options.photos.publicBaseUrl, { development, wrong })
    : redirect?.href.replace(/callback\/?$/, 'photos/');

  for (const [name, limit] of Object.entries(options.limits ?? {})) {
    if (!Object.hasOwn(DEFAULT_LIMITS, name)) {
      wrong(`limits.${name}`, `is not known. There are ${Object.keys(DEFAULT_LIMITS).join(', ')}.`);
    } else if (!Number.isSafeInteger(limit) || limit < 1) {
      wrong(`limits.${name}`, 'must be a whole number of requests a minute, at least 1.');
    }
  }

  const { tikTokOrigin } = options.development ?? {};
  for (const [name, origin] of Object.entries(options.development ?? {})) {
    if (!['tikTokOrigin', 'uploadOrigin'].includes(name)) {
      wrong(`development.${name}`, 'is not known. There are tikTokOrigin and uploadOrigin.');
    } else if (!isLoopback(origin)) {
      wrong(`development.${name}`, 'must be an origin on loopback, such as "http://127.0.0.1:4010".');
    }
  }

  const { redirectUri = '' } = options;
  if (problems.length > 0 || !firstSecret || !redirect || !publicOrigin || !photosBaseUrl) {
    throw new TypeError(`createShareToTikTok was given options that cannot work.\n- ${problems.join('\n- ')}`);
  }
  return {
    clientKey,
    clientSecrets: [firstSecret, ...secrets.slice(1)],
    redirectUri,
    cookieKeys: options.cookieKeys.filter(isText),
    basePath,
    publicOrigin,
    allowedOrigins,
    unaudited: options.unaudited ?? false,
    scopes,
    pkce,
    verifiedPrefixes: prefixes,
    photosBaseUrl,
    receiptRetentionMs: options.receiptRetentionDays && options.receiptRetentionDays * 24 * 60 * 60 * 1000,
    authorizeOrigin: tikTokOrigin ? new URL(tikTokOrigin).origin : 'https://www.tiktok.com',
    apiOrigin: tikTokOrigin ? new URL(tikTokOrigin).origin : 'https://open.tiktokapis.com',
    uploadOrigin: uploadOriginOf(options),
    insecureCookies: publicOrigin.startsWith('http:'),
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    development,
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function uploadOriginOf({ development }: ShareToTikTokOptions): string | undefined {
  const origin = development?.uploadOrigin ?? development?.tikTokOrigin;
  return origin ? new URL(origin).origin : undefined;
}

function checkCookieKeys(keys: unknown, wrong: (option: string, problem: string) => undefined): void {
  const list: readonly unknown[] = Array.isArray(keys) ? keys : [];
  if (list.length === 0) {
    wrong('cookieKeys', 'is missing. Pass a list with one secret, made with "openssl rand -base64 32".');
  } else if (!list.every((key) => typeof key === 'string' && key.length >= 32)) {
    wrong('cookieKeys', 'has a key of fewer than 32 characters. Make one with "openssl rand -base64 32".');
  } else if (new Set(list).size !== list.length) {
    wrong('cookieKeys', 'names one key twice. Put the new key in front of the old one.');
  }
}
