import type { Access } from './accounts/access.js';
import { accessTo } from './accounts/access.js';
import type { Accounts } from './accounts/accounts.js';
import { accountStore } from './accounts/accounts.js';
import type { Callers } from './accounts/callers.js';
import { callersBy } from './accounts/callers.js';
import type { Links } from './accounts/links.js';
import { linkStore } from './accounts/links.js';
import { openPosts } from './accounts/open-posts.js';
import type { CountRequest } from './accounts/rate-limits.js';
import { rateLimits } from './accounts/rate-limits.js';
import type { Revoker } from './accounts/revocations.js';
import { revoker } from './accounts/revocations.js';
import type { Receipts } from './consent/receipt.js';
import { receiptStore } from './consent/receipt.js';
import type { Creators } from './creator/creators.js';
import { creatorsOf } from './creator/creators.js';
import type { KeyRing } from './crypto/key-ring.js';
import { keyRing } from './crypto/key-ring.js';
import type { Log } from './http/log.js';
import { redactEntry, writeLogLine } from './http/log.js';
import type { States } from './oauth/state.js';
import { stateStore } from './oauth/state.js';
import type { Config } from './options/config.js';
import type { Metrics } from './options/metrics.js';
import type { ShareToTikTokOptions } from './options/options.js';
import type { StagedPhotos } from './photos/staged.js';
import { stagedPhotos } from './photos/staged.js';
import type { Beginning } from './posts/begin.js';
import { beginning } from './posts/begin.js';
import type { Inits } from './posts/init-once.js';
import { initsOnce } from './posts/init-once.js';
import type { OwnPosts } from './records/own-posts.js';
import { ownPosts } from './records/own-posts.js';
import type { Records } from './records/records.js';
import { recordStore } from './records/records.js';
import type { ChunkDigests } from './relay/chunk-digests.js';
import { chunkDigests } from './relay/chunk-digests.js';
import type { Put } from './relay/put.js';
import { putter } from './relay/put.js';
import type { Clock } from './runtime/clock.js';
import { systemClock } from './runtime/clock.js';
import { safely } from './runtime/safely.js';
import type { Sessions } from './sessions/session.js';
import { sessions } from './sessions/session.js';
import type { StatusFeeds } from './status/feeds.js';
import { statusFeeds } from './status/feeds.js';
import type { News } from './status/news.js';
import { newsOf } from './status/news.js';
import type { Statuses } from './status/poll.js';
import { statusesOf } from './status/poll.js';
import { statusRecords } from './status/status-record.js';
import type { Storage } from './storage/storage.js';
import { vault } from './storage/vault.js';
import { tikTokApi } from './tiktok/api.js';
import type { TokenEndpoint } from './tiktok/token-endpoint.js';
import { tokenEndpoint } from './tiktok/token-endpoint.js';

/**
 * What a backend is made of. Only the table of routes and the app see all of it; a route and a part name what they need.
 * Nothing here holds what a second process would need.
 */
export interface Parts {
  readonly config: Config;
  readonly scopes: Config['scopes'];
  readonly uploadOrigin: Config['uploadOrigin'];
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly storage: Storage;
  readonly ring: KeyRing;
  readonly sessions: Sessions;
  readonly countRequest: CountRequest;
  readonly endpoint: TokenEndpoint;
  readonly accounts: Accounts;
  readonly access: Access;
  readonly revoker: Revoker;
  readonly links: Links;
  readonly callers: Callers;
  readonly states: States;
  readonly creators: Creators;
  readonly receipts: Receipts;
  readonly records: Records;
  readonly ownPosts: OwnPosts;
  readonly photos: StagedPhotos;
  readonly feeds: StatusFeeds;
  readonly statuses: Statuses;
  readonly news: News;
  readonly beginning: Beginning;
  readonly inits: Inits;
  readonly digests: ChunkDigests;
  /** Sends a chunk to TikTok. */
  readonly put: Put;
  /** Aborts when the backend is closed. */
  readonly closed: AbortController;
}

/** Puts a backend together; each part gets those that it stands on. */
export function createParts(options: ShareToTikTokOptions, config: Config): Parts {
  const { storage, identify } = options;
  const { scopes, uploadOrigin } = config;
  const clock = options.clock ?? systemClock;
  const closed = new AbortController();
  // A bare `fetch` must be called without a receiver.
  const send: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));
  const write = safely(options.log ?? writeLogLine);
  const log: Log = (entry) => write(redactEntry({ time: new Date(clock.now()).toISOString(), ...entry }));
  const metrics = safely(options.metrics);
  const ring = keyRing(config.cookieKeys);
  const sealed = vault(storage, ring);
  const base = { storage, vault: sealed, clock, log };

  const endpoint = tokenEndpoint({ config, clock, fetch: send });
  const api = tikTokApi({ config, clock, fetch: send, metrics });
  const accounts = accountStore({ ...base, forUsers: identify !== undefined });
  const access: Access = accessTo({
    ...base,
    accounts,
    api,
    endpoint,
    revokeToken: (accountKey, accessToken) => revoking.revokeToken(accountKey, accessToken),
  });
  const open = openPosts(base);
  const revoking: Revoker = revoker({ ...base, accounts, openPosts: open, access, endpoint, closed: closed.signal });
  const links = linkStore({ ...base, accounts, openPosts: open, revoker: revoking });
  const countRequest = rateLimits({ ...base, limits: config.limits });
  const callers = callersBy({ identify, links, countRequest });
  const receipts = receiptStore({ vault: sealed, ring, retentionMs: config.receiptRetentionMs });
  const records = recordStore(base);
  const store = options.photos?.store ?? storage.photos;
  const photos = stagedPhotos({ ...base, store, publicBaseUrl: config.photosBaseUrl });
  const ofStatus = statusRecords(base);
  const feeds = statusFeeds({ clock, look: (publishId, post) => statuses.latest(publishId, post) });
  const statuses = statusesOf({
    ...base,
    access,
    openPosts: open,
    revoker: revoking,
    records: ofStatus,
    photos,
    notify: feeds.notify,
  });
  const news = newsOf({ ...base, records, statuses });
  return {
    config,
    scopes,
    uploadOrigin,
    clock,
    fetch: send,
    log,
    metrics,
    storage,
    ring,
    sessions: sessions(config, ring),
    countRequest,
    endpoint,
    accounts,
    access,
    revoker: revoking,
    links,
    callers,
    states: stateStore(base),
    creators: creatorsOf({ ...base, access }),
    receipts,
    records,
    ownPosts: ownPosts({ callers, links, records }),
    photos,
    feeds,
    statuses,
    news,
    beginning: beginning({
      access,
      openPosts: open,
      revoker: revoking,
      receipts,
      records,
      statusRecords: ofStatus,
      news,
      photos,
      clock,
      uploadOrigin,
    }),
    inits: initsOnce(base),
    digests: chunkDigests({ storage, receipts }),
    put: putter(options.fetch),
    closed,
  };
}
