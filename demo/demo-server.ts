import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createShareToTikTok, memoryStorage } from '../src/server/index.js';
import type { LogEntry } from '../src/server/index.js';
import { startSimulator } from '../src/simulator/index.js';
import type { Simulator, SimulatorOptions } from '../src/simulator/index.js';
import { panelRoutes } from './panel.js';

const PAGE_FILES = fileURLToPath(new URL('page/', import.meta.url));
const CDN_FILES = fileURLToPath(new URL('../dist/cdn/', import.meta.url));

/** Where photos are pulled from: a host that the simulated app has verified, and that stands for this very server. */
const MEDIA_HOST = 'media.example.com';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  mp4: 'video/mp4',
  jpg: 'image/jpeg',
};

export interface DemoOptions {
  readonly port?: number;
  /** Folder of the element as it was built, with a slash at the end. Default: what is deployed, `dist/cdn/`. */
  readonly element?: string;
  readonly simulator?: SimulatorOptions;
  /** Files beside the page, such as media that the host stores: path to file. */
  readonly files?: Readonly<Record<string, string>>;
  /** Adds routes of the caller's own. */
  readonly routes?: (app: Hono) => void;
}

export interface Demo {
  readonly origin: string;
  readonly simulator: Simulator;
  /** What the backend logged, newest last. */
  readonly backendLog: readonly LogEntry[];
  close(): Promise<void>;
}

/** Starts page, backend and simulator in one process on loopback; nothing leaves this machine. */
export async function startDemo({
  port = 0,
  element = CDN_FILES,
  simulator: options,
  files = {},
  routes,
}: DemoOptions = {}): Promise<Demo> {
  const app = new Hono();
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  // An address is a string for pipes alone, and this server listens on a port.
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const simulator = await startSimulator({ ...options, resolve: { [MEDIA_HOST]: origin, ...options?.resolve } });
  const backendLog: LogEntry[] = [];
  const backend = createShareToTikTok({
    clientKey: 'awdesktop00000001',
    clientSecret: 'simulated-secret-of-the-desktop-client',
    redirectUri: `${origin}/api/tiktok/callback`,
    cookieKeys: ['a-key-for-the-demo-alone-not-for-production'],
    storage: memoryStorage(),
    scopes: ['user.info.basic', 'video.publish', 'video.upload'],
    pkce: 'desktop',
    verifiedPrefixes: [`https://${MEDIA_HOST}/`],
    photos: { publicBaseUrl: `https://${MEDIA_HOST}/api/tiktok/photos/` },
    development: { tikTokOrigin: simulator.origin },
    log: (entry) => {
      backendLog.push(entry);
      if (backendLog.length > 200) backendLog.shift();
    },
  });

  app.all('/api/tiktok/*', (context) => backend(context.req.raw));
  app.route('/panel', panelRoutes(simulator, backendLog));
  routes?.(app);
  for (const [path, file] of Object.entries(files)) app.get(path, () => serve(file, simulator.origin));
  app.get('/share-to-tiktok/:file', (context) => serveFrom(element, context.req.param('file'), simulator.origin));
  app.get('/', () => serveFrom(PAGE_FILES, 'index.html', simulator.origin));
  app.get('/:file', (context) => serveFrom(PAGE_FILES, context.req.param('file'), simulator.origin));

  return {
    origin,
    simulator,
    backendLog,
    async close() {
      backend.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([closed, simulator.close()]);
    },
  };
}

function serveFrom(folder: string, name: string, simulatorOrigin: string): Promise<Response> {
  return /^[\w.-]+$/.test(name) && !name.startsWith('.')
    ? serve(`${folder}${name}`, simulatorOrigin)
    : Promise.resolve(new Response('Not found', { status: 404 }));
}

async function serve(path: string, simulatorOrigin: string): Promise<Response> {
  try {
    const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    return new Response(new Uint8Array(await readFile(path)), {
      headers: {
        'Content-Type': type,
        'Cache-Control': 'no-cache',
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': pagePolicy(simulatorOrigin),
      },
    });
  } catch {
    return new Response('Not found', { status: 404 });
  }
}

/** As strict as a host's page may be: the element has to work under it. */
function pagePolicy(simulatorOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' blob: data: ${simulatorOrigin} https://${MEDIA_HOST}`,
    `media-src 'self' blob: https://${MEDIA_HOST}`,
    `connect-src 'self' https://${MEDIA_HOST}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}
