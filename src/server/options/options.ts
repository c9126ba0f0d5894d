import type { Clock } from '../runtime/clock.js';
import type { LogEntry } from '../http/log.js';
import type { Limits } from './limits.js';
import type { PhotoStore } from '../storage/photo-store.js';
import type { Metrics } from './metrics.js';
import type { Storage } from '../storage/storage.js';

/** Scopes of TikTok's that the kit knows what to do with (Scopes overview). */
export const SCOPES = ['user.info.basic', 'video.publish', 'video.upload'] as const;

export type Scope = (typeof SCOPES)[number];

/** A simulator instead of TikTok, and plain http on loopback: for the machine of a developer alone. */
export interface DevelopmentOptions {
  /** Origin of the simulator: consent page, API and uploads; only on loopback. Absent: the real TikTok. */
  readonly tikTokOrigin?: string;
  /** Origin of the simulator's upload URLs, where it is another one. */
  readonly uploadOrigin?: string;
}

export interface ShareToTikTokOptions {
  /** Client key of the app in TikTok's developer portal. What an environment variable leaves open is refused at the start. */
  readonly clientKey: string | undefined;
  /**
   * Client secret. During a rotation a list, newest first: the first one is sent to TikTok, and webhooks signed with
   * any of them are taken.
   */
  readonly clientSecret: string | undefined | readonly (string | undefined)[];
  /** As registered with TikTok; it must be the address of the kit's own `callback` route. */
  readonly redirectUri: string | undefined;
  /**
   * Secrets of at least 32 characters, newest first, for cookies, for what is stored and for receipts. To rotate, put
   * a new one in front and take the old one out when nothing sealed with it is needed any more.
   */
  readonly cookieKeys: readonly (string | undefined)[];
  readonly storage: Storage;
  /** Path of the routes as this handler sees them. Default: the path of `redirectUri` without `/callback`. */
  readonly basePath?: string;
  /** Origin of the pages as browsers see it; on another origin than the routes, they may call these too. Default: the origin of `redirectUri`. */
  readonly publicOrigin?: string;
  /** Further exact origins whose pages may call the routes; they must be of the same site, or no cookie reaches the kit. */
  readonly allowedOrigins?: readonly string[];
  /**
   * The host's own id of the user who sends this request, or nothing when nobody is signed in. TikTok accounts are
   * linked to it. Without `identify` an account is linked to the browser session.
   */
  readonly identify?: (request: Request) => string | null | undefined | Promise<string | null | undefined>;
  /** The app has not passed TikTok's audit: everything but "Only me" is refused here already. */
  readonly unaudited?: boolean;
  /** Default: `user.info.basic` and `video.publish`, which the page always needs; add `video.upload` for `mode="inbox"`. */
  readonly scopes?: readonly Scope[];
  /** Kind of the app's Login Kit: `desktop` sends the PKCE challenge in TikTok's hexadecimal form. Default: `web`. */
  readonly pkce?: 'web' | 'desktop';
  /** Addresses (`https://host/path/`) verified with TikTok, from which TikTok may pull media. */
  readonly verifiedPrefixes?: readonly string[];
  readonly photos?: {
    /** Where TikTok reaches `GET photos/:name`. Default: the public address of that route; it must be verified with TikTok. */
    readonly publicBaseUrl?: string;
    /** Where staged photos are kept. Default: beside the values of `fileStorage` or `memoryStorage`; other storages need one. */
    readonly store?: PhotoStore;
  };
  /** How many days signed consent receipts are kept. Default: until the host deletes them. */
  readonly receiptRetentionDays?: number;
  /**
   * How often one user may connect, ask for creator info, post and stage photos, in a minute. Defaults: 20, 60, 60, 175. All
   * processes share the count.
   */
  readonly limits?: Partial<Limits>;
  readonly development?: DevelopmentOptions;
  /** Gets one entry a request. Default: one line of JSON on standard output. */
  readonly log?: (entry: LogEntry) => void;
  /** Gets a sample for each request and each call of TikTok's API, to be counted (docs/operations.md). */
  readonly metrics?: Metrics;
  readonly clock?: Clock;
  readonly fetch?: typeof fetch;
}
