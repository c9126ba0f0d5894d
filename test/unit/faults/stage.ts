import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createShareToTikTok, memoryStorage } from '../../../src/server/index.js';
import type { ShareToTikTok, Storage } from '../../../src/server/index.js';
import { createManualClock, startSimulator } from '../../../src/simulator/index.js';
import type { Simulator } from '../../../src/simulator/index.js';
import { Browser, heed } from './browser.js';
import { VirtualTime } from './virtual-time.js';

const CLIENT_KEY = 'awdesktop00000001';
const SECRETS = ['simulated-secret-of-the-desktop-client', 'a-cookie-key-of-the-fault-matrix-0123456789'] as const;
const MEDIA_HOST = 'media.example.com';

/** The video that the host stores itself. */
export const HOSTED_VIDEO = `https://${MEDIA_HOST}/clip.mp4`;

/** How the host of the media answers TikTok. */
export type MediaHost = 'sound' | 'missing' | 'moved' | 'stalled' | 'not media';

/** What a backend stands on. */
export interface Ground {
  readonly storage: Storage;
  /** Its way to TikTok. */
  readonly way: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch;
}

/** Backend and simulator over HTTP, in one time. The servers stay; what a run leaves behind goes before the next. */
export interface Stage {
  readonly time: VirtualTime;
  readonly simulator: Simulator;
  /** Base URL of the backend. */
  readonly base: string;
  /** Everything that the page received and the backend logged in this run. */
  readonly told: string[];
  /** What must be in none of it: keys, tokens and upload URLs of this run. */
  readonly secrets: ReadonlySet<string>;
  /** A backend and a simulator without memory, and a browser that has linked an account if it is to be `connected`. */
  begin(options: {
    readonly mediaHost: MediaHost;
    readonly keepsUploads: boolean;
    readonly connected: boolean;
    /** Absent: a memory of its own, and the straight way. */
    readonly ground?: Ground;
  }): Promise<Browser>;
  /** The backend is gone with its connections, and a new one stands on this ground. */
  restart(ground: Ground): void;
  /** Waits until the simulator has nothing left to do but to download. */
  readonly settle: () => Promise<void>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const simulatorClock = createManualClock();
  const time = new VirtualTime(simulatorClock.now(), (milliseconds) => simulatorClock.advance(milliseconds));
  const clip = await readFile(new URL('../../fixtures/media/clip.mp4', import.meta.url));
  const told: string[] = [];
  const secrets = new Set<string>(SECRETS);
  let backend: ShareToTikTok | undefined;
  let mediaHost: MediaHost = 'sound';

  const server = createServer(getRequestListener(answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // An address is a string for pipes alone, and this server listens on a port.
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const simulator = await startSimulator({ clock: simulatorClock, resolve: { [MEDIA_HOST]: origin } });

  async function answer(request: Request): Promise<Response> {
    time.stir();
    const { pathname } = new URL(request.url);
    const isMedia = pathname === '/clip.mp4' || pathname.startsWith('/api/tiktok/photos/');
    if (isMedia && request.method === 'GET' && mediaHost !== 'sound') return ANSWERS[mediaHost]();
    if (pathname === '/clip.mp4') return new Response(clip, { headers: { 'Content-Type': 'video/mp4' } });
    return backend ? backend(request) : new Response(null, { status: 503 });
  }

  /** The backend's way to TikTok: counts what is under way and notes what must never be told. */
  const toTikTok: typeof fetch = async (input, init) => {
    time.transfers += 1;
    try {
      const reply = await fetch(input, init);
      if (/\/oauth\/token\/|\/init\//.test(String(input))) noteSecrets(await reply.clone().text());
      return reply;
    } finally {
      time.transfers -= 1;
      time.stir();
    }
  };

  function noteSecrets(text: string): void {
    for (const pattern of [/"(?:access|refresh)_token":"([^"]+)"/g, /upload_token=([\w-]+)/g]) {
      for (const [, secret] of text.matchAll(pattern)) if (secret) secrets.add(secret);
    }
  }

  function newBackend({ storage, way }: Ground): ShareToTikTok {
    return createShareToTikTok({
      clientKey: CLIENT_KEY,
      clientSecret: SECRETS[0],
      redirectUri: `${origin}/api/tiktok/callback`,
      cookieKeys: [SECRETS[1]],
      storage,
      scopes: ['user.info.basic', 'video.publish', 'video.upload'],
      pkce: 'desktop',
      verifiedPrefixes: [`https://${MEDIA_HOST}/`],
      photos: { publicBaseUrl: `https://${MEDIA_HOST}/api/tiktok/photos/` },
      development: { tikTokOrigin: simulator.origin },
      clock: time.backend,
      fetch: way(toTikTok),
      log: (entry) => {
        time.stir();
        told.push(JSON.stringify(entry));
      },
    });
  }

  return {
    time,
    simulator,
    base: `${origin}/api/tiktok/`,
    told,
    secrets,
    restart(ground) {
      backend = newBackend(ground);
      server.closeAllConnections();
    },
    async begin({ mediaHost: host, keepsUploads, connected, ground }) {
      backend?.close();
      await simulator.control.reset();
      simulator.control.patchSettings({ discardUploads: !keepsUploads });
      mediaHost = host;
      backend = newBackend(ground ?? { storage: memoryStorage({ now: time.now }), way: (straight) => straight });
      told.length = 0;
      const webhookUrl = `https://${MEDIA_HOST}/api/tiktok/webhook`;
      simulator.control.patchClient(CLIENT_KEY, { webhookUrl });
      const browser = new Browser(`${origin}/api/tiktok/`);
      if (connected) heed((await browser.consent()) ?? '');
      return browser;
    },
    settle: () => simulator.control.advance(0),
    async close() {
      backend?.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, simulator.close()]);
    },
  };
}

const ANSWERS: Readonly<Record<Exclude<MediaHost, 'sound'>, () => Response>> = {
  missing: () => new Response('Not found', { status: 404 }),
  moved: () => new Response(null, { status: 302, headers: { Location: HOSTED_VIDEO } }),
  stalled: () =>
    new Response(new Blob([new Uint8Array(1000)]).stream(), {
      headers: { 'Content-Type': 'video/mp4', 'Content-Length': '40000' },
    }),
  'not media': () => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } }),
};
