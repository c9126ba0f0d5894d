import { orInstall } from '../runtime/optional-peer.js';

/** Longest wait for a Redis that cannot be reached: then the caller hears of it, and the next one tries again. */
const WAIT_MS = 3_000;

/**
 * Longest wait for a reply. A connection that a firewall has cut, and a Redis that is stopped, report nothing: the request that
 * waits for it would wait for a quarter of an hour.
 */
const REPLY_MS = 5_000;

/** Rejects when no reply comes in time, after `late`. */
export async function inReplyTime<T>(reply: Promise<T>, late: () => void = () => {}): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      late();
      reject(new Error('Redis does not reply.'));
    }, REPLY_MS);
  });
  try {
    return await Promise.race([reply, over]);
  } finally {
    clearTimeout(timer);
  }
}

type Client = Awaited<ReturnType<typeof open>>;

/** Connects on first use and again whenever the connection is lost. */
export function redisConnection(url: string) {
  let opened: Promise<Client> | undefined;
  /** One wait for however many commands. */
  let waiting: Promise<void> | undefined;
  return {
    /** Runs a command when Redis can take one; throws when that, or the reply, takes too long. */
    async run<T>(command: (client: Client) => Promise<T>): Promise<T> {
      const connection = (opened ??= open(url));
      const client = await connection;
      /** The next command begins with a new connection, because nothing comes of this one. */
      const drop = () => {
        if (opened !== connection) return;
        opened = undefined;
        client.destroy();
      };
      if (!client.isReady) await (waiting ??= readinessOf(client, drop).finally(() => (waiting = undefined)));
      return inReplyTime(command(client), drop);
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

function readinessOf(client: Client, late: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const ready = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      client.off('ready', ready);
      late();
      reject(new Error('Redis cannot be reached.'));
    }, WAIT_MS);
    client.once('ready', ready);
  });
}
