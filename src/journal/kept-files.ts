import { handleOf, isFileHandle, openHandle } from './file-handles.js';
import { fingerprintOf, isFingerprint, sameFingerprint } from './fingerprint.js';
import type { Fingerprint } from './fingerprint.js';
import { createLane } from './lane.js';
import type { RecordStore } from './record-store.js';

/** Files are copied up to this size together, in their order; those without room have to be opened where they are, or chosen again. */
const MAX_COPIED_BYTES = 64_000_000;

/** Files by the ids that drafts name them by. */
export type Files = Readonly<Record<string, File>>;

export interface RecalledFiles {
  /** Those that could be kept. */
  readonly files: Files;
  /** The browser may open the others where they are, after a click. */
  readonly canOpen: boolean;
}

const copyKey = (key: string, id: string): string => `file:${key}/${id}`;
const printKey = (key: string, id: string): string => `print:${key}/${id}`;
const handleKey = (key: string, id: string): string => `handle:${key}/${id}`;

/** The files of posts and drafts, as far as they outlive the page: a small copy, a handle, and what each is known by. */
export interface KeptFiles {
  /** Notes what each file is known by, and keeps it where that can be done; `noted` holds those that were noted before. */
  keep(key: string, files: Files, noted?: Set<string>): void;
  /** Resolves when the notes that were begun are there. */
  noted(): Promise<unknown>;
  /** Resolves when the copies that were begun are there too. */
  copied(): Promise<void>;
  /** The files that can be read now without asking anybody. */
  filesOf(key: string, ids: readonly string[]): Promise<RecalledFiles>;
  /** Opens files where they are; those that are no longer the same are left out. */
  open(key: string, ids: readonly string[]): Promise<Files>;
  recognize(key: string, ids: readonly string[], files: readonly File[]): Promise<Files>;
  /** What the files of a post are known by, in an order that does not depend on their ids. */
  printsOf(key: string): Promise<readonly Fingerprint[]>;
  dropFile(key: string, id: string): void;
  drop(key: string): Promise<void>;
}

export function createKeptFiles(store: RecordStore): KeptFiles {
  /** Files are read for them, which may take long: what else is written down does not wait. */
  const note = createLane();
  /** Nothing waits for copies but the end of what they belong to. */
  const copy = createLane();

  function valueOf(recordKey: string): Promise<unknown> {
    return store.get(recordKey).catch(() => undefined);
  }

  async function isSame(key: string, id: string, file: File): Promise<boolean> {
    const print = await valueOf(printKey(key, id));
    if (!isFingerprint(print)) return false;
    const found = await fingerprintOf(file).catch(() => undefined);
    return found !== undefined && sameFingerprint(print, found);
  }

  async function openFile(key: string, id: string, asks: boolean): Promise<File | undefined> {
    const handle = await valueOf(handleKey(key, id));
    const file = isFileHandle(handle) ? await openHandle(handle, asks).catch(() => undefined) : undefined;
    return file && (await isSame(key, id, file)) ? file : undefined;
  }

  return {
    keep(key, files, noted = new Set()) {
      let room = MAX_COPIED_BYTES;
      for (const [id, file] of Object.entries(files)) {
        const hasRoom = file.size <= room;
        if (hasRoom) room -= file.size;
        if (noted.has(id)) continue;
        noted.add(id);
        void note(async () => store.put(printKey(key, id), await fingerprintOf(file)));
        void copy(async () => {
          const handle = await handleOf(file);
          if (handle) await store.put(handleKey(key, id), handle);
        });
        if (hasRoom) void copy(() => store.put(copyKey(key, id), file));
      }
    },
    noted: () => note(),
    async copied() {
      await note();
      await copy();
    },
    async filesOf(key, ids) {
      const files: Record<string, File> = {};
      let canOpen = true;
      for (const id of ids) {
        const stored = await valueOf(copyKey(key, id));
        const file = stored instanceof File ? stored : await openFile(key, id, false);
        if (file) files[id] = file;
        else canOpen &&= isFileHandle(await valueOf(handleKey(key, id)));
      }
      return { files, canOpen };
    },
    async open(key, ids) {
      const files: Record<string, File> = {};
      for (const id of ids) {
        const file = await openFile(key, id, true);
        if (file) files[id] = file;
      }
      return files;
    },
    async recognize(key, ids, files) {
      const recognized: Record<string, File> = {};
      for (const id of ids) {
        for (const file of files) if (!recognized[id] && (await isSame(key, id, file))) recognized[id] = file;
      }
      return recognized;
    },
    async printsOf(key) {
      const prints: Fingerprint[] = [];
      for (const recordKey of await store.keys(printKey(key, '')).catch(() => [])) {
        const print = await valueOf(recordKey);
        if (isFingerprint(print)) prints.push(print);
      }
      return prints.sort((a, b) => a.size - b.size || a.hashes.join().localeCompare(b.hashes.join()));
    },
    dropFile(key, id) {
      void note(() => store.delete(printKey(key, id)));
      for (const recordKey of [copyKey(key, id), handleKey(key, id)]) void copy(() => store.delete(recordKey));
    },
    async drop(key) {
      for (const prefix of [copyKey(key, ''), printKey(key, ''), handleKey(key, '')])
        for (const recordKey of await store.keys(prefix)) await store.delete(recordKey);
    },
  };
}
