import { digestOf, randomText } from '../crypto/hash.js';
import type { Storage } from './storage.js';

export interface FileStorageOptions {
  /** Directory of its own; it is made when it is not there. All processes that share it share the storage. */
  readonly directory: string;
  readonly now?: () => number;
}

interface Entry {
  readonly key: string;
  readonly value: string;
  /** Milliseconds since 1970; absent: for ever. */
  readonly expiresAt?: number;
  /** Tells two writings of the same value apart. */
  readonly id: string;
}

/** A takeover that its process did not finish is given up after this time. */
const STALE_CLAIM_MS = 60_000;
/** How many writings pass between two looks for what has expired. */
const WRITES_PER_SWEEP = 500;

/**
 * Keeps each value in one file, so that it survives a restart; made for one machine and a local disk. Its atom is the
 * exclusive creation of a file: a whole file is linked to its name, which fails when the name is taken.
 */
export function fileStorage({ directory, now = Date.now }: FileStorageOptions): Storage {
  // Loaded on first use, so that runtimes without a file system can load this module too.
  const load = () => Promise.all([import('node:fs/promises'), import('node:path')]);
  let loading: ReturnType<typeof load> | undefined;
  let ready: Promise<unknown> | undefined;
  let writes = 0;

  const open = async () => {
    const [fs, { join }] = await (loading ??= load());
    await (ready ??= fs.mkdir(directory, { recursive: true, mode: 0o700 }));
    return { fs, at: (name: string) => join(directory, name) };
  };
  const nameOf = async (key: string) => `${await digestOf(key)}.json`;

  const read = async (name: string): Promise<Entry | undefined> => {
    const { fs, at } = await open();
    try {
      // Only whole files of this storage's own making ever have such a name.
      return JSON.parse(await fs.readFile(at(name), 'utf8')) as Entry;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  };

  const isLive = (entry: Entry) => entry.expiresAt === undefined || entry.expiresAt > now();

  /** Writes a whole file beside the others; nobody sees it before it is given its name. */
  const prepare = async (key: string, value: string, expiresInMs: number | undefined): Promise<string> => {
    const { fs, at } = await open();
    const expiry = expiresInMs === undefined ? {} : { expiresAt: now() + expiresInMs };
    const entry: Entry = { key, value, ...expiry, id: randomText(9) };
    const path = at(`${randomText(12)}.tmp`);
    await fs.writeFile(path, JSON.stringify(entry), { mode: 0o600, flag: 'wx' });
    if (++writes % WRITES_PER_SWEEP === 0) await sweep();
    return path;
  };

  const create = async (path: string, name: string): Promise<boolean> => {
    const { fs, at } = await open();
    try {
      await fs.link(path, at(name));
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    }
  };

  /** Removes what has expired and what a crash left behind. */
  const sweep = async (): Promise<void> => {
    const { fs, at } = await open();
    for (const name of await fs.readdir(directory)) {
      if (name.endsWith('.json')) {
        const entry = await read(name);
        // What expires may be taken over at this moment, so whoever clears up has to win it first.
        if (entry && !isLive(entry) && (await claim(entry))) await remove(at(name));
      } else if (await isOld(at(name))) await remove(at(name));
    }
  };

  const remove = async (path: string): Promise<void> => {
    const { fs } = await open();
    await fs.rm(path, { force: true });
  };

  const isOld = async (path: string): Promise<boolean> => {
    const { fs } = await open();
    const stat = await fs.stat(path).catch(() => undefined);
    // File times come from the machine's clock, whatever clock this storage was given.
    return stat !== undefined && stat.mtimeMs < Date.now() - STALE_CLAIM_MS;
  };

  /** Of all who see the same expired value, one wins it: who creates the claim that is named after that very value. */
  const claim = async (expired: Entry): Promise<boolean> => {
    const { fs, at } = await open();
    const path = at(`${expired.id}.claim`);
    try {
      await fs.writeFile(path, '', { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      // Its process died before it could use it.
      if (await isOld(path)) await remove(path);
      return false;
    }
  };

  const takeOver = async (path: string, name: string, expired: Entry): Promise<boolean> => {
    const { fs, at } = await open();
    if (!(await claim(expired))) return false;
    const current = await read(name);
    if (current?.id !== expired.id) return current === undefined && (await create(path, name));
    await fs.rename(path, at(name));
    return true;
  };

  return {
    async get(key) {
      const entry = await read(await nameOf(key));
      return entry && isLive(entry) ? entry.value : undefined;
    },

    async set(key, value, expiry) {
      const { fs, at } = await open();
      await fs.rename(await prepare(key, value, expiry?.expiresInMs), at(await nameOf(key)));
    },

    async delete(key) {
      const { at } = await open();
      await remove(at(await nameOf(key)));
    },

    async setIfAbsent(key, value, expiry) {
      const name = await nameOf(key);
      const path = await prepare(key, value, expiry?.expiresInMs);
      try {
        if (await create(path, name)) return true;
        const there = await read(name);
        if (there === undefined) return await create(path, name);
        return isLive(there) ? false : await takeOver(path, name, there);
      } finally {
        await remove(path);
      }
    },
  };
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, 'code') : undefined;
}
