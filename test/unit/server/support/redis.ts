import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createClient } from 'redis';

/** `npm test` has the same tests on every machine; those with servers that a machine may lack are among the long ones. */
export const SERVERS_WANTED = process.env['TEST_SERVERS'] === 'yes';

export interface TestRedis {
  readonly url: string;
  /** Lets every key with this prefix that has an expiry run out now. */
  expire(prefix: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a Redis of the test's own on a free port; `undefined` where it is not wanted or `redis-server` is not installed. */
export async function startRedis(): Promise<TestRedis | undefined> {
  if (!SERVERS_WANTED) return undefined;
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const started = await new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', () => resolve(false));
    child.stdout.on('data', (text: Buffer) => {
      if (text.includes('Ready to accept connections')) resolve(true);
    });
  });
  if (!started) return undefined;
  const url = `redis://127.0.0.1:${port}`;
  const client = createClient({ url });
  await client.connect();
  return {
    url,
    async expire(prefix) {
      for (const key of await client.keys(`${prefix}*`))
        if ((await client.pTTL(key)) >= 0) await client.pExpire(key, 0);
    },
    async stop() {
      client.destroy();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
