/** A backend in a process of its own, for tests of several processes: `tsx process.ts <options as JSON>`. */
import { serve } from '@hono/node-server';
import { createShareToTikTok, redisStorage } from '../../../../src/server/index.js';
import { COOKIE_KEY, SECRET } from './constants.js';

const { redis, simulator, origin } = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
const backend = createShareToTikTok({
  clientKey: 'awaudited00000001',
  clientSecret: SECRET,
  redirectUri: `${origin}/api/tiktok/callback`,
  pkce: 'desktop',
  cookieKeys: [COOKIE_KEY],
  storage: redisStorage({ url: redis ?? '' }),
  development: { tikTokOrigin: simulator ?? '' },
  log: () => {},
});
const server = serve({ fetch: backend, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.stdout.write(`listening ${port}\n`);
});
process.once('SIGTERM', () => {
  backend.close();
  server.close(() => process.exit(0));
});
