import { rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { isIPv6 } from 'node:net';
import { createRealClock, type SimulatorClock } from './clock.js';
import { checkSettings, seed, SimulatorControl } from './control/control.js';
import { makeFolder } from './folder.js';
import { FaultRegistry } from './fault-registry.js';
import type { Client, ClientSeed, CreatorSeed } from './model.js';
import { OAuthRecords } from './oauth/records.js';
import { abandonUploads } from './posting/upload.js';
import { DEFAULT_CLIENTS, DEFAULT_CREATORS } from './seeds.js';
import { makeServer } from './server.js';
import { SlidingWindow } from './sliding-window.js';
import { Webhooks } from './webhooks.js';
import { WorkTracker } from './work.js';
import { DAY_MS, type ProcessingTimes, type Profile, type Settings, type World } from './world.js';
import { RATE_WINDOW_MS } from './posting/bearer.js';

export { createManualClock, createRealClock, type SimulatorClock } from './clock.js';
export type { SimulatorControl } from './control/control.js';
export type { Scenario } from './control/scenario.js';
export type { DescribedPost, SimulatorState } from './control/describe.js';
export {
  ENDPOINTS,
  FAULT_KINDS,
  FAULTS,
  type EndpointName,
  type Fault,
  type FaultKind,
  type FaultSpec,
} from './faults.js';
export {
  FAIL_REASONS,
  POSTING_BLOCKS,
  PRIVACY_LEVELS,
  type Client,
  type ClientSeed,
  type Creator,
  type CreatorSeed,
  type FailReason,
  type InspectedVideo,
  type PostStatus,
} from './model.js';
export type { RequestRecord } from './request-log.js';
export { ALL_SCOPES, DEFAULT_CLIENTS, DEFAULT_CREATORS } from './seeds.js';
export { signatureHeader, type WebhookRecord } from './webhooks.js';
export type { ProcessingTimes, Profile, Settings } from './world.js';

/** How a simulator starts; everything has a default. */
export interface SimulatorOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** The address to listen on; the default, 127.0.0.1, keeps the simulator on this machine. */
  readonly host?: string;
  /** Base URL under which others reach the simulator; absent: `http://<host>:<port>`. */
  readonly origin?: string;
  readonly clients?: readonly ClientSeed[];
  readonly creators?: readonly CreatorSeed[];
  /** `strict` by default. */
  readonly profile?: Profile;
  /** The machine's clock by default; `createManualClock()` for tests. */
  readonly clock?: SimulatorClock;
  /** HTTP status of OAuth errors; 200 by default, as real ones have been seen. */
  readonly oauthErrorStatus?: 200 | 400;
  readonly processing?: Partial<ProcessingTimes>;
  /** Loopback origins that stand in for hosts, for pulled media and webhooks: `{'media.example.com': 'http://127.0.0.1:8080'}`. */
  readonly resolve?: Readonly<Record<string, string>>;
  /** Any other setting. */
  readonly settings?: Partial<Settings>;
  /** Origins whose pages may use the control API, beside the simulator's own. */
  readonly controlOrigins?: readonly string[];
  /** Gets one line per request, without secrets. */
  readonly log?: (line: string) => void;
}

/** A simulator that runs. */
export interface Simulator {
  /** Where everything is: the API, the upload host, the profile pages and the control. */
  readonly origin: string;
  /** Stands in for `https://www.tiktok.com/v2/auth/authorize/`. */
  readonly authorizeUrl: string;
  /** Stands in for `https://open.tiktokapis.com`. */
  readonly apiOrigin: string;
  readonly control: SimulatorControl;
  /** Stops listening, ends every connection and removes what was received. */
  close(): Promise<void>;
}

function settingsFrom(options: SimulatorOptions): Settings {
  return {
    profile: options.profile ?? 'strict',
    oauthErrorStatus: options.oauthErrorStatus ?? 200,
    singularInvalidParam: false,
    refreshRotation: true,
    codeLifetimeMs: 300_000,
    consentCutsOpener: false,
    uploadCors: false,
    inclusiveContentRange: false,
    refuseDisabledInteractions: false,
    requireState: false,
    requireHexChallenge: false,
    refuseChunksOver64MB: false,
    refusePrivateBrandedContent: false,
    discardUploads: false,
    ...options.settings,
    processing: {
      processingMs: 2500,
      moderationMs: 4000,
      unknownIdMs: 0,
      ...options.settings?.processing,
      ...options.processing,
    },
    resolve: { ...options.settings?.resolve, ...options.resolve },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/** Starts TikTok's API, simulated, on this machine. Rejects when the port is taken or a seed is wrong. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const clock = options.clock ?? createRealClock();
  const settings = settingsFrom(options);
  const work = new WorkTracker();
  const faults = new FaultRegistry();
  const clients = new Map<string, Client>();
  const world: World = {
    clock,
    settings,
    clients,
    creators: new Map(),
    posts: new Map(),
    uploads: new Map(),
    oauth: new OAuthRecords(),
    faults,
    requests: [],
    rateLimits: new SlidingWindow(RATE_WINDOW_MS),
    postsOfDay: new SlidingWindow(DAY_MS),
    webhooks: new Webhooks({ clock, clients, faults, work, settings }),
    work,
    pulls: new WorkTracker(),
    closing: new AbortController(),
    folder: await makeFolder(),
    currentCreator: '',
    origin: '',
    seeds: {
      clients: options.clients ?? DEFAULT_CLIENTS,
      creators: options.creators ?? DEFAULT_CREATORS,
      settings: structuredClone(settings),
    },
  };
  const control = new SimulatorControl(world);
  const server = makeServer({ world, control, controlOrigins: options.controlOrigins ?? [], log: options.log });
  const host = options.host ?? '127.0.0.1';
  try {
    checkSettings(settings);
    seed(world);
    await listen(server, options.port ?? 0, host);
  } catch (error) {
    await rm(world.folder, { recursive: true, force: true });
    throw error;
  }
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  // A server that listens everywhere is reached on this machine by its own address.
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : isIPv6(host) ? `[${host}]` : host;
  const origin = options.origin ?? `http://${name}:${port}`;
  world.origin = origin;
  return {
    origin,
    authorizeUrl: `${origin}/v2/auth/authorize/`,
    apiOrigin: origin,
    control,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      clock.clear();
      world.closing.abort();
      await world.pulls.idle();
      await abandonUploads(world);
      await rm(world.folder, { recursive: true, force: true });
    },
  };
}
