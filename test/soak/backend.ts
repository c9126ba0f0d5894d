/** A backend in a process of its own, whose clock the soak moves: `tsx backend.ts <options as JSON>`. */
import { readdirSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { Pool } from 'pg';
import {
  createShareToTikTok,
  fileStorage,
  folderPhotos,
  postgresStorage,
  redisStorage,
} from '../../src/server/index.js';
import { systemClock } from '../../src/server/runtime/clock.js';
import { COOKIE_KEY, SECRET } from '../unit/server/support/constants.js';

export interface SoakOptions {
  readonly simulator: string;
  readonly origin: string;
  readonly place: Place;
  /** How far the clock is ahead at first, in milliseconds. */
  readonly ahead: number;
}

/** Where backends keep everything: a folder, or a server with a folder for the photos. */
export type Place =
  | { readonly kind: 'files'; readonly directory: string }
  | { readonly kind: 'redis'; readonly directory: string; readonly url: string }
  | { readonly kind: 'postgres'; readonly directory: string; readonly pool: object };

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
const photos = folderPhotos({ directory: `${options.place.directory}/photos`, now });
const { storage, sweep } = open(options.place);
const backend = createShareToTikTok({
  clientKey: 'awaudited00000001',
  clientSecret: SECRET,
  redirectUri: `${options.origin}/api/tiktok/callback`,
  pkce: 'desktop',
  cookieKeys: [COOKIE_KEY],
  storage,
  // Sessions end within a day; a user of the host stays.
  identify: (request) => request.headers.get('x-user'),
  photos: { store: photos, publicBaseUrl: 'https://media.example.com/api/tiktok/photos/' },
  receiptRetentionDays: 2,
  development: { tikTokOrigin: options.simulator },
  clock: { ...systemClock, now },
  log: () => {},
});

serve({ fetch: backend, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send?.({ port }));

process.on('message', async (message: { readonly ahead: number } | 'report') => {
  if (message !== 'report') {
    ahead = message.ahead;
    await Promise.all([sweep(), photos.sweep()]);
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

function open(place: Place) {
  switch (place.kind) {
    case 'files': {
      const files = fileStorage({ directory: place.directory, now });
      return { storage: files, sweep: () => files.sweep() };
    }
    case 'postgres': {
      const rows = postgresStorage({ pool: new Pool(place.pool) });
      return { storage: rows, sweep: () => rows.sweep() };
    }
    case 'redis':
      return { storage: redisStorage({ url: place.url }), sweep: async () => {} };
  }
}
