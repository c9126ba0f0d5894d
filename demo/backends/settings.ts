import type { ShareToTikTokOptions, Storage } from 'share-to-tiktok/server.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The options of the examples, from environment variables; `docs/backend.md` explains each. */
export function settingsFrom(environment: Environment, storage: Storage): ShareToTikTokOptions {
  const simulator = environment['TIKTOK_SIMULATOR'];
  return {
    clientKey: environment['TIKTOK_CLIENT_KEY'] ?? '',
    clientSecret: environment['TIKTOK_CLIENT_SECRET'] ?? '',
    redirectUri: environment['TIKTOK_REDIRECT_URI'] ?? '',
    cookieKeys: (environment['COOKIE_KEY'] ?? '').split(' ').filter(Boolean),
    storage,
    unaudited: environment['TIKTOK_UNAUDITED'] === 'true',
    ...(simulator ? { pkce: 'desktop', development: { tikTokOrigin: simulator } } : {}),
  };
}
