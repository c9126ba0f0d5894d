import type { SavedDraftData, SavedPostData } from '../wire/saved-post.js';
import type { RecordStore } from './record-store.js';

/** As long as the backend can tell one consent from another; a draft that nobody came back to is forgotten as late. */
const RETENTION = 7 * 24 * 60 * 60_000;

const VERSION = 1;

interface Entry {
  readonly version: typeof VERSION;
  readonly adapterId: string;
  readonly savedAt: number;
  /** Where on the page a draft was made; empty where nothing else could have made it. */
  readonly position: string;
  /** What was kept, unread. */
  readonly saved: unknown;
}

/** What reads the records. */
export interface Readers {
  parseSavedPost(value: unknown): SavedPostData | undefined;
  parseSavedDraft(value: unknown): SavedDraftData | undefined;
}

export interface Found<T> extends Pick<Entry, 'adapterId' | 'savedAt' | 'position'> {
  readonly key: string;
  readonly saved: T;
}

/** Posts and drafts as they stand in the storage. What cannot be read is not there. */
export class Entries {
  readonly #store: RecordStore;
  readonly #now: () => number;
  readonly #loadReaders: () => Promise<Readers>;
  readonly #position: string;

  constructor(store: RecordStore, now: () => number, loadReaders: () => Promise<Readers>, position: string) {
    this.#store = store;
    this.#now = now;
    this.#loadReaders = loadReaders;
    this.#position = position;
  }

  keysOf(prefix: string): Promise<readonly string[]> {
    return this.#store.keys(prefix).catch(() => []);
  }

  entryOf(adapterId: string, saved: SavedPostData | SavedDraftData): Entry {
    return { version: VERSION, adapterId, savedAt: this.#now(), position: this.#position, saved };
  }

  async read(recordKey: string): Promise<Entry | undefined> {
    const value: unknown = await this.#store.get(recordKey).catch(() => undefined);
    if (typeof value !== 'object' || value === null) return undefined;
    const { version, adapterId, savedAt, position, saved }: Partial<Record<keyof Entry, unknown>> = value;
    const isReadable = version === VERSION && typeof adapterId === 'string' && typeof savedAt === 'number';
    // A clock that was set back must not keep a post for ever.
    const isCurrent = isReadable && Math.abs(this.#now() - savedAt) < RETENTION;
    return isCurrent
      ? { version, adapterId, savedAt, position: typeof position === 'string' ? position : '', saved }
      : undefined;
  }

  /** Every readable entry of a kind by its key, the newest first. What cannot be read, or is too old, is dropped. */
  async newest<T>(
    keyOf: (key: string) => string,
    drop: (key: string) => Promise<unknown>,
    parserOf: (readers: Readers) => (value: unknown) => T | undefined,
  ): Promise<readonly Found<T>[]> {
    const recordKeys = await this.keysOf(keyOf(''));
    // Hardly any page has something to recall, so what reads it is not on board. Without it every record is left as it is.
    const readers = recordKeys.length > 0 ? await this.#loadReaders().catch(() => undefined) : undefined;
    if (!readers) return [];
    const found: Found<T>[] = [];
    for (const recordKey of recordKeys) {
      const key = recordKey.slice(keyOf('').length);
      const entry = await this.read(recordKey);
      const saved = entry && parserOf(readers)(entry.saved);
      if (saved) found.push({ ...entry, key, saved });
      else await drop(key);
    }
    return found.sort((a, b) => b.savedAt - a.savedAt);
  }

  /** Those that an element here may take, its own first: an only element takes any, one of several none of another position. */
  nearest<T>(found: readonly Found<T>[]): readonly Found<T>[] {
    const here = this.#position;
    const others = found.filter(({ position }) => position !== here && !(here && position));
    return [...found.filter(({ position }) => position === here), ...others];
  }
}
