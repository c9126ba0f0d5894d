import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PROJECT = new URL('../../../', import.meta.url);
const BUILT = new URL('dist/cdn/', PROJECT);

/** Name of the built element under the site's root. */
export const ELEMENT = '/share-to-tiktok.js';

const TYPES = { js: 'text/javascript', html: 'text/html', svg: 'image/svg+xml' } as const;

export interface Site {
  readonly origin: string;
  close(): Promise<void>;
}

/** Answers a request that is for no file; `false` says that it is not for this either. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => boolean;

/** The built files of the script tag, read once: a build that runs meanwhile changes nothing. */
export function builtElement(): Record<string, string> {
  if (!existsSync(new URL('share-to-tiktok.js', BUILT))) {
    spawnSync('npx', ['vite', 'build', '--mode', 'cdn', '--logLevel', 'warn'], { cwd: PROJECT, stdio: 'inherit' });
  }
  return Object.fromEntries(
    readdirSync(BUILT).flatMap((name) =>
      name.endsWith('.js') ? [[`/${name}`, readFileSync(new URL(name, BUILT), 'utf8')]] : [],
    ),
  );
}

/** Bundles a file of this folder as the element is bundled: one minified module with all that it imports. */
export async function bundled(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(name, import.meta.url))],
    loader: { '.css': 'text' },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

/** Serves files by path, and what is no file by `handle`, on a free port of loopback. */
export async function openSite(files: Readonly<Record<string, string>>, handle: Handler = () => false): Promise<Site> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const body = files[path];
    if (body === undefined) {
      if (!handle(request, response)) response.writeHead(404).end();
      return;
    }
    const ending = path.slice(path.lastIndexOf('.') + 1);
    response.writeHead(200, {
      'Content-Type': TYPES[ending as keyof typeof TYPES] ?? TYPES.html, // What is unknown falls back.
      // Only an isolated page has a clock of 5 µs instead of 100.
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // An HTTP server's address is one of a network socket.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
