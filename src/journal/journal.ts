import { randomId } from '../adapter/random-id.js';
import { fileIds } from '../domain/media.js';
import type { SavedDraftData, SavedPostData } from '../wire/saved-post.js';
import type { Fingerprint } from './fingerprint.js';
import { Entries } from './entries.js';
import type { Found, Readers } from './entries.js';
import { Holds } from './holds.js';
import type { Locks } from './holds.js';
import { sameFingerprints } from './fingerprint.js';
import { createLane } from './lane.js';
import { createKeptFiles } from './kept-files.js';
import type { Files, KeptFiles, RecalledFiles } from './kept-files.js';
import { readPosted } from './posted.js';
import { records } from './record-store.js';
import type { RecordStore } from './record-store.js';

interface MyDraft {
  readonly key: string;
  readonly ids: Set<string>;
  /** Settled when the lock was asked for. */
  readonly taken: Promise<boolean>;
}

/** For so long a second post of the same files takes a second click, in milliseconds. */
const MEMORY = 24 * 60 * 60_000;

type Recalled = RecalledFiles & { readonly saved: SavedPostData };

type RecalledDraft = RecalledFiles & { readonly draft: SavedDraftData };

/** What a draft has to fit to come back. */
type DraftOwner = Pick<SavedDraftData, 'account' | 'preset'> & { readonly adapterId: string };

export interface JournalOptions {
  readonly store?: RecordStore;
  /** Tells other pages which posts this one is at; without it each page takes every post for abandoned. */
  readonly locks?: Locks | undefined;
  /** The device's time of day. */
  readonly now?: () => number;
  readonly loadReaders?: () => Promise<Readers>;
  /** Tells several elements of one page apart; empty for the only one. */
  readonly position?: string | undefined;
}

const postKey = (key: string): string => `post:${key}`;
const draftKey = (key: string): string => `draft:${key}`;
const postedKey = (key: string): string => `posted:${key}`;

const idsOf = ({ media, chosen }: SavedDraftData): readonly string[] => [...fileIds(media), ...(chosen?.ids ?? [])];

/** The journal as others see it. */
export type Journal = Pick<PageJournal, keyof PageJournal>;

/** What survives the page. Nothing rejects: a browser that stores nothing posts as well, it only forgets. */
export class PageJournal {
  readonly #store: RecordStore;
  readonly #now: () => number;
  readonly #holds: Holds;
  readonly #entries: Entries;
  /** Posts whose files have been looked at. */
  readonly #begun = new Set<string>();
  /** The draft of this page, and its files that have been looked at. */
  #mine: MyDraft | undefined;
  readonly #write = createLane();
  #keptFiles: KeptFiles | undefined;

  constructor({
    store = records,
    locks = globalThis.navigator?.locks,
    now = Date.now,
    loadReaders = () => import('../wire/saved-post.js'),
    position = '',
  }: JournalOptions = {}) {
    this.#store = store;
    this.#now = now;
    this.#holds = new Holds(locks);
    this.#entries = new Entries(store, now, loadReaders, position);
  }

  /** The newest post that was begun through this adapter and that no page is at; from now on this page is. */
  async recall(adapterId: string): Promise<Recalled | undefined> {
    // Where drafts are not to come back, nobody else looks for those that are too old.
    await this.#newest(draftKey, (readers) => readers.parseSavedDraft);
    for (const { key, saved, savedAt, adapterId: through } of await this.#newest(
      postKey,
      (readers) => readers.parseSavedPost,
    )) {
      if (through !== adapterId || !(await this.#takeStill(postKey, key))) continue;
      this.#begun.add(key);
      const { expiresAt } = saved;
      // A clock that was set back gives no more time than there was.
      const left = expiresAt === undefined ? undefined : Math.min(expiresAt, this.#now() + expiresAt - savedAt);
      const files = await this.#kept.filesOf(key, [...fileIds(saved.consent.draft.media)]);
      return { saved: { ...saved, expiresAt: left }, ...files };
    }
    return undefined;
  }

  /** Writes down how far a post is; the last call for a key counts. */
  async save(adapterId: string, saved: SavedPostData, files: Files): Promise<void> {
    const { key } = saved;
    const isNew = !this.#begun.has(key);
    this.#begun.add(key);
    const written = this.#write(() => this.#store.put(postKey(key), this.#entries.entryOf(adapterId, saved)));
    if (isNew) this.#kept.keep(key, files);
    if (isNew) await this.#holds.take(key);
    await written;
  }

  /** The post has ended. One that was posted is remembered for a day, by its files. */
  async forget(key: string, isPosted: boolean): Promise<void> {
    await this.#kept.copied();
    if (isPosted) await this.#write(() => this.#remember(key));
    await this.#dropLater(key);
    this.#begun.delete(key);
    this.#holds.letGo(key);
  }

  /**
   * Whether another post of the same files is under way, in this page or another, or was made in the last day. Resolves
   * when all that was to be saved before is saved; copies of files may follow.
   */
  async findTwin(adapterId: string, key: string): Promise<'under-way' | 'posted' | undefined> {
    await this.#write();
    await this.#kept.noted();
    const mine = await this.#kept.printsOf(key);
    const isTwin = (prints: readonly Fingerprint[]): boolean => mine.length > 0 && sameFingerprints(mine, prints);
    for (const recordKey of await this.#entries.keysOf(postKey(''))) {
      const other = recordKey.slice(postKey('').length);
      const record = other === key ? undefined : await this.#entries.read(recordKey);
      if (record?.adapterId === adapterId && isTwin(await this.#kept.printsOf(other))) return 'under-way';
    }
    for (const recordKey of await this.#entries.keysOf(postedKey(''))) {
      const posted = readPosted(await this.#store.get(recordKey).catch(() => undefined));
      if (!posted || Math.abs(this.#now() - posted.at) > MEMORY) await this.#write(() => this.#store.delete(recordKey));
      else if (posted.adapterId === adapterId && isTwin(posted.prints)) return 'posted';
    }
    return undefined;
  }

  /** Whether a page is at this post now. */
  isUnderWay(key: string): Promise<boolean> {
    return this.#holds.isTaken(key);
  }

  /** Those of the files that a post, or without a key the draft of this page, was made of, by their ids. */
  async recognize(key = this.#mine?.key, ids: readonly string[], files: readonly File[]): Promise<Files> {
    return key === undefined ? {} : this.#kept.recognize(key, ids, files);
  }

  /** Opens them where they are; the browser may ask the user. Those that are no longer the same are left out. */
  async open(key = this.#mine?.key, ids: readonly string[]): Promise<Files> {
    return key === undefined ? {} : this.#kept.open(key, ids);
  }

  /**
   * The newest draft of this owner that no page is at, one that was made here before others; from now on this page is at it,
   * unless it has saved another one meanwhile.
   */
  async recallDraft({ adapterId, account, preset }: DraftOwner): Promise<RecalledDraft | undefined> {
    const found = await this.#newest(draftKey, (readers) => readers.parseSavedDraft);
    for (const { key, saved, adapterId: through } of this.#entries.nearest(found)) {
      const isOwn = through === adapterId && saved.account === account && saved.preset === preset;
      if (!isOwn || !(await this.#takeStill(draftKey, key))) continue;
      const ids = idsOf(saved);
      const files = await this.#kept.filesOf(key, ids);
      if (this.#mine) return void this.#holds.letGo(key);
      this.#mine = { key, ids: new Set(ids), taken: Promise.resolve(true) };
      return { draft: saved, ...files };
    }
    return undefined;
  }

  /** Writes down the draft of this page, of which there is one, with those of the files that it names; `false`: the browser did not take it. */
  async saveDraft(adapterId: string, saved: SavedDraftData, files: Files): Promise<boolean> {
    const { key, ids } = await this.#myDraft();
    const wanted = new Set(idsOf(saved));
    const written = this.#write(() => this.#store.put(draftKey(key), this.#entries.entryOf(adapterId, saved)));
    for (const id of [...ids].filter((each) => !wanted.has(each))) {
      ids.delete(id);
      this.#kept.dropFile(key, id);
    }
    this.#kept.keep(key, Object.fromEntries(Object.entries(files).filter(([id]) => wanted.has(id))), ids);
    return written;
  }

  /** Another page may take the draft over; `isAside`: what this page makes from now on is another draft. */
  async leaveDraft(isAside = false): Promise<void> {
    const left = this.#mine;
    if (isAside) this.#mine = undefined;
    await this.#write();
    await left?.taken;
    if (left) this.#holds.letGo(left.key);
  }

  async forgetDraft(): Promise<void> {
    const ended = this.#mine;
    this.#mine = undefined;
    if (!ended) return;
    await this.#kept.copied();
    await this.#dropLater(ended.key);
    await ended.taken;
    this.#holds.letGo(ended.key);
  }

  #newest<T>(
    keyOf: (key: string) => string,
    parserOf: (readers: Readers) => (value: unknown) => T | undefined,
  ): Promise<readonly Found<T>[]> {
    return this.#entries.newest(keyOf, (key) => this.#dropLater(key), parserOf);
  }

  #dropLater(key: string): Promise<unknown> {
    return this.#write(async () => {
      for (const recordKey of [postKey(key), draftKey(key)]) await this.#store.delete(recordKey);
      await this.#kept.drop(key);
    });
  }

  /** The draft that this page writes to; one that another page has taken over stays with that. */
  async #myDraft(): Promise<MyDraft> {
    if (this.#mine && (await this.#holds.take(this.#mine.key))) return this.#mine;
    const key = `draft-${randomId()}`;
    // Nobody else knows the key. A page that is going has no time to wait.
    return (this.#mine = { key, ids: new Set(), taken: this.#holds.take(key) });
  }

  /** Takes what another page has let go of since it was read, unless that has ended it. */
  async #takeStill(keyOf: (key: string) => string, key: string): Promise<boolean> {
    if (!(await this.#holds.take(key))) return false;
    const isThere = (await this.#store.get(keyOf(key)).catch(() => undefined)) !== undefined;
    if (!isThere) this.#holds.letGo(key);
    return isThere;
  }

  /** Made with the first file: hardly any page has one to keep, and many elements may stand on one. */
  get #kept(): KeptFiles {
    return (this.#keptFiles ??= createKeptFiles(this.#store));
  }

  async #remember(key: string): Promise<void> {
    const record = await this.#entries.read(postKey(key));
    const prints = await this.#kept.printsOf(key);
    if (record && prints.length > 0)
      await this.#store.put(postedKey(key), { adapterId: record.adapterId, at: this.#now(), prints });
  }
}
