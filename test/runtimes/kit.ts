/** The backend kit behind one `fetch`, as each runtime serves it. */
import { createShareToTikTok, memoryStorage } from '../../src/server/index.js';
import { COOKIE_KEY, SECRET } from '../unit/server/support/constants.js';

export interface Settings {
  readonly ORIGIN: string;
  readonly SIMULATOR: string;
}

export function serveKit({ ORIGIN, SIMULATOR }: Settings): (request: Request) => Promise<Response> {
  const backend = createShareToTikTok({
    clientKey: 'awaudited00000001',
    clientSecret: SECRET,
    redirectUri: `${ORIGIN}/api/tiktok/callback`,
    pkce: 'desktop',
    scopes: ['user.info.basic', 'video.publish', 'video.upload'],
    cookieKeys: [COOKIE_KEY],
    storage: memoryStorage(),
    development: { tikTokOrigin: SIMULATOR },
    log: () => {},
  });
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/receipt') return new Response((await backend.receipt(searchParams.get('of') ?? '')) ?? '');
    return backend(request);
  };
}
