import { orInstall } from '../runtime/optional-peer.js';

/** Longest wait for a Redis that cannot be reached: then the caller hears of it, and the next one tries again. */
const WAIT_MS = 3_000;

/** Connects on first use and again whenever the connection is lost. */
export function redisConnection(url: string) {
  let opened: ReturnType<typeof open> | undefined;
  /** One wait for however many commands. */
  let waiting: Promise<void> | undefined;
  return {
    /** The client, when it can take commands; throws when that takes too long. */
    async ready() {
      const client = await (opened ??= open(url));
      if (!client.isReady) await (waiting ??= readinessOf(client).finally(() => (waiting = undefined)));
      return client;
    },
    async close(): Promise<void> {
      const client = await opened;
      // There is nothing to wait for on a connection that is not there.
      if (client?.isReady) await client.close();
      else client?.destroy();
    },
  };
}

async function open(url: string) {
  // Loaded here, so that hosts without Redis do not need the package; webpack would refuse to build without it.
  const { createClient } = await import(/* webpackIgnore: true */ 'redis').catch(orInstall('redisStorage', 'redis'));
  // Without a connection a command would wait for ever, and the browser with it.
  const client = createClient({ url, disableOfflineQueue: true });
  // Without a listener node-redis ends the process; each command fails by itself and is handled.
  client.on('error', () => undefined);
  // It keeps trying until it is closed.
  client.connect().catch(() => undefined);
  return client;
}

function readinessOf(client: Awaited<ReturnType<typeof open>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const ready = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      client.off('ready', ready);
      reject(new Error('Redis cannot be reached.'));
    }, WAIT_MS);
    client.once('ready', ready);
  });
}
