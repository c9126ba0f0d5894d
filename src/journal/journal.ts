import { randomId } from '../adapter/random-id.js';
import { fileIds } from '../domain/media.js';
import type { SavedDraftData, SavedPostData } from '../wire/saved-post.js';
import type { Fingerprint } from './fingerprint.js';
import { createEntries } from './entries.js';
import type { Readers } from './entries.js';
import { createHolds } from './holds.js';
import type { Locks } from './holds.js';
import { sameFingerprint } from './fingerprint.js';
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

const NO_FILE: Fingerprint = { size: -1, hashes: [] };

type Recalled = RecalledFiles & { readonly saved: SavedPostData };

type RecalledDraft = RecalledFiles & { readonly draft: SavedDraftData };

/** What a draft has to fit to come back. */
type DraftOwner = Pick<SavedDraftData, 'account' | 'preset'> & { readonly adapterId: string };

/** What survives the page. Nothing rejects: a browser that stores nothing posts as well, it only forgets. */
export interface Journal {
  /** The newest post that was begun through this adapter and that no page is at; from now on this page is. */
  recall(adapterId: string): Promise<Recalled | undefined>;
  /** Writes down how far a post is; the last call for a key counts. */
  save(adapterId: string, saved: SavedPostData, files: Files): Promise<void>;
  /** The post has ended. One that was posted is remembered for a day, by its files. */
  forget(key: string, isPosted: boolean): Promise<void>;
  /**
   * Whether another post of the same files is under way, in this page or another, or was made in the last day. Resolves
   * when all that was to be saved before is saved; copies of files may follow.
   */
  findTwin(adapterId: string, key: string): Promise<'under-way' | 'posted' | undefined>;
  /** Whether a page is at this post now. */
  isUnderWay(key: string): Promise<boolean>;
  /** Those of the files that a post, or without a key the draft of this page, was made of, by their ids. */
  recognize(key: string | undefined, ids: readonly string[], files: readonly File[]): Promise<Files>;
  /** Opens them where they are; the browser may ask the user. Those that are no longer the same are left out. */
  open(key: string | undefined, ids: readonly string[]): Promise<Files>;
  /** The newest draft of this owner that no page is at; from now on this page is. */
  recallDraft(owner: DraftOwner): Promise<RecalledDraft | undefined>;
  /** Writes down the draft of this page, of which there is one. */
  saveDraft(adapterId: string, saved: SavedDraftData, files: Files): Promise<void>;
  /** Another page may take the draft over. */
  leaveDraft(): Promise<void>;
  forgetDraft(): Promise<void>;
}

export interface JournalOptions {
  readonly store?: RecordStore;
  /** Tells other pages which posts this one is at; without it each page takes every post for abandoned. */
  readonly locks?: Locks | undefined;
  /** The device's time of day. */
  readonly now?: () => number;
  readonly loadReaders?: () => Promise<Readers>;
}

const postKey = (key: string): string => `post:${key}`;
const draftKey = (key: string): string => `draft:${key}`;
const postedKey = (key: string): string => `posted:${key}`;

const idsOf = ({ media, chosen }: SavedDraftData): readonly string[] => [...fileIds(media), ...(chosen?.ids ?? [])];

export function createJournal({
  store = records,
  locks = globalThis.navigator?.locks,
  now = Date.now,
  loadReaders = () => import('../wire/saved-post.js'),
}: JournalOptions = {}): Journal {
  const { take, letGo, isTaken } = createHolds(locks);
  const { read, newest, entryOf, keysOf } = createEntries(store, now, loadReaders);
  /** Posts whose files have been looked at. */
  const begun = new Set<string>();
  /** The draft of this page, and its files that have been looked at. */
  let mine: MyDraft | undefined;
  const write = createLane();

  async function drop(key: string): Promise<void> {
    for (const recordKey of [postKey(key), draftKey(key)]) await store.delete(recordKey);
    await kept().drop(key);
  }

  const dropLater = (key: string): Promise<void> => write(() => drop(key));

  /** The draft that this page writes to; one that another page has taken over stays with that. */
  async function myDraft(): Promise<MyDraft> {
    if (mine && (await take(mine.key))) return mine;
    const key = `draft-${randomId()}`;
    // Nobody else knows the key. A page that is going has no time to wait.
    mine = { key, ids: new Set(), taken: take(key) };
    return mine;
  }

  /** Takes what another page has let go of since it was read, unless that has ended it. */
  async function takeStill(keyOf: (key: string) => string, key: string): Promise<boolean> {
    if (!(await take(key))) return false;
    const isThere = (await store.get(keyOf(key)).catch(() => undefined)) !== undefined;
    if (!isThere) letGo(key);
    return isThere;
  }

  let keptFiles: KeptFiles | undefined;
  /** Made with the first file: hardly any page has one to keep, and many elements may stand on one. */
  const kept = (): KeptFiles => (keptFiles ??= createKeptFiles(store));

  async function remember(key: string): Promise<void> {
    const record = await read(postKey(key));
    const prints = await kept().printsOf(key);
    if (record && prints.length > 0)
      await store.put(postedKey(key), { adapterId: record.adapterId, at: now(), prints });
  }

  return {
    async recall(adapterId) {
      // Where drafts are not to come back, nobody else looks for those that are too old.
      await newest(draftKey, dropLater, (readers) => readers.parseSavedDraft);
      for (const { key, saved, savedAt, adapterId: through } of await newest(
        postKey,
        dropLater,
        (readers) => readers.parseSavedPost,
      )) {
        if (through !== adapterId || !(await takeStill(postKey, key))) continue;
        begun.add(key);
        const { expiresAt } = saved;
        // A clock that was set back gives no more time than there was.
        const left = expiresAt === undefined ? undefined : Math.min(expiresAt, now() + expiresAt - savedAt);
        const files = await kept().filesOf(key, [...fileIds(saved.consent.draft.media)]);
        return { saved: { ...saved, expiresAt: left }, ...files };
      }
      return undefined;
    },
    async save(adapterId, saved, files) {
      const { key } = saved;
      const isNew = !begun.has(key);
      begun.add(key);
      const written = write(() => store.put(postKey(key), entryOf(adapterId, saved)));
      if (isNew) kept().keep(key, files);
      if (isNew) await take(key);
      await written;
    },
    async forget(key, isPosted) {
      await kept().copied();
      if (isPosted) await write(() => remember(key));
      await dropLater(key);
      begun.delete(key);
      letGo(key);
    },
    async findTwin(adapterId, key) {
      await write();
      await kept().noted();
      const mine = await kept().printsOf(key);
      const isTwin = (prints: readonly Fingerprint[]): boolean =>
        mine.length > 0 && mine.every((print, index) => sameFingerprint(print, prints[index] ?? NO_FILE));
      for (const recordKey of await keysOf(postKey(''))) {
        const other = recordKey.slice(postKey('').length);
        const record = other === key ? undefined : await read(recordKey);
        if (record?.adapterId === adapterId && isTwin(await kept().printsOf(other))) return 'under-way';
      }
      for (const recordKey of await keysOf(postedKey(''))) {
        const posted = readPosted(await store.get(recordKey).catch(() => undefined));
        if (!posted || Math.abs(now() - posted.at) > MEMORY) await write(() => store.delete(recordKey));
        else if (posted.adapterId === adapterId && isTwin(posted.prints)) return 'posted';
      }
      return undefined;
    },
    isUnderWay: isTaken,
    recognize: async (key = mine?.key, ids, files) => (key === undefined ? {} : kept().recognize(key, ids, files)),
    open: async (key = mine?.key, ids) => (key === undefined ? {} : kept().open(key, ids)),
    async recallDraft({ adapterId, account, preset }) {
      for (const { key, saved, adapterId: through } of await newest(
        draftKey,
        dropLater,
        (readers) => readers.parseSavedDraft,
      )) {
        const isOwn = through === adapterId && saved.account === account && saved.preset === preset;
        if (!isOwn || !(await takeStill(draftKey, key))) continue;
        const ids = idsOf(saved);
        mine = { key, ids: new Set(ids), taken: Promise.resolve(true) };
        return { draft: saved, ...(await kept().filesOf(key, ids)) };
      }
      return undefined;
    },
    async saveDraft(adapterId, saved, files) {
      const { key, ids } = await myDraft();
      const wanted = new Set(idsOf(saved));
      const written = write(() => store.put(draftKey(key), entryOf(adapterId, saved)));
      for (const id of [...ids].filter((each) => !wanted.has(each))) {
        ids.delete(id);
        kept().dropFile(key, id);
      }
      kept().keep(key, files, ids);
      await written;
    },
    async leaveDraft() {
      const left = mine;
      await write();
      await left?.taken;
      if (left) letGo(left.key);
    },
    async forgetDraft() {
      const ended = mine;
      mine = undefined;
      if (!ended) return;
      await kept().copied();
      await dropLater(ended.key);
      await ended.taken;
      letGo(ended.key);
    },
  };
}
