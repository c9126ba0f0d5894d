import { parseSavedPost } from '../../../wire/saved-post.js';
import type { SavedPost } from '../../state.js';
import type { Fingerprint } from './fingerprint.js';
import { fingerprintOf, sameFingerprint } from './fingerprint.js';
import { openRecordStore } from './record-store.js';
import type { RecordStore } from './record-store.js';

/** Files are copied up to this size together; larger ones have to be chosen again. */
const MAX_COPIED_BYTES = 64_000_000;

/** As long as the backend can tell one consent from another. */
const RETENTION = 7 * 24 * 60 * 60_000;

const VERSION = 1;

type Files = Readonly<Record<string, File>>;

export interface Recalled {
  readonly saved: SavedPost;
  /** Those that could be kept. */
  readonly files: Files;
}

/** What survives the page. Nothing rejects: a browser that stores nothing posts as well, it only forgets. */
export interface Journal {
  /** The newest post that was begun through this adapter and that no page is at; from now on this page is. */
  recall(adapterId: string): Promise<Recalled | undefined>;
  /** Writes down how far a post is; the last call for a key counts. */
  save(adapterId: string, saved: SavedPost, files: Files): Promise<void>;
  forget(key: string): Promise<void>;
  /** Resolves when everything that was to be saved before is saved; copies of files may follow. */
  settled(): Promise<void>;
  /** Whether a file is the one that a post was begun with. */
  recognizes(key: string, fileId: string, file: File): Promise<boolean>;
}

export interface JournalOptions {
  readonly store?: RecordStore;
  /** Tells other pages which posts this one is at; without it each page takes every post for abandoned. */
  readonly locks?: Pick<LockManager, 'request'> | undefined;
  /** The device's time of day. */
  readonly now?: () => number;
}

interface PostRecord {
  readonly version: typeof VERSION;
  readonly adapterId: string;
  readonly savedAt: number;
  readonly saved: SavedPost;
}

const postKey = (key: string): string => `post:${key}`;
const fileKey = (key: string, id: string): string => `file:${key}/${id}`;
const printKey = (key: string, id: string): string => `print:${key}/${id}`;

export function createJournal({
  store = openRecordStore(),
  locks = globalThis.navigator?.locks,
  now = Date.now,
}: JournalOptions = {}): Journal {
  /** Posts that this page is at, by their keys, and how it lets go of them. */
  const held = new Map<string, () => void>();
  let writing = Promise.resolve();

  /** One write after the other; one that fails, as with a full disk, is given up. */
  function write(work: () => Promise<unknown>): Promise<void> {
    writing = writing.then(work).then(
      () => {},
      () => {},
    );
    return writing;
  }

  /** Takes a post for this page, until it is forgotten or the page ends; `false`: another page is at it. */
  function take(key: string): Promise<boolean> {
    if (held.has(key)) return Promise.resolve(true);
    return new Promise<boolean>((resolve) => {
      const whileHeld = (lock: Lock | null): Promise<void> | undefined => {
        const hold = lock ? new Promise<void>((release) => held.set(key, release)) : undefined;
        resolve(lock !== null);
        return hold;
      };
      const request = locks?.request(`share-to-tiktok ${key}`, { ifAvailable: true }, whileHeld);
      const takeAlone = (): void => {
        held.set(key, () => {});
        resolve(true);
      };
      if (request) request.catch(takeAlone);
      else takeAlone();
    });
  }

  async function read(recordKey: string): Promise<PostRecord | undefined> {
    const value: unknown = await store.get(recordKey).catch(() => undefined);
    if (typeof value !== 'object' || value === null) return undefined;
    const { version, adapterId, savedAt, saved }: Partial<Record<keyof PostRecord, unknown>> = value;
    const post = parseSavedPost(saved);
    const isReadable = version === VERSION && typeof adapterId === 'string' && typeof savedAt === 'number';
    // A clock that was set back must not keep a post for ever.
    const isCurrent = isReadable && Math.abs(now() - savedAt) < RETENTION;
    return post && isCurrent ? { version, adapterId, savedAt, saved: post } : undefined;
  }

  async function drop(key: string): Promise<void> {
    await store.delete(postKey(key));
    for (const prefix of [fileKey(key, ''), printKey(key, '')])
      for (const recordKey of await store.keys(prefix)) await store.delete(recordKey);
  }

  async function copyFiles(key: string, files: Files): Promise<void> {
    const entries = Object.entries(files);
    const bytes = entries.reduce((sum, [, file]) => sum + file.size, 0);
    for (const [id, file] of entries) {
      await write(async () => store.put(printKey(key, id), await fingerprintOf(file)));
      if (bytes <= MAX_COPIED_BYTES) await write(() => store.put(fileKey(key, id), file));
    }
  }

  return {
    async recall(adapterId) {
      const keys = await store.keys(postKey('')).catch(() => []);
      const records: PostRecord[] = [];
      for (const recordKey of keys) {
        const record = await read(recordKey);
        if (record) records.push(record);
        else await write(() => drop(recordKey.slice(postKey('').length)));
      }
      const newestFirst = records
        .filter((record) => record.adapterId === adapterId)
        .sort((a, b) => b.savedAt - a.savedAt);
      for (const { saved } of newestFirst) {
        if (!(await take(saved.key))) continue;
        const files: Record<string, File> = {};
        for (const recordKey of await store.keys(fileKey(saved.key, '')).catch(() => [])) {
          const file: unknown = await store.get(recordKey).catch(() => undefined);
          if (file instanceof File) files[recordKey.slice(fileKey(saved.key, '').length)] = file;
        }
        return { saved, files };
      }
      return undefined;
    },
    async save(adapterId, saved, files) {
      const isNew = !held.has(saved.key);
      const record: PostRecord = { version: VERSION, adapterId, savedAt: now(), saved };
      await write(() => store.put(postKey(saved.key), record));
      if (!isNew) return;
      await take(saved.key);
      await copyFiles(saved.key, files);
    },
    async forget(key) {
      await write(() => drop(key));
      held.get(key)?.();
      held.delete(key);
    },
    settled: () => writing,
    async recognizes(key, fileId, file) {
      const print: unknown = await store.get(printKey(key, fileId)).catch(() => undefined);
      if (!isFingerprint(print)) return false;
      const chosen = await fingerprintOf(file).catch(() => undefined);
      return chosen !== undefined && sameFingerprint(print, chosen);
    },
  };
}

function isFingerprint(value: unknown): value is Fingerprint {
  if (typeof value !== 'object' || value === null) return false;
  const { size, hashes }: Partial<Record<keyof Fingerprint, unknown>> = value;
  return typeof size === 'number' && Array.isArray(hashes) && hashes.every((hash) => typeof hash === 'string');
}
