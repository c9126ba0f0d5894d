/** A backend in a process of its own, for tests of several processes: its one argument is its options as JSON. */
import { serve } from '@hono/node-server';
import { createShareToTikTok, fileStorage, redisStorage } from '../../../../src/server/index.js';
import { COOKIE_KEY, SECRET } from './constants.js';

export interface ProcessOptions {
  readonly simulator: string;
  /** The public origin that the process is told it has. */
  readonly origin: string;
  /** Where what the processes share is kept: the address of a Redis, or a directory. */
  readonly storage: { readonly redis: string } | { readonly directory: string };
  /** How far the clock of this process is ahead, in milliseconds. */
  readonly ahead?: number;
}

const { storage, simulator, origin, ahead = 0 } = JSON.parse(process.argv[2] ?? '{}') as ProcessOptions;
const backend = createShareToTikTok({
  clientKey: 'awaudited00000001',
  clientSecret: SECRET,
  redirectUri: `${origin}/api/tiktok/callback`,
  pkce: 'desktop',
  cookieKeys: [COOKIE_KEY],
  storage: 'redis' in storage ? redisStorage({ url: storage.redis }) : fileStorage(storage),
  verifiedPrefixes: ['https://media.example.com/videos/'],
  development: { tikTokOrigin: simulator },
  clock: {
    now: () => Date.now() + ahead,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        signal?.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
      }),
  },
  log: () => {},
});
const server = serve({ fetch: backend, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.stdout.write(`listening ${port}\n`);
});
process.once('SIGTERM', () => {
  backend.close();
  server.close(() => process.exit(0));
});
