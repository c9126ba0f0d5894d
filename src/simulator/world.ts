import type { SimulatorClock } from './clock.js';
import type { FaultRegistry } from './fault-registry.js';
import type { Client, ClientSeed, Creator, CreatorSeed, Post } from './model.js';
import type { OAuthRecords } from './oauth/records.js';
import type { RequestRecord } from './request-log.js';
import type { SlidingWindow } from './sliding-window.js';
import type { Webhooks } from './webhooks.js';
import type { WorkTracker } from './work.js';

/**
 * How strictly chunks and choices are judged. `documented` accepts what TikTok's pages can be read to allow; `strict` refuses
 * whatever some reading of them, or a real answer, refuses.
 */
export type Profile = 'documented' | 'strict';

/** How long the parts of processing take, in milliseconds of the simulator's clock. */
export interface ProcessingTimes {
  /** From the last byte to PUBLISH_COMPLETE, SEND_TO_USER_INBOX or FAILED. */
  readonly processingMs: number;
  /** From PUBLISH_COMPLETE to the id of a public post. */
  readonly moderationMs: number;
  /** For this long after init, status does not know the post yet. */
  readonly unknownIdMs: number;
}

/** What can be switched while the simulator runs. */
export interface Settings {
  profile: Profile;
  /** HTTP status of OAuth errors. No page states it; real ones have been seen with 200. */
  oauthErrorStatus: 200 | 400;
  /** Whether the inits spell a refusal `invalid_param`, as their pages do; real answers say `invalid_params`. */
  singularInvalidParam: boolean;
  /** Whether a refresh gives a new refresh token and ends the old one. */
  refreshRotation: boolean;
  /** Lifetime of an authorization code, in milliseconds. */
  codeLifetimeMs: number;
  /** Whether the consent page cuts its popup off from the page that opened it (Cross-Origin-Opener-Policy). */
  consentCutsOpener: boolean;
  /** Whether the upload host allows browsers of other origins. */
  uploadCors: boolean;
  /** Whether the acknowledging Content-Range names the last byte (true) or, as documented, the count of bytes (false). */
  inclusiveContentRange: boolean;
  /** Whether `disable_x: false` is refused for an interaction that the creator turned off; TikTok's own example sends it. */
  refuseDisabledInteractions: boolean;
  /** Whether an authorization without `state` is refused; clients in production send none. */
  requireState: boolean;
  /** Whether a web client's PKCE challenge must be hexadecimal, as a desktop client's must; no page settles it. */
  requireHexChallenge: boolean;
  /** Whether chunks over 64,000,000 bytes are refused; clients in production send 64 MiB. */
  refuseChunksOver64MB: boolean;
  /** Whether branded content with SELF_ONLY is refused; what TikTok does is unknown. */
  refusePrivateBrandedContent: boolean;
  /** Drops the bytes of uploads after hashing them, and so skips the media checks; for measurements. */
  discardUploads: boolean;
  processing: ProcessingTimes;
  /** Origins on loopback that stand in for hosts of pulled media and webhooks, such as `media.example.com`. */
  resolve: Record<string, string>;
}

/** Everything that the simulator knows. Only `seed` and `reset` replace it; endpoints change it in place. */
export interface World {
  readonly clock: SimulatorClock;
  readonly settings: Settings;
  readonly clients: Map<string, Client>;
  readonly creators: Map<string, Creator>;
  readonly posts: Map<string, Post>;
  /** The posts behind upload ids. */
  readonly uploads: Map<string, Post>;
  readonly oauth: OAuthRecords;
  readonly faults: FaultRegistry;
  readonly requests: RequestRecord[];
  readonly rateLimits: SlidingWindow;
  /** Accepted direct posts per creator within 24 hours. */
  readonly postsOfDay: SlidingWindow;
  readonly webhooks: Webhooks;
  /** Media checks and webhook deliveries, which end soon. */
  readonly work: WorkTracker;
  /** Downloads, which may take as long as their host lets them. */
  readonly pulls: WorkTracker;
  /** Ends what is under way when the simulator closes. */
  readonly closing: AbortController;
  /** A temporary folder for received media. */
  readonly folder: string;
  /** Who is signed in to TikTok when the consent page opens. */
  currentCreator: string;
  /** Base URL of the simulator, known once it listens. */
  origin: string;
  /** What a reset goes back to. */
  readonly seeds: {
    readonly clients: readonly ClientSeed[];
    readonly creators: readonly CreatorSeed[];
    readonly settings: Settings;
  };
}

/** A day of the caps. */
export const DAY_MS = 86_400_000;

/** Says whether the client is held to the rules for apps that have not passed the audit. */
export function isUnaudited(client: Client): boolean {
  return client.sandbox || !client.audited;
}
