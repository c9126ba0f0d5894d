import type { Scope, ShareToTikTokOptions } from '../options/options.js';
import { memoryStorage } from '../storage/memory.js';

/** Options from environment variables, for a host that has no module of its own for them. */
export function optionsFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): ShareToTikTokOptions {
  const list = (name: string) => (environment[name] ?? '').split(/[\s,]+/).filter(Boolean);
  const scopes = list('TIKTOK_SCOPES');
  const simulator = environment['TIKTOK_SIMULATOR'];
  return {
    clientKey: environment['TIKTOK_CLIENT_KEY'] ?? '',
    clientSecret: list('TIKTOK_CLIENT_SECRET'),
    redirectUri: environment['TIKTOK_REDIRECT_URI'] ?? '',
    cookieKeys: list('COOKIE_KEY'),
    storage: memoryStorage(),
    verifiedPrefixes: list('TIKTOK_VERIFIED_PREFIXES'),
    unaudited: environment['TIKTOK_UNAUDITED'] === 'true',
    // Unknown ones are named by the check of the options.
    ...(scopes.length > 0 ? { scopes: scopes as readonly Scope[] } : {}),
    ...(simulator ? { pkce: 'desktop' as const, development: { tikTokOrigin: simulator } } : {}),
  };
}
