import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const requireHere = createRequire(import.meta.url);
const FOLDER = fileURLToPath(new URL('.', import.meta.url));

export type Runtime = 'bun' | 'deno' | 'worker';

export interface RunningKit {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Bundles the kit as a host does and serves it in a process of that runtime. */
export async function startIn(runtime: Runtime, simulator: string): Promise<RunningKit> {
  const directory = await mkdtemp(join(tmpdir(), 'share-to-tiktok-runtime-'));
  const bundle = join(directory, 'kit.mjs');
  await esbuild.build({
    entryPoints: [join(FOLDER, `${runtime}.ts`)],
    outfile: bundle,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    external: ['node:*', 'redis', 'pg', 'aws4fetch'],
  });
  const origin = `http://127.0.0.1:${await freePort()}`;
  const settings = { ORIGIN: origin, SIMULATOR: simulator };
  const command: Record<Runtime, readonly string[]> = {
    bun: ['bun', 'run', bundle],
    deno: ['deno', 'run', '--quiet', '--no-prompt', '--allow-net=127.0.0.1', '--allow-env', bundle],
    worker: ['workerd', 'serve', join(directory, 'config.capnp')],
  };
  if (runtime === 'worker') await writeFile(join(directory, 'config.capnp'), workerConfig(settings));
  const [name = '', ...args] = command[runtime];
  // The script that npm links for workerd starts the program and does not end with it.
  const program = runtime === 'worker' ? requireHere('workerd').default : join(FOLDER, 'node_modules/.bin', name);
  const child = spawn(program, args, {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill();
    await ended;
    await rm(directory, { recursive: true });
  };
  const up = await Promise.race([answers(origin), ended.then(() => false)]);
  if (up) return { origin, stop };
  await rm(directory, { recursive: true });
  throw new Error(`${runtime} did not start: ${complaints}`);
}

/** A Worker reaches public addresses alone, unless its configuration says otherwise. */
function workerConfig({ ORIGIN, SIMULATOR }: { readonly ORIGIN: string; readonly SIMULATOR: string }): string {
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "kit", worker = .kit),
    (name = "network", network = (allow = ["public", "private", "local"])),
  ],
  sockets = [(name = "http", address = "${new URL(ORIGIN).host}", http = (), service = "kit")],
);
const kit :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "kit.mjs")],
  compatibilityDate = "2026-06-01",
  bindings = [(name = "ORIGIN", text = "${ORIGIN}"), (name = "SIMULATOR", text = "${SIMULATOR}")],
  globalOutbound = "network",
);
`;
}

/** Resolves once somebody listens; each try waits for the one before, so nothing is asked twice at once. */
async function answers(origin: string): Promise<true> {
  for (;;) {
    const answer = await fetch(`${origin}/api/tiktok/none`).catch(() => undefined);
    if (answer) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
