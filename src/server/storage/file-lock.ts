import type { FileHandle } from 'node:fs/promises';

type FileSystem = typeof import('node:fs/promises');

/** A process that was killed while it wrote an entry blocks that entry for this long. */
export const ABANDONED_MS = 10_000;
const LOOK_AGAIN_MS = 5;

/** The exclusive right to change one entry, over all processes on this disk: its lock file exists once. */
export interface FileLock {
  readonly file: FileHandle;
  /** Gives the lock file the name of the entry: what was written into it becomes the entry, and the lock is free. */
  commit(): Promise<void>;
  /** Frees the lock without a change. It may follow `commit`. */
  release(): Promise<void>;
}

/**
 * Takes the lock of a file, as Git does it. Only the file system's clock counts: it is the same for all processes.
 * `undefined` when the folder of the file does not exist.
 */
export async function lockFile(
  fs: FileSystem,
  path: string,
  now: () => Promise<number>,
): Promise<FileLock | undefined> {
  const lockPath = `${path}.lock`;
  for (;;) {
    try {
      return held(fs, path, lockPath, await fs.open(lockPath, 'wx', 0o600));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    await removeAbandoned(fs, lockPath, await now());
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

function held(fs: FileSystem, path: string, lockPath: string, file: FileHandle): FileLock {
  const since = performance.now();
  let isOpen = true;
  const isMine = async () => {
    // A process that was stopped for long may have been taken for dead.
    if (performance.now() - since < ABANDONED_MS / 2) return true;
    const there = await fs.stat(lockPath).catch(() => undefined);
    return there !== undefined && there.ino === (await file.stat()).ino;
  };
  return {
    file,
    async commit() {
      if (!(await isMine())) throw new Error('The lock of a stored value was lost.');
      await file.close();
      isOpen = false;
      await fs.rename(lockPath, path);
    },
    async release() {
      if (!isOpen) return;
      if (await isMine()) await fs.rm(lockPath, { force: true });
      await file.close();
    },
  };
}

/** Removes the lock of a process that died with it; without a doubt, also when several processes try at once. */
export async function removeAbandoned(fs: FileSystem, lockPath: string, now: number): Promise<void> {
  // The change time is the kernel's: no process can set it.
  const found = await fs.stat(lockPath).catch(() => undefined);
  if (!found || now - found.ctimeMs < ABANDONED_MS) return;
  const aside = `${lockPath}.${crypto.randomUUID()}`;
  await fs.rename(lockPath, aside).catch(() => undefined);
  const moved = await fs.stat(aside).catch(() => undefined);
  // Another process was faster, and this lock belongs to the next one.
  if (moved && moved.ino !== found.ino) await fs.link(aside, lockPath).catch(() => undefined);
  await fs.rm(aside, { force: true });
}

export function codeOf(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, 'code') : undefined;
}
