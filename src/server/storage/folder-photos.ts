import type { PhotoStore } from './photo-store.js';

export interface FolderPhotosOptions {
  /** Directory of its own; it is made when it is not there. Machines that share it share the photos. */
  readonly directory: string;
  /** Milliseconds since 1970. Default: the clock of the machine. */
  readonly now?: () => number;
}

const SWEEP_MS = 10 * 60 * 1000;
/** A photo that has been on its way for so long was broken off with its process. */
const PART_MS = 60 * 60 * 1000;
const PIECE_BYTES = 256 * 1024;

/** Keeps each photo in one file of a folder. Its modification time is when it expires, so that sweeping reads no photo. */
export function folderPhotos({ directory, now = Date.now }: FolderPhotosOptions): PhotoStore & {
  /** Deletes expired photos; it also runs by itself, at the first use and every ten minutes. */
  sweep(): Promise<void>;
  /** Ends the sweeping of this process. */
  close(): void;
} {
  // Loaded on first use, so that runtimes without a file system can load this module too.
  const load = async () => {
    const [fs, { join }] = await Promise.all([import('node:fs/promises'), import('node:path')]);
    await fs.mkdir(directory, { recursive: true, mode: 0o700 });
    return { fs, at: (name: string) => join(directory, name) };
  };
  let loading: ReturnType<typeof load> | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  let closed = false;

  const disk = async () => {
    const isFirst = loading === undefined;
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    const loaded = await loading;
    if (isFirst && !closed) {
      timer = setInterval(() => void sweep().catch(() => undefined), SWEEP_MS);
      timer.unref();
      void sweep().catch(() => undefined);
    }
    return loaded;
  };
  const sweep = async () => {
    const { fs, at } = await disk();
    for (const name of await fs.readdir(directory)) {
      if (closed) return;
      const { mtimeMs } = await fs.stat(at(name)).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
      // One that is still being written has the machine's time.
      const isOver = name.endsWith('.part') ? mtimeMs + PART_MS <= Date.now() : mtimeMs <= now();
      if (isOver) await fs.rm(at(name), { force: true });
    }
  };

  return {
    async put(name, { body, expiresInMs }) {
      const { fs, at } = await disk();
      const part = at(`${name}.part`);
      const file = await fs.open(part, 'wx', 0o600);
      try {
        for await (const piece of body) await file.writeFile(piece);
        await file.utimes(0, (now() + expiresInMs) / 1000);
        await file.close();
        await fs.rename(part, at(name));
      } catch (error) {
        await file.close();
        await fs.rm(part, { force: true });
        throw error;
      }
    },

    async get(name) {
      const { fs, at } = await disk();
      const file = await fs.open(at(name), 'r').catch((error: unknown) => {
        if (error instanceof Error && Reflect.get(error, 'code') === 'ENOENT') return undefined;
        throw error;
      });
      return (
        file &&
        new ReadableStream<Uint8Array>(
          {
            async pull(controller) {
              const { bytesRead, buffer } = await file.read(new Uint8Array(PIECE_BYTES));
              if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
              await file.close();
              controller.close();
            },
            cancel: () => file.close(),
          },
          { highWaterMark: 0 },
        )
      );
    },

    async delete(name) {
      const { fs, at } = await disk();
      await fs.rm(at(name), { force: true });
    },

    sweep,
    close() {
      closed = true;
      clearInterval(timer);
    },
  };
}
