import type { SavedPost } from '../../state.js';
import type { Fingerprint } from './fingerprint.js';
import { fingerprintOf, sameFingerprint } from './fingerprint.js';
import { openRecordStore } from './record-store.js';
import type { RecordStore } from './record-store.js';

/** Files are copied up to this size together; larger ones have to be chosen again. */
const MAX_COPIED_BYTES = 64_000_000;

/** As long as the backend can tell one consent from another. */
const RETENTION = 7 * 24 * 60 * 60_000;

/** For so long a second post of the same files takes a second click, in milliseconds. */
const MEMORY = 24 * 60 * 60_000;

const NO_FILE: Fingerprint = { size: -1, hashes: [] };

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
  /** The post has ended. One that was posted is remembered for a day, by its files. */
  forget(key: string, isPosted: boolean): Promise<void>;
  /**
   * Whether another post of the same files is under way, in this page or another, or was made in the last day. Resolves
   * when all that was to be saved before is saved; copies of files may follow.
   */
  findTwin(adapterId: string, key: string): Promise<'under-way' | 'posted' | undefined>;
  /** Whether a page is at this post now. */
  isUnderWay(key: string): Promise<boolean>;
  /** Whether a file is the one that a post was begun with. */
  recognizes(key: string, fileId: string, file: File): Promise<boolean>;
}

export interface JournalOptions {
  readonly store?: RecordStore;
  /** Tells other pages which posts this one is at; without it each page takes every post for abandoned. */
  readonly locks?: (Pick<LockManager, 'request'> & Partial<Pick<LockManager, 'query'>>) | undefined;
  /** The device's time of day. */
  readonly now?: () => number;
}

interface PostRecord {
  readonly version: typeof VERSION;
  readonly adapterId: string;
  readonly savedAt: number;
  /** A `SavedPost`, unread. */
  readonly saved: unknown;
}

const postKey = (key: string): string => `post:${key}`;
const lockName = (key: string): string => `share-to-tiktok ${key}`;
const fileKey = (key: string, id: string): string => `file:${key}/${id}`;
const postedKey = (key: string): string => `posted:${key}`;
const printKey = (key: string, id: string): string => `print:${key}/${id}`;

export function createJournal({
  store = openRecordStore(),
  locks = globalThis.navigator?.locks,
  now = Date.now,
}: JournalOptions = {}): Journal {
  /** Posts that this page is at, by their keys, and how it lets go of them. */
  const held = new Map<string, () => void>();
  /** Posts whose files have been looked at. */
  const begun = new Set<string>();
  let writing = Promise.resolve();
  /** Nothing waits for copies but the end of their post. */
  let copying = Promise.resolve();

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
      const request = locks?.request(lockName(key), { ifAvailable: true }, whileHeld);
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
    const isReadable = version === VERSION && typeof adapterId === 'string' && typeof savedAt === 'number';
    // A clock that was set back must not keep a post for ever.
    const isCurrent = isReadable && Math.abs(now() - savedAt) < RETENTION;
    return isCurrent ? { version, adapterId, savedAt, saved } : undefined;
  }

  async function drop(key: string): Promise<void> {
    await store.delete(postKey(key));
    for (const prefix of [fileKey(key, ''), printKey(key, '')])
      for (const recordKey of await store.keys(prefix)) await store.delete(recordKey);
  }

  function keysOf(prefix: string): Promise<readonly string[]> {
    return store.keys(prefix).catch(() => []);
  }

  /** The fingerprints of a post's files, in the order of their ids. */
  async function printsOf(key: string): Promise<readonly Fingerprint[]> {
    const prints: Fingerprint[] = [];
    for (const recordKey of [...(await keysOf(printKey(key, '')))].sort()) {
      const print: unknown = await store.get(recordKey).catch(() => undefined);
      if (isFingerprint(print)) prints.push(print);
    }
    return prints.sort((a, b) => a.size - b.size);
  }

  async function remember(key: string): Promise<void> {
    const record = await read(postKey(key));
    const prints = await printsOf(key);
    if (record && prints.length > 0)
      await store.put(postedKey(key), { adapterId: record.adapterId, at: now(), prints });
  }

  function copyFiles(key: string, files: Files): void {
    const entries = Object.entries(files);
    const bytes = entries.reduce((sum, [, file]) => sum + file.size, 0);
    for (const [id, file] of entries) void write(async () => store.put(printKey(key, id), await fingerprintOf(file)));
    if (bytes > MAX_COPIED_BYTES) return;
    for (const [id, file] of entries) {
      copying = copying.then(() => store.put(fileKey(key, id), file)).catch(() => {});
    }
  }

  return {
    async recall(adapterId) {
      const keys = await keysOf(postKey(''));
      // Hardly any page has a post to recall, so what reads one is not on board. Without it every record is left as it is.
      const wire = keys.length > 0 ? await import('../../../wire/saved-post.js').catch(() => undefined) : undefined;
      if (!wire) return undefined;
      const found: (readonly [savedAt: number, saved: SavedPost])[] = [];
      for (const recordKey of keys) {
        const record = await read(recordKey);
        const saved = record && wire.parseSavedPost(record.saved);
        if (!saved) await write(() => drop(recordKey.slice(postKey('').length)));
        else if (record.adapterId === adapterId) found.push([record.savedAt, saved]);
      }
      for (const [, saved] of found.sort(([a], [b]) => b - a)) {
        if (!(await take(saved.key))) continue;
        begun.add(saved.key);
        const files: Record<string, File> = {};
        for (const recordKey of await keysOf(fileKey(saved.key, ''))) {
          const file: unknown = await store.get(recordKey).catch(() => undefined);
          if (file instanceof File) files[recordKey.slice(fileKey(saved.key, '').length)] = file;
        }
        return { saved, files };
      }
      return undefined;
    },
    async save(adapterId, saved, files) {
      const { key } = saved;
      const isNew = !begun.has(key);
      begun.add(key);
      const record: PostRecord = { version: VERSION, adapterId, savedAt: now(), saved };
      const written = write(() => store.put(postKey(key), record));
      if (isNew) copyFiles(key, files);
      if (isNew) await take(key);
      await written;
    },
    async forget(key, isPosted) {
      await copying;
      if (isPosted) await write(() => remember(key));
      await write(() => drop(key));
      begun.delete(key);
      held.get(key)?.();
      held.delete(key);
    },
    async findTwin(adapterId, key) {
      await writing;
      const mine = await printsOf(key);
      const isTwin = (prints: readonly Fingerprint[]): boolean =>
        mine.length > 0 && mine.every((print, index) => sameFingerprint(print, prints[index] ?? NO_FILE));
      for (const recordKey of await keysOf(postKey(''))) {
        const other = recordKey.slice(postKey('').length);
        const record = other === key ? undefined : await read(recordKey);
        if (record?.adapterId === adapterId && isTwin(await printsOf(other))) return 'under-way';
      }
      for (const recordKey of await keysOf(postedKey(''))) {
        const posted = readPosted(await store.get(recordKey).catch(() => undefined));
        if (!posted || Math.abs(now() - posted.at) > MEMORY) await write(() => store.delete(recordKey));
        else if (posted.adapterId === adapterId && isTwin(posted.prints)) return 'posted';
      }
      return undefined;
    },
    async isUnderWay(key) {
      const all = await locks?.query?.().catch(() => undefined);
      return all?.held?.some(({ name }) => name === lockName(key)) ?? false;
    },
    async recognizes(key, fileId, file) {
      const print: unknown = await store.get(printKey(key, fileId)).catch(() => undefined);
      if (!isFingerprint(print)) return false;
      const chosen = await fingerprintOf(file).catch(() => undefined);
      return chosen !== undefined && sameFingerprint(print, chosen);
    },
  };
}

interface Posted {
  readonly adapterId: string;
  readonly at: number;
  readonly prints: readonly Fingerprint[];
}

function readPosted(value: unknown): Posted | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { adapterId, at, prints }: Partial<Record<keyof Posted, unknown>> = value;
  const isReadable = typeof adapterId === 'string' && typeof at === 'number' && Array.isArray(prints);
  return isReadable && prints.every(isFingerprint) ? { adapterId, at, prints } : undefined;
}

function isFingerprint(value: unknown): value is Fingerprint {
  if (typeof value !== 'object' || value === null) return false;
  const { size, hashes }: Partial<Record<keyof Fingerprint, unknown>> = value;
  return typeof size === 'number' && Array.isArray(hashes) && hashes.every((hash) => typeof hash === 'string');
}
