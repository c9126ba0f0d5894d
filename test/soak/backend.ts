/** A backend in a process of its own, whose clock the soak moves: `tsx backend.ts <options as JSON>`. */
import { readdirSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { createShareToTikTok, fileStorage } from '../../src/server/index.js';
import { systemClock } from '../../src/server/runtime/clock.js';
import { COOKIE_KEY, SECRET } from '../unit/server/support/constants.js';

export interface SoakOptions {
  readonly simulator: string;
  readonly origin: string;
  readonly directory: string;
  /** How far the clock is ahead at first, in milliseconds. */
  readonly ahead: number;
}

/** What a process holds when nothing is going on. */
export interface Report {
  readonly heapBytes: number;
  readonly handles: number;
  readonly viewers: number;
  readonly requests: number;
}

const options = JSON.parse(process.argv[2] ?? '{}') as SoakOptions;
let { ahead } = options;
const now = () => Date.now() + ahead;
const storage = fileStorage({ directory: options.directory, now });
const backend = createShareToTikTok({
  clientKey: 'awaudited00000001',
  clientSecret: SECRET,
  redirectUri: `${options.origin}/api/tiktok/callback`,
  pkce: 'desktop',
  cookieKeys: [COOKIE_KEY],
  storage,
  // Sessions end within a day; a user of the host stays.
  identify: (request) => request.headers.get('x-user'),
  photos: { publicBaseUrl: 'https://media.example.com/api/tiktok/photos/' },
  receiptRetentionDays: 2,
  development: { tikTokOrigin: options.simulator },
  clock: { ...systemClock, now },
  log: () => {},
});

serve({ fetch: backend, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send?.({ port }));

process.on('message', async (message: { readonly ahead: number } | 'report') => {
  if (message !== 'report') {
    ahead = message.ahead;
    await storage.sweep();
    process.send?.({ swept: true });
    return;
  }
  globalThis.gc?.();
  const { requests, viewers } = await backend.health();
  const report: Report = {
    heapBytes: process.memoryUsage().heapUsed,
    handles: readdirSync('/proc/self/fd').length,
    viewers,
    requests,
  };
  process.send?.(report);
});
