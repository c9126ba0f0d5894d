import { expect } from '@open-wc/testing';
import { needs } from '../needs.js';
import type { Journal } from '../../../src/journal/journal.js';
import { PageJournal } from '../../../src/journal/journal.js';
import { rememberHandles } from '../../../src/journal/file-handles.js';
import { openRecordStore } from '../../../src/journal/record-store.js';
import type { SavedPost } from '../../../src/composer/state.js';
import { consent, video } from '../../../src/testing/builders.js';

const ADAPTER = 'https://example.com/api/tiktok/';
const FILE = 'video';
const KEY = 'key-00000001';

const bytes = (size: number, seed = 1): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: size }, (_, at) => (at * seed) % 251);
const clip = (size = 300_000, seed = 1) =>
  new File([bytes(size, seed)], 'clip.mp4', { type: 'video/mp4', lastModified: 1_700_000_000_000 });

function saved(overrides: Partial<SavedPost> = {}): SavedPost {
  const post = { consent: consent(), key: KEY, step: 'sending', publishId: 'v_pub_file~v2-1.1' } as const;
  return { ...post, photoUrls: [], confirmedBytes: 5_242_880, expiresAt: 1_800_000_000_000, ...overrides };
}

/** A page of its own: what it holds it lets go of with `leave`, as a browser does when a page ends. */
function page(now = (): number => Date.UTC(2026, 10, 26)): Journal & { readonly leave: () => void } {
  const left = new AbortController();
  const locks: Pick<LockManager, 'request'> = {
    request: (name: string, ...rest: readonly unknown[]) => {
      const [options, work] = rest as [LockOptions, LockGrantedCallback<unknown>];
      const gone = new Promise((resolve) => left.signal.addEventListener('abort', resolve));
      return navigator.locks.request(name, options, (lock) => (lock ? Promise.race([work(lock), gone]) : work(lock)));
    },
  };
  return Object.assign(new PageJournal({ locks, now }), { leave: () => left.abort() });
}

/** A private window of WebKitGTK refuses them. */
async function needsStoredFiles(): Promise<void> {
  const store = openRecordStore();
  const isStored = await store.put('probe', clip(1)).then(
    () => true,
    () => false,
  );
  await store.delete('probe');
  needs(isStored, 'files in the IndexedDB of a private window');
}

/** What the database held is of no other test. */
async function forgetEverything(): Promise<void> {
  const store = openRecordStore();
  for (const key of await store.keys('')) await store.delete(key);
}

describe('journal', () => {
  let pages: (Journal & { readonly leave: () => void })[] = [];
  const open = (now?: () => number) => {
    const opened = page(now);
    pages.push(opened);
    return opened;
  };
  /** A page that has ended, and whose locks are free again. */
  const end = async (opened: { readonly leave: () => void }): Promise<void> => {
    opened.leave();
    await navigator.locks.request(`share-to-tiktok ${KEY}`, () => {});
  };
  beforeEach(forgetEverything);
  afterEach(() => {
    for (const { leave } of pages) leave();
    pages = [];
  });

  it('tells that some page is at a post, until that page ends [R13]', async () => {
    const first = open();
    await first.save(ADAPTER, saved(), {});
    expect(await new PageJournal().isUnderWay(KEY)).to.equal(true);
    await end(first);
    expect(await new PageJournal().isUnderWay(KEY)).to.equal(false);
  });

  it('recalls a post with its file after the page has ended [R6]', async () => {
    await needsStoredFiles();
    const first = open();
    await first.save(ADAPTER, saved(), { [FILE]: clip() });
    await first.findTwin(ADAPTER, KEY);
    await end(first);
    const recalled = await open().recall(ADAPTER);
    expect(recalled?.saved).to.deep.equal(saved());
    const file = recalled?.files[FILE];
    expect([file?.name, file?.type, file?.size]).to.deep.equal(['clip.mp4', 'video/mp4', 300_000]);
    expect(new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer())).to.deep.equal(bytes(300_000));
  });

  it('recalls the receipt in the order of its fields, because the backend compares the text [R9]', async () => {
    const first = open();
    await first.save(ADAPTER, saved(), {});
    await end(first);
    const recalled = await open().recall(ADAPTER);
    expect(JSON.stringify(recalled?.saved.consent)).to.equal(JSON.stringify(saved().consent));
  });

  it('keeps only the last state of a post', async () => {
    const first = open();
    for (const confirmedBytes of [0, 10, 20]) void first.save(ADAPTER, saved({ confirmedBytes }), {});
    await first.findTwin(ADAPTER, KEY);
    await end(first);
    expect((await open().recall(ADAPTER))?.saved.confirmedBytes).to.equal(20);
  });

  it('recalls nothing that another page is at [R7]', async () => {
    await open().save(ADAPTER, saved(), {});
    expect(await open().recall(ADAPTER)).to.equal(undefined);
  });

  it('recalls nothing that has been forgotten', async () => {
    const first = open();
    await first.save(ADAPTER, saved(), { [FILE]: clip() });
    await first.forget(KEY, false);
    expect(await open().recall(ADAPTER)).to.equal(undefined);
    expect(await openRecordStore().keys('')).to.deep.equal([]);
  });

  it('recalls nothing of another adapter', async () => {
    const first = open();
    await first.save(ADAPTER, saved(), {});
    await end(first);
    expect(await open().recall('https://example.com/other/')).to.equal(undefined);
  });

  it('forgets a post after a week, also where the clock was set back', async () => {
    for (const days of [8, -8]) {
      const first = open();
      await first.save(ADAPTER, saved(), {});
      await end(first);
      expect(await open(() => Date.UTC(2026, 10, 26 + days)).recall(ADAPTER)).to.equal(undefined);
      expect(await openRecordStore().keys('')).to.deep.equal([]);
    }
  });

  it('loses one post to one damaged record', async () => {
    const first = open();
    await first.save(ADAPTER, saved(), {});
    await end(first);
    const store = openRecordStore();
    for (const [key, value] of Object.entries({
      'post:a': 'text',
      'post:b': null,
      'post:c': {
        version: 2,
        adapterId: ADAPTER,
        savedAt: Date.UTC(2026, 10, 26),
        saved: saved({ key: 'c-00000000' }),
      },
      'post:d': { version: 1, adapterId: ADAPTER, savedAt: Date.UTC(2026, 10, 26), saved: { ...saved(), consent: {} } },
      'post:e': { version: 1, adapterId: ADAPTER, savedAt: 0, saved: saved() },
    }))
      await store.put(key, value);
    expect((await open().recall(ADAPTER))?.saved.key).to.equal(KEY);
    expect(await store.keys('post:')).to.deep.equal([`post:${KEY}`]);
  });

  it('copies no file above 64 MB, and recognizes it when it is chosen again', async () => {
    const large = new File([new Uint8Array(64_000_001).fill(7)], 'large.mp4');
    const first = open();
    await first.save(ADAPTER, saved(), { [FILE]: large });
    await first.findTwin(ADAPTER, KEY);
    await end(first);
    const second = open();
    expect((await second.recall(ADAPTER))?.files).to.deep.equal({});
    const again = new File([await large.arrayBuffer()], 'renamed.mp4');
    expect(await second.recognize(KEY, [FILE], [again])).to.deep.equal({ [FILE]: again });
    const other = new Uint8Array(64_000_001).fill(7).fill(8, 30_000_000, 34_000_000);
    expect(await second.recognize(KEY, [FILE], [new File([other], 'large.mp4')])).to.deep.equal({});
    expect(await second.recognize(KEY, ['f2'], [again])).to.deep.equal({});
  });

  describe('of a draft', () => {
    const DRAFT = { account: 'ada', preset: '["","",null]', title: 'Morning light', description: '', media: video() };
    const OWNER = { adapterId: ADAPTER, account: 'ada', preset: DRAFT.preset };

    /** A page has kept a draft with this file, and has ended. */
    async function draftLeft(file: File): Promise<void> {
      const first = open();
      await first.saveDraft(ADAPTER, DRAFT, { [FILE]: file });
      const store = openRecordStore();
      const isLarge = file.size > 64_000_000;
      const isKept = async (): Promise<boolean> =>
        (await store.keys('print:')).length > 0 && (await store.keys(isLarge ? 'handle:' : 'file:')).length > 0;
      while (!(await isKept())) await new Promise((resolve) => setTimeout(resolve));
      await first.leaveDraft();
    }

    it('gives it back with a copy of its file, and forgets both', async () => {
      await needsStoredFiles();
      await draftLeft(clip());
      const second = open();
      const recalled = await second.recallDraft(OWNER);
      expect(recalled?.draft).to.deep.equal(DRAFT);
      expect(recalled?.files[FILE]?.size).to.equal(300_000);
      await second.forgetDraft();
      expect(await openRecordStore().keys('')).to.deep.equal([]);
    });

    it('gives it to one page at a time, and to no other account', async () => {
      await needsStoredFiles();
      await draftLeft(clip());
      expect(await open().recallDraft({ ...OWNER, account: 'bob' })).to.equal(undefined);
      expect((await open().recallDraft(OWNER))?.draft).to.deep.equal(DRAFT);
      expect(await open().recallDraft(OWNER)).to.equal(undefined);
    });

    it('opens a file that is too large for a copy by its handle, and not one that was changed', async () => {
      needs('getDirectory' in (navigator.storage ?? {}), 'the file system in a private window');
      const folder = await navigator.storage.getDirectory();
      const handle = await folder.getFileHandle('large.mp4', { create: true });
      const fill = async (value: number): Promise<File> => {
        const writable = await handle.createWritable();
        await writable.write(new Uint8Array(64_000_001).fill(value));
        await writable.close();
        return handle.getFile();
      };
      const file = await fill(7);
      const item = { kind: 'file', getAsFileSystemHandle: async () => handle };
      rememberHandles({ items: [item] as unknown as DataTransferItemList }, [file]);
      await draftLeft(file);
      const second = open();
      expect((await second.recallDraft(OWNER))?.files[FILE]?.size).to.equal(64_000_001);
      expect(Object.keys(await second.open(undefined, [FILE]))).to.deep.equal([FILE]);
      await fill(8);
      expect(await second.open(undefined, [FILE])).to.deep.equal({});
      await folder.removeEntry('large.mp4');
      expect(await second.open(undefined, [FILE])).to.deep.equal({});
    });
  });

  it('lets go of the database when its page is left, and opens it again when it is needed', async () => {
    const opened: IDBDatabase[] = [];
    const factory = {
      open(name: string, version: number) {
        const request = indexedDB.open(name, version);
        request.addEventListener('success', () => opened.push(request.result));
        return request;
      },
    };
    const store = openRecordStore(factory as IDBFactory);
    const written = store.put('left', 1);
    await store.get('left');
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await written;
    expect(() => opened[0]?.transaction('records')).to.throw(DOMException, 'clos');
    expect(await store.get('left')).to.equal(1);
    expect(opened).to.have.length(2);
  });

  it('works without storage and without locks, and only forgets', async () => {
    const broken = new DOMException('Blocked', 'SecurityError');
    const fail = () => Promise.reject(broken);
    const store = { keys: fail, get: fail, put: fail, delete: fail };
    const journal = new PageJournal({ store, locks: undefined });
    await journal.save(ADAPTER, saved(), { [FILE]: clip() });
    expect(await journal.findTwin(ADAPTER, KEY)).to.equal(undefined);
    await journal.forget(KEY, false);
    expect(await journal.recall(ADAPTER)).to.equal(undefined);
    expect(await journal.recognize(KEY, [FILE], [clip()])).to.deep.equal({});
  });
});
