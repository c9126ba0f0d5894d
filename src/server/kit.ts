import type { Clock } from './clock.js';
import { systemClock } from './clock.js';
import type { Config } from './config.js';
import type { KeyRing } from './crypto/key-ring.js';
import { keyRing } from './crypto/key-ring.js';
import type { LogEntry } from './http/log.js';
import { redactEntry, writeLogLine } from './http/log.js';
import type { Metrics } from './metrics.js';
import { safely } from './metrics.js';
import type { ShareToTikTokOptions } from './options.js';
import type { Put } from './relay/put.js';
import { putter } from './relay/put.js';
import type { Limiter } from './photos/limiter.js';
import { limiter } from './photos/limiter.js';
import type { Sessions } from './session.js';
import { sessions } from './session.js';
import type { StatusFeeds } from './status/feeds.js';
import { statusFeeds } from './status/feeds.js';
import { latestStatus } from './status/poll.js';
import type { PhotoStore } from './storage/photo-store.js';
import type { Storage } from './storage/storage.js';
import type { Vault } from './storage/vault.js';
import { vault } from './storage/vault.js';
import type { TikTokApi } from './tiktok-api.js';
import { tikTokApi } from './tiktok-api.js';

/** Everything that the routes share. It holds nothing that a second process would need. */
export interface Kit {
  readonly config: Config;
  readonly clock: Clock;
  readonly storage: Storage;
  readonly vault: Vault;
  readonly photoStore: PhotoStore | undefined;
  /** Photos on their way in, by owner, and out, by name. */
  readonly photosIn: Limiter;
  readonly photosOut: Limiter;
  readonly ring: KeyRing;
  readonly sessions: Sessions;
  readonly api: TikTokApi;
  readonly fetch: typeof fetch;
  /** Sends a chunk to TikTok. */
  readonly put: Put;
  readonly identify: ShareToTikTokOptions['identify'];
  readonly log: (entry: Omit<LogEntry, 'time'>) => void;
  readonly metrics: Metrics;
  readonly feeds: StatusFeeds;
  /** Aborts when the kit is closed. */
  readonly closed: AbortController;
}

export function createKit(options: ShareToTikTokOptions, config: Config): Kit {
  const clock = options.clock ?? systemClock;
  const ring = keyRing(config.cookieKeys);
  const write = options.log ?? writeLogLine;
  // A bare `fetch` must be called without a receiver.
  const send: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));
  const metrics = safely(options.metrics);
  const kit: Kit = {
    config,
    clock,
    storage: options.storage,
    vault: vault(options.storage, ring),
    photoStore: options.photos?.store ?? options.storage.photos,
    photosIn: limiter({ perKey: 8, total: 100 }),
    photosOut: limiter({ perKey: 4, total: 400 }),
    ring,
    sessions: sessions(config, ring),
    api: tikTokApi({ config, clock, fetch: send, metrics }),
    metrics,
    fetch: send,
    put: putter(options.fetch),
    identify: options.identify,
    log: (entry) => write(redactEntry({ time: new Date(clock.now()).toISOString(), ...entry })),
    closed: new AbortController(),
    feeds: statusFeeds({ clock, look: (publishId, post) => latestStatus(kit, publishId, post) }),
  };
  return kit;
}
