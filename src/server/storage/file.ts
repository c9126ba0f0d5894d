import type { Entry } from './file-entry.js';
import { DamagedEntry, decodeEntry, digestWith, encodeEntry } from './file-entry.js';
import { folderPhotos } from './folder-photos.js';
import { codeOf, lockFile, removeAbandoned } from './file-lock.js';
import type { Storage, WriteOptions } from './storage.js';

export interface FileStorageOptions {
  /** Directory of its own; it is made when it is not there. All processes that share it share the storage. */
  readonly directory: string;
  /** Milliseconds since 1970. Default: the clock of the file system. */
  readonly now?: () => number;
  /** Gets the file of an entry that could not be read and was set aside. Default: a warning on the console. */
  readonly onDamaged?: (file: string) => void;
}

const SWEEP_MS = 10 * 60 * 1000;
/** How long an entry that could not be read is kept for inspection. */
const DAMAGED_MS = 30 * 24 * 60 * 60 * 1000;
/** How long a reading of the file system's clock serves; in between, time is monotonic. */
const CLOCK_MS = 1000;
/** The modification time of a file is when its entry expires; this one, the last of 32 bits, is never. */
const NEVER = 0x7fff_ffff * 1000;
const SHARD = /^[\da-f]{2}$/;

/**
 * Keeps each value in one file, so that it survives a restart; made for one machine and a local disk. Its atom is the
 * exclusive creation of a lock file, which becomes the entry when it is renamed.
 */
export function fileStorage({ directory, now, onDamaged = warn }: FileStorageOptions): Storage & {
  /** Deletes expired entries; it also runs by itself, at the first use and every ten minutes. */
  sweep(): Promise<void>;
  /** Ends the sweeping of this process. */
  close(): void;
} {
  // Loaded on first use, so that runtimes without a file system can load this module too.
  const load = async () => {
    const [fs, { join }, { createHash }] = await Promise.all([
      import('node:fs/promises'),
      import('node:path'),
      import('node:crypto'),
    ]);
    await fs.mkdir(directory, { recursive: true, mode: 0o700 });
    return { fs, join, digest: digestWith(createHash) };
  };
  let loading: ReturnType<typeof load> | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  let closed = false;
  let clock: { readonly offset: number; readonly readAt: number } | undefined;
  /** The last change of each key in this process: they take turns here instead of at the lock file. */
  const turns = new Map<string, Promise<unknown>>();

  const photos = folderPhotos({ directory: `${directory}/photos`, ...(now ? { now } : {}) });

  const disk = async () => {
    const begun = loading === undefined;
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    const loaded = await loading;
    if (begun && !closed) {
      timer = setInterval(() => void sweep().catch(() => undefined), SWEEP_MS);
      timer.unref();
      void sweep().catch(() => undefined);
    }
    return loaded;
  };

  const fileSystemNow = async (): Promise<number> => {
    const { fs, join } = await disk();
    if (!clock || performance.now() - clock.readAt > CLOCK_MS) {
      const path = join(directory, 'clock');
      await fs.writeFile(path, '0', { mode: 0o600 });
      const readAt = performance.now();
      clock = { offset: (await fs.stat(path)).mtimeMs - readAt, readAt };
    }
    return clock.offset + performance.now();
  };
  const currentTime = async () => now?.() ?? fileSystemNow();
  const isLive = async ({ expiresAt }: Entry) => expiresAt === undefined || expiresAt > (await currentTime());
  const valueOf = async (entry: Entry | undefined) => (entry && (await isLive(entry)) ? entry.value : undefined);

  const locate = async (key: string) => {
    const { join, digest } = await disk();
    const name = digest(key);
    return { shard: join(directory, name.slice(0, 2)), path: join(directory, name.slice(0, 2), name.slice(2)) };
  };

  /** The entry of a file; one that is damaged throws. */
  const readWhole = async (path: string): Promise<Entry | undefined> => {
    const { fs, digest } = await disk();
    const text = await fs.readFile(path, 'utf8').catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    });
    return text === undefined ? undefined : decodeEntry(text, digest);
  };

  /** Under the lock: the entry of a file; one that is damaged is set aside and counts as absent. */
  const readOrSetAside = async (path: string): Promise<Entry | undefined> => {
    try {
      return await readWhole(path);
    } catch (error) {
      if (!(error instanceof DamagedEntry)) throw error;
      const { fs, join } = await disk();
      const aside = join(directory, 'damaged', crypto.randomUUID());
      await fs.mkdir(join(directory, 'damaged'), { recursive: true, mode: 0o700 });
      await fs.rename(path, aside);
      onDamaged(aside);
      return undefined;
    }
  };

  /** Runs `work` alone, over all processes, with the lock of a file. */
  const alone = async <T>(
    path: string,
    work: (lock: NonNullable<Awaited<ReturnType<typeof lockFile>>>) => Promise<T>,
  ) => {
    const before = turns.get(path);
    const turn = (async () => {
      await before?.catch(() => undefined);
      const { fs, join } = await disk();
      let lock = await lockFile(fs, path, fileSystemNow);
      if (!lock) {
        await fs.mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
        await sync(directory);
        lock = await lockFile(fs, path, fileSystemNow);
      }
      if (!lock) throw new Error('The directory of the storage was removed.');
      try {
        return await work(lock);
      } finally {
        await lock.release();
      }
    })();
    turns.set(path, turn);
    try {
      return await turn;
    } finally {
      if (turns.get(path) === turn) turns.delete(path);
    }
  };

  /** Makes the names in a folder survive a power cut. */
  const sync = async (folder: string): Promise<void> => {
    const { fs } = await disk();
    const handle = await fs.open(folder, 'r');
    try {
      await handle.sync().catch((error: unknown) => {
        // Windows syncs files alone; names are in the journal of its file system.
        if (codeOf(error) !== 'EPERM') throw error;
      });
    } finally {
      await handle.close();
    }
  };

  const get = async (key: string): Promise<string | undefined> => {
    const { path } = await locate(key);
    const entry = await readWhole(path).catch((error: unknown) => {
      if (!(error instanceof DamagedEntry)) throw error;
      return alone(path, () => readOrSetAside(path));
    });
    return valueOf(entry);
  };

  /** Writes, or deletes where there is no `next`, if `mayChange` agrees with what stands there. */
  const change = async (
    key: string,
    next: { readonly value: string; readonly options: WriteOptions | undefined } | undefined,
    mayChange?: (current: string | undefined) => boolean,
  ): Promise<boolean> => {
    const { fs, digest } = await disk();
    const { shard, path } = await locate(key);
    // Most who come too late see it here, without a lock.
    if (mayChange && !mayChange(await get(key))) return false;
    return alone(path, async (lock) => {
      if (mayChange && !mayChange(await valueOf(await readOrSetAside(path)))) return false;
      if (!next) {
        await fs.rm(path, { force: true });
        return true;
      }
      const { expiresInMs, durable } = next.options ?? {};
      const expiry = expiresInMs === undefined ? {} : { expiresAt: (await currentTime()) + expiresInMs };
      await lock.file.writeFile(encodeEntry({ key, value: next.value, ...expiry }, digest));
      await lock.file.utimes(0, Math.min(expiry.expiresAt ?? NEVER, NEVER) / 1000);
      if (durable) await lock.file.sync();
      await lock.commit();
      if (durable) await sync(shard);
      return true;
    });
  };

  const expire = async (path: string): Promise<void> => {
    const { fs } = await disk();
    await alone(path, async () => {
      const entry = await readOrSetAside(path);
      if (!entry) return;
      if (!(await isLive(entry))) return fs.rm(path, { force: true });
      // The times of a copy are not those of the original.
      await fs.utimes(path, 0, Math.min(entry.expiresAt ?? NEVER, NEVER) / 1000);
    });
  };

  const sweep = async (): Promise<void> => {
    const { fs, join } = await disk();
    for (const folder of await fs.readdir(directory)) {
      if (!SHARD.test(folder) && folder !== 'damaged') continue;
      for (const name of await fs.readdir(join(directory, folder)).catch(() => [])) {
        if (closed) return;
        // One that is being changed, or cannot be read, is the next sweep's.
        await sweepFile(join(directory, folder, name), folder).catch(() => undefined);
      }
    }
  };
  const sweepFile = async (path: string, folder: string): Promise<void> => {
    const { fs } = await disk();
    if (path.includes('.lock')) return removeAbandoned(fs, path, await fileSystemNow());
    const { mtimeMs, ctimeMs } = await fs.stat(path);
    if (folder === 'damaged') {
      if (ctimeMs < (await fileSystemNow()) - DAMAGED_MS) await fs.rm(path, { force: true });
    } else if (mtimeMs <= (await currentTime())) await expire(path);
  };

  return {
    photos,
    get,
    async set(key, value, options) {
      await change(key, { value, options });
    },
    async delete(key) {
      await change(key, undefined);
    },
    setIfAbsent: (key, value, options) => change(key, { value, options }, (current) => current === undefined),
    compareAndSet: (key, expected, value, options) =>
      change(key, value === undefined ? undefined : { value, options }, (current) => current === expected),
    sweep,
    close() {
      closed = true;
      clearInterval(timer);
      photos.close();
    },
  };
}

function warn(file: string): void {
  // eslint-disable-next-line no-console -- the host chose no other place to be told at
  console.warn(`share-to-tiktok: a stored value could not be read and was set aside: ${file}`);
}
