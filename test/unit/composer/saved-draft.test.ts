import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createComposer } from '../../../src/composer/composer.js';
import type { Composer } from '../../../src/composer/composer.js';
import type { ComposerEvent } from '../../../src/composer/events.js';
import { consentTo } from '../../../src/composer/consent.js';
import { PageJournal } from '../../../src/journal/journal.js';
import { rememberHandles } from '../../../src/journal/file-handles.js';
import type { FileHandle } from '../../../src/journal/file-handles.js';
import type { RecordStore } from '../../../src/journal/record-store.js';
import type { ComposerState, Setup, StateIn } from '../../../src/composer/state.js';
import { EMPTY_DRAFT } from '../../../src/domain/draft.js';
import type { Draft } from '../../../src/domain/draft.js';
import { ManualClock, createScriptedAdapter, whenState } from '../../../src/testing/index.js';
import { photo, video, videoFacts } from '../../../src/testing/builders.js';
import { creatorInfoData } from '../../../src/testing/replies.js';
import { LOADED_PARTS, loadReaders } from './loaded-parts.js';
import { Profile, settled } from './profile.js';

const BACKEND = 'https://example.com/api/tiktok/';
const WEEK = 7 * 24 * 60 * 60_000;

const PIECE = 1_000_000;

/** Of pieces, which a file shares and does not copy: a large one costs no more than a small one. */
function clip(size = 300_000, seed = 1): File {
  const piece = new Blob([new Uint8Array(Math.min(size, PIECE)).fill(seed)]);
  const whole = new Array<Blob>(Math.floor(size / PIECE)).fill(piece);
  return new File([...whole, piece.slice(0, size % PIECE)], 'clip.mp4', { type: 'video/mp4' });
}
const LARGE = 64_000_001;

interface Entry {
  readonly saved: object;
}

/** A page of one browser, and what it has chosen. */
interface Open {
  readonly composer: Composer;
  readonly leave: () => void;
}

class Browser extends Profile {
  readonly clock = new ManualClock();
  username = 'ada';
  id = BACKEND;
  now = Date.UTC(2026, 10, 26);
  isFull = false;
  /** Its uploads never end. */
  isSlow = false;
  /** What keeps drafts is loaded then. */
  journalComes = Promise.resolve();
  /** Copies of files are read then. */
  copiesCome = Promise.resolve();
  /** No file that is chosen is read to its end. */
  readsNothing = false;

  open(setup: Partial<Setup> = {}, position = ''): Open {
    const page = {};
    const store: RecordStore = {
      ...this.store,
      get: async (key) => {
        if (key.startsWith('file:')) await this.copiesCome;
        return this.store.get(key);
      },
      put: async (key, value) => {
        if (this.isFull) throw new DOMException('Full', 'QuotaExceededError');
        await this.store.put(key, value);
      },
    };
    const locks = this.locksOf(page);
    const journal = new PageJournal({ store, locks, now: () => this.now, loadReaders, position });
    const composer = createComposer({
      ...LOADED_PARTS,
      adapter: {
        ...createScriptedAdapter({ creatorInfo: [creatorInfoData({ creator_username: this.username })] }),
        ...(this.isSlow && { uploadChunk: () => new Promise(() => {}), stagePhoto: () => new Promise(() => {}) }),
        id: this.id,
      },
      ...(this.readsNothing && { loadMedia: () => new Promise(() => {}) }),
      setup,
      clock: this.clock,
      loadJournal: () => this.journalComes.then(() => journal),
    });
    composer.dispatch({ type: 'page-shown' });
    return { composer, leave: () => this.leave(page) };
  }

  /** Opens a page that is ready, with whatever has come back. */
  async ready(setup?: Partial<Setup>, position?: string): Promise<Open> {
    const opened = this.open(setup, position);
    await whenState(opened.composer, ({ phase, page }) => phase === 'editing' && page.runs.recall === undefined);
    return opened;
  }

  /** Until what was typed is written down. */
  async pause(): Promise<void> {
    await settled();
    this.clock.advance(1000);
    await settled();
  }

  /** What is stored of drafts, without how long ago. */
  get drafts(): readonly unknown[] {
    return [...this.records].filter(([key]) => key.startsWith('draft:')).map(([, value]) => value);
  }
}

function importFile(composer: Composer, file: File, draft: Draft['media']): void {
  composer.dispatch({ type: 'files-chosen', files: [file], how: 'replace' });
  const run = composer.getState().page.runs.import;
  assert.ok(run !== undefined && draft);
  composer.dispatch({ type: 'media-imported', run, media: draft, files: { video: file } });
}

const media = (file: File) => video({ facts: videoFacts({ bytes: file.size }), coverTimestampMs: 1500 });

/** Types a title, chooses a video, and makes every choice that TikTok wants made by hand. */
function fillIn({ composer }: Open, file = clip()): void {
  importFile(composer, file, media(file));
  for (const edit of [
    { field: 'title', value: 'Morning light' },
    { field: 'privacy', value: 'PUBLIC_TO_EVERYONE' },
    { field: 'interaction', interaction: 'comment', value: true },
    { field: 'disclosure', value: true },
    { field: 'disclosed-kind', kind: 'yourBrand', value: true },
    { field: 'aiGenerated', value: true },
  ] as const)
    composer.dispatch({ type: 'draft-edited', edit });
}

function editing({ composer }: Open): StateIn<'editing'> {
  const state: ComposerState = composer.getState();
  assert.equal(state.phase, 'editing');
  return state as StateIn<'editing'>;
}

const draftOn = (page: Open): Draft => editing(page).draft;

const NO_MEDIA = { kind: 'unusable', reason: 'not_media', name: 'notes.pdf' } as const;

/** Reports what came of the files that are being read. */
function report({ composer }: Open, event: (run: number) => ComposerEvent): void {
  composer.dispatch(event(composer.getState().page.runs.import ?? 0));
}

function refuse(page: Open): void {
  report(page, (run) => ({ type: 'import-refused', run, refusal: NO_MEDIA }));
}

/** A handle as Chromium gives it for a file that was dropped. */
function handleFor(
  file: File,
  permission: { now: PermissionState; answer?: PermissionState },
): FileHandle & { asked: number } {
  return {
    asked: 0,
    getFile: async () => file,
    queryPermission: async () => permission.now,
    async requestPermission() {
      this.asked += 1;
      return permission.answer ?? 'granted';
    },
  };
}

function dropped(file: File, handle: FileHandle): void {
  const item = { kind: 'file', getAsFileSystemHandle: async () => handle };
  rememberHandles({ items: [item] as unknown as DataTransferItemList }, [file]);
}

/** Fills in a page, leaves it, and opens the next. */
async function afterReload(browser: Browser, file = clip()): Promise<Open> {
  const first = await browser.ready();
  fillIn(first, file);
  await browser.pause();
  first.leave();
  return browser.ready();
}

describe('a draft that was not posted', () => {
  it('comes back with its text and its video after a reload, and with no choice', async () => {
    const file = clip();
    const page = await afterReload(new Browser(), file);
    assert.deepEqual(draftOn(page), { ...EMPTY_DRAFT, title: 'Morning light', media: media(file) });
    assert.equal(editing(page).page.files['video'], file);
    assert.equal(editing(page).importState.kind, 'idle');
  });

  it('is kept letter for letter as text and media: no privacy, interaction, disclosure, AI label or consent', async () => {
    const browser = new Browser();
    const page = await browser.ready({ title: 'Hello' });
    fillIn(page);
    await browser.pause();
    assert.deepEqual(browser.drafts, [
      {
        version: 1,
        adapterId: BACKEND,
        savedAt: browser.now,
        position: '',
        saved: {
          account: 'ada',
          preset: '["Hello","",null]',
          title: 'Morning light',
          description: '',
          media: media(clip()),
        },
      },
    ]);
    const words = JSON.stringify([...browser.records.entries()]);
    for (const choice of [
      'PUBLIC_TO_EVERYONE',
      'comment',
      'yourBrand',
      'aiGenerated',
      'sentences',
      'agreedAt',
      'nonce',
    ])
      assert.ok(!words.includes(choice), choice);
  });

  it('brings its description and its photos back in their order with their cover', async () => {
    const browser = new Browser();
    const first = await browser.ready();
    const both = [clip(1000, 3), clip(2000, 5)] as const;
    const photos = { kind: 'photo', photos: [photo('b'), photo('a')], coverIndex: 1 } as const;
    first.composer.dispatch({ type: 'files-chosen', files: both, how: 'replace' });
    const run = first.composer.getState().page.runs.import ?? 0;
    first.composer.dispatch({ type: 'media-imported', run, media: photos, files: { a: both[0], b: both[1] } });
    first.composer.dispatch({ type: 'draft-edited', edit: { field: 'description', value: 'Two of them' } });
    await browser.pause();
    first.leave();
    const page = await browser.ready();
    assert.deepEqual(draftOn(page), { ...EMPTY_DRAFT, description: 'Two of them', media: photos });
    assert.deepEqual(editing(page).page.files, { a: both[0], b: both[1] });
  });

  describe('while files that were chosen are not in it yet', () => {
    const photos = ['a.heic', 'b.jpg'].map(
      (name, index) => new File([new Uint8Array(1000 + index).fill(index)], name, { type: 'image/jpeg' }),
    );
    const facts = {
      kind: 'photo',
      name: 'a.heic',
      bytes: 1000,
      contentType: 'image/heic',
      width: 9,
      height: 9,
    } as const;
    const offer = { kind: 'convert', name: 'a.heic' } as const;
    const choose = ({ composer }: Open, how: 'replace' | 'add' = 'replace') =>
      composer.dispatch({ type: 'files-chosen', files: photos, how });

    function ask({ composer }: Open): void {
      const [file] = photos;
      const run = composer.getState().page.runs.import ?? 0;
      assert.ok(file);
      const entries = [{ offers: [offer], file, facts }, photo('b')] as const;
      composer.dispatch({ type: 'photos-offered', run, offers: [offer], entries, files: { b: photos[1] ?? file } });
    }

    const ways: readonly (readonly [what: string, chosen: (page: Open) => void])[] = [
      ['wait for the answer to an offer', (page) => (choose(page), ask(page))],
      ['are being read', choose],
      [
        'are being converted',
        (page) => (choose(page), ask(page), page.composer.dispatch({ type: 'offers-answered', accepted: true })),
      ],
      [
        'wait for a part of the page that did not load',
        (page) => {
          choose(page);
          page.composer.dispatch({ type: 'part-not-loaded', run: page.composer.getState().page.runs.import ?? 0 });
        },
      ],
    ];
    for (const [what, chosen] of ways) {
      it(`has them read again in their order, and what is to be asked is asked again: ${what}`, async () => {
        const browser = new Browser();
        const first = await browser.ready();
        chosen(first);
        first.composer.dispatch({ type: 'draft-edited', edit: { field: 'title', value: 'Two of them' } });
        // Nothing that is read may end before the page does.
        first.composer.dispatch({ type: 'page-covered' });
        await settled();
        first.leave();
        const page = browser.open();
        const state = await whenState(
          page.composer,
          (now) => 'importState' in now && now.importState.kind === 'reading',
        );
        assert.ok(state.phase === 'editing' && state.importState.kind === 'reading');
        const { request } = state.importState;
        assert.ok(request.kind === 'files' && !request.adding);
        assert.deepEqual(
          request.files.map(({ name, size }) => [name, size]),
          photos.map(({ name, size }) => [name, size]),
        );
        assert.equal(state.draft.title, 'Two of them');
      });
    }

    it('has them behind the photos that are in it, when they were to join these', async () => {
      const browser = new Browser();
      const first = await browser.ready();
      const there = { kind: 'photo', photos: [photo('c')], coverIndex: 0 } as const;
      first.composer.dispatch({ type: 'files-chosen', files: [clip(500)], how: 'replace' });
      const run = first.composer.getState().page.runs.import ?? 0;
      first.composer.dispatch({ type: 'media-imported', run, media: there, files: { c: clip(500) } });
      choose(first, 'add');
      ask(first);
      await browser.pause();
      first.leave();
      const { composer } = browser.open();
      const state = await whenState(composer, (now) => 'importState' in now && now.importState.kind === 'reading');
      assert.ok(state.phase === 'editing' && state.importState.kind === 'reading');
      assert.deepEqual([state.draft.media, state.importState.request.adding], [there, true]);
    });

    it('keeps what is typed while a file, as one of a cloud, can hardly be read', async () => {
      const browser = new Browser();
      const page = await browser.ready();
      const file = clip();
      file.slice = () => Object.assign(new Blob(), { arrayBuffer: () => new Promise<ArrayBuffer>(() => {}) });
      page.composer.dispatch({ type: 'files-chosen', files: [file], how: 'replace' });
      await browser.pause();
      page.composer.dispatch({ type: 'draft-edited', edit: { field: 'title', value: 'Typed later' } });
      await browser.pause();
      page.leave();
      assert.equal(draftOn(await browser.ready()).title, 'Typed later');
    });

    it('forgets them when the answer is given', async () => {
      const browser = new Browser();
      const page = await browser.ready();
      choose(page);
      ask(page);
      await browser.pause();
      assert.equal([...browser.records.keys()].filter((key) => key.startsWith('file:')).length, 2);
      page.composer.dispatch({ type: 'offers-answered', accepted: false });
      const run = page.composer.getState().page.runs.import ?? 0;
      page.composer.dispatch({ type: 'import-emptied', run });
      await browser.pause();
      assert.equal(browser.records.size, 0);
    });
  });

  it('is never shown to another account, and is there when its own returns', async () => {
    const browser = new Browser();
    (await afterReload(browser)).leave();
    browser.username = 'bob';
    const other = await browser.ready();
    assert.deepEqual(draftOn(other), EMPTY_DRAFT);
    assert.deepEqual(editing(other).page.files, {});
    other.leave();
    browser.username = 'ada';
    assert.equal(draftOn(await browser.ready()).title, 'Morning light');
  });

  it('is not shown through another backend, and not kept through an adapter without a name', async () => {
    const browser = new Browser();
    (await afterReload(browser)).leave();
    browser.id = 'https://example.com/other/';
    assert.deepEqual(draftOn(await browser.ready()), EMPTY_DRAFT);
    const nameless = new Browser();
    nameless.id = '';
    assert.deepEqual(draftOn(await afterReload(nameless)), EMPTY_DRAFT);
    assert.equal(nameless.records.size, 0);
  });

  it('stays with the tab that makes it', async () => {
    const browser = new Browser();
    fillIn(await browser.ready());
    await browser.pause();
    assert.deepEqual(draftOn(await browser.ready()), EMPTY_DRAFT);
  });

  it('comes back in a new element of the same page when its own has left the page', async () => {
    const browser = new Browser();
    const first = await browser.ready();
    fillIn(first);
    first.composer.dispatch({ type: 'page-hidden' });
    await settled();
    assert.equal(draftOn(await browser.ready()).title, 'Morning light');
  });

  it('is that of its page again when that comes back, and then no other takes it', async () => {
    const browser = new Browser();
    const page = await browser.ready();
    fillIn(page);
    await browser.pause();
    page.composer.dispatch({ type: 'page-hidden' });
    await settled();
    assert.deepEqual([...browser.locks], []);
    page.composer.dispatch({ type: 'page-shown' });
    await browser.pause();
    assert.equal(draftOn(await browser.ready()).title, '');
    assert.equal(browser.drafts.length, 1);
  });

  it('is asked about when its page is left before what keeps it has come, and not afterwards [R6]', async () => {
    const browser = new Browser();
    let come = (): void => {};
    browser.journalComes = new Promise((resolve) => (come = resolve));
    const { composer } = browser.open();
    await whenState(composer, ({ phase }) => phase === 'editing');
    assert.equal(composer.getView().keepOpen, false);
    composer.dispatch({ type: 'draft-edited', edit: { field: 'title', value: 'Morning light' } });
    assert.equal(composer.getView().keepOpen, true);
    come();
    await whenState(composer, ({ page }) => page.runs.recall === undefined);
    assert.notEqual(composer.getState().page.runs.draft, undefined);
    assert.equal(composer.getView().keepOpen, false);
  });

  it('still reads its files where what keeps it cannot be loaded, and asks before the page is left [R6]', async () => {
    const browser = new Browser();
    browser.readsNothing = true;
    browser.journalComes = Promise.reject(new TypeError('Failed to fetch'));
    const { composer } = browser.open();
    await whenState(composer, ({ phase }) => phase === 'editing');
    composer.dispatch({ type: 'files-chosen', files: [clip()], how: 'replace' });
    await browser.pause();
    assert.equal(composer.getView().form.importState.kind, 'reading');
    assert.equal(composer.getView().keepOpen, true);
  });

  it('is pending until it is written down, and no longer', async () => {
    const browser = new Browser();
    const page = await browser.ready();
    fillIn(page);
    assert.notEqual(editing(page).page.runs.draft, undefined);
    await browser.pause();
    assert.equal(editing(page).page.runs.draft, undefined);
  });

  it('is written down at once when its page is covered, and stays with it', async () => {
    const browser = new Browser();
    const page = await browser.ready();
    fillIn(page);
    page.composer.dispatch({ type: 'page-covered' });
    await settled();
    assert.equal(browser.drafts.length, 1);
    assert.equal(draftOn(await browser.ready()).title, '');
  });

  it('is not written down again when its page is covered and nothing was changed', async () => {
    const browser = new Browser();
    const { composer } = await browser.ready();
    const before = composer.getState();
    composer.dispatch({ type: 'page-covered' });
    assert.equal(composer.getState(), before);
  });

  it('is forgotten with its file when it is posted', async () => {
    const browser = new Browser();
    const page = await browser.ready();
    fillIn(page);
    await browser.pause();
    assert.equal(browser.drafts.length, 1);
    const confirmed = consentTo(page.composer.getState(), { locale: 'en' });
    assert.ok(confirmed);
    page.composer.dispatch(confirmed);
    await settled();
    assert.equal(browser.drafts.length, 0);
    assert.deepEqual(
      [...browser.records.keys()].filter((key) => key.includes('draft-')),
      [],
    );
  });

  for (const [how, discard] of Object.entries({
    'reset()': ({ composer }: Open) => composer.dispatch({ type: 'reset' }),
    'emptying every field': ({ composer }: Open) => {
      composer.dispatch({ type: 'draft-edited', edit: { field: 'title', value: '' } });
      composer.dispatch({ type: 'draft-edited', edit: { field: 'media-removed' } });
    },
    'forgetDraft set later': ({ composer }: Open) =>
      composer.dispatch({
        type: 'setup-changed',
        setup: { ...composer.getState().page.setup, forgetDraft: true },
      }),
  }))
    it(`is forgotten with its file by ${how}`, async () => {
      const browser = new Browser();
      const page = await browser.ready();
      fillIn(page);
      await browser.pause();
      assert.ok(browser.records.size > 1);
      discard(page);
      await browser.pause();
      assert.equal(browser.records.size, 0);
    });

  it('forgets a file that was replaced', async () => {
    const browser = new Browser();
    const page = await browser.ready();
    fillIn(page);
    await browser.pause();
    const other = clip(1000);
    page.composer.dispatch({ type: 'files-chosen', files: [other], how: 'replace' });
    const run = page.composer.getState().page.runs.import ?? 0;
    const source = { origin: 'file', id: 'other' } as const;
    page.composer.dispatch({ type: 'media-imported', run, media: video({ source }), files: { other } });
    await browser.pause();
    const kept = [...browser.records.keys()].filter((key) => key.startsWith('file:'));
    assert.deepEqual(
      kept.map((key) => key.replace(/.*\//, '')),
      ['other'],
    );
  });

  it('does not come back where the host has turned that off', async () => {
    const browser = new Browser();
    (await afterReload(browser)).leave();
    assert.deepEqual(draftOn(await browser.ready({ forgetDraft: true })), EMPTY_DRAFT);
  });

  it('is not that of a page with another preset', async () => {
    const browser = new Browser();
    (await afterReload(browser)).leave();
    assert.equal(draftOn(await browser.ready({ title: 'Another product' })).title, 'Another product');
  });

  it('gives way to what was typed before it was found', async () => {
    const browser = new Browser();
    (await afterReload(browser)).leave();
    const { composer } = browser.open();
    await whenState(composer, ({ phase }) => phase === 'editing');
    composer.dispatch({ type: 'draft-edited', edit: { field: 'title', value: 'New' } });
    const state = await whenState(composer, ({ page }) => page.runs.recall === undefined);
    assert.equal(state.phase === 'editing' && state.draft.title, 'New');
  });

  for (const [when, isWritten] of [
    ['written down', true],
    ['not written down yet', false],
  ] as const)
    it(`is kept beside what was typed while it was being read, which is ${when}`, async () => {
      const browser = new Browser();
      (await afterReload(browser)).leave();
      let come = (): void => {};
      browser.copiesCome = new Promise((resolve) => (come = resolve));
      const page = browser.open();
      await whenState(page.composer, ({ page: { draftSoughtFor } }) => draftSoughtFor !== undefined);
      page.composer.dispatch({ type: 'draft-edited', edit: { field: 'title', value: 'New' } });
      if (isWritten) await browser.pause();
      come();
      await whenState(page.composer, ({ page: { runs } }) => runs.recall === undefined);
      assert.equal(draftOn(page).title, 'New');
      page.composer.dispatch({ type: 'draft-edited', edit: { field: 'title', value: 'Newer' } });
      await browser.pause();
      const titles = browser.drafts.map((entry) => (entry as { saved: { title: string } }).saved.title);
      assert.deepEqual(titles.sort(), ['Morning light', 'Newer']);
    });

  it('is forgotten after a week, also by a page that keeps no drafts', async () => {
    const browser = new Browser();
    (await afterReload(browser)).leave();
    browser.now += WEEK + 1;
    assert.deepEqual(draftOn(await browser.ready({ forgetDraft: true })), EMPTY_DRAFT);
    assert.equal(browser.records.size, 0);
  });

  it('is lost, and nothing else, where the storage is full', async () => {
    const browser = new Browser();
    browser.isFull = true;
    assert.deepEqual(draftOn(await afterReload(browser)), EMPTY_DRAFT);
  });

  it('is asked about when its page is left, where the storage is full, until there is room or nothing to lose [R6]', async () => {
    const browser = new Browser();
    browser.isFull = true;
    const page = await browser.ready();
    const title = (value: string): void =>
      page.composer.dispatch({ type: 'draft-edited', edit: { field: 'title', value } });
    const asks = async (): Promise<boolean> => {
      await browser.pause();
      return page.composer.getView().keepOpen;
    };
    title('Morning light');
    assert.equal(await asks(), true);
    title('');
    assert.equal(await asks(), false);
    title('Evening light');
    assert.equal(await asks(), true);
    browser.isFull = false;
    title('Evening');
    assert.equal(await asks(), false);
  });

  for (const [what, spoil] of Object.entries({
    'is not of this version': (entry: Entry) => ({ ...entry, version: 2 }),
    'names a choice': (entry: Entry) => ({
      ...entry,
      saved: { ...entry.saved, privacy: 'PUBLIC_TO_EVERYONE' },
    }),
    'is no record': () => 'text',
  }))
    it(`is dropped when what is stored ${what}`, async () => {
      const browser = new Browser();
      (await afterReload(browser)).leave();
      const [key, saved] = [...browser.records].find(([name]) => name.startsWith('draft:')) ?? [];
      browser.records.set(key ?? '', spoil(saved as Entry));
      assert.deepEqual(draftOn(await browser.ready()), EMPTY_DRAFT);
      assert.equal(browser.records.size, 0);
    });
});

describe('a draft on a page whose host presets media', () => {
  const preset = clip(900, 4);
  const setup = { media: { files: [preset] } };
  const hosts = video({ source: { origin: 'file', id: 'preset-1' } });

  /** A page on which the host's media have come. */
  async function withPreset(browser: Browser): Promise<Open> {
    const page = browser.open();
    await whenState(page.composer, ({ phase }) => phase === 'editing');
    change(page, setup);
    report(page, (run) => ({ type: 'media-imported', run, media: hosts, files: { 'preset-1': preset } }));
    await whenState(page.composer, ({ page: { runs } }) => runs.recall === undefined);
    return page;
  }

  function change({ composer }: Open, given: Partial<Setup>): void {
    composer.dispatch({ type: 'setup-changed', setup: { ...composer.getState().page.setup, ...given } });
  }

  /** Another page of it, with the preset on its way. */
  async function reloaded(browser: Browser, page: Open, given: Partial<Setup> = setup): Promise<Open> {
    await browser.pause();
    page.leave();
    browser.readsNothing = true;
    const next = browser.open(given);
    change(next, { media: { files: [preset] } });
    await whenState(next.composer, ({ phase, page: now }) => phase === 'editing' && now.runs.recall === undefined);
    return next;
  }

  it('has the file back that took their place', async () => {
    const browser = new Browser();
    const page = await withPreset(browser);
    importFile(page.composer, clip(), media(clip()));
    const next = await reloaded(browser, page);
    assert.deepEqual([draftOn(next).media, editing(next).importState.kind], [media(clip()), 'idle']);
  });

  it('asks for the file that took their place, where that was too large for a copy', async () => {
    const browser = new Browser();
    const page = await withPreset(browser);
    importFile(page.composer, clip(LARGE), media(clip(LARGE)));
    assert.equal(editing(await reloaded(browser, page)).importState.kind, 'missing');
  });

  it('does not have it back where the host has locked its own since', async () => {
    const browser = new Browser();
    const page = await withPreset(browser);
    importFile(page.composer, clip(), media(clip()));
    const next = await reloaded(browser, page, { ...setup, mediaLocked: true });
    assert.deepEqual([draftOn(next).media, editing(next).importState.kind], [undefined, 'reading']);
  });

  it('keeps no copy of them, and no draft while nothing else was made', async () => {
    const browser = new Browser();
    const page = await withPreset(browser);
    await browser.pause();
    assert.equal(browser.records.size, 0);
    page.composer.dispatch({ type: 'draft-edited', edit: { field: 'title', value: 'Morning light' } });
    await browser.pause();
    assert.equal(browser.records.size, 1);
  });

  it('has photos back that were added to them, together with these', async () => {
    const browser = new Browser();
    const page = browser.open();
    await whenState(page.composer, ({ phase }) => phase === 'editing');
    change(page, setup);
    const photos = (id: string) => ({ kind: 'photo', photos: [photo(id)], coverIndex: 0 }) as const;
    report(page, (run) => ({ type: 'media-imported', run, media: photos('preset-1'), files: { 'preset-1': preset } }));
    page.composer.dispatch({ type: 'files-chosen', files: [clip(700)], how: 'add' });
    report(page, (run) => ({ type: 'media-imported', run, media: photos('own'), files: { own: clip(700) } }));
    const both = draftOn(page).media;
    assert.equal(both?.kind === 'photo' && both.photos.length, 2);
    const next = await reloaded(browser, page);
    assert.deepEqual(draftOn(next).media, both);
    change(next, { media: undefined });
    assert.deepEqual(draftOn(next).media, photos('own'));
  });

  describe('that are taken back', () => {
    it('goes on without them', async () => {
      const page = await withPreset(new Browser());
      change(page, { media: undefined });
      assert.equal(draftOn(page).media, undefined);
    });

    it('goes on without them, where they are still being read', async () => {
      const browser = new Browser();
      browser.readsNothing = true;
      const page = browser.open();
      await whenState(page.composer, ({ phase }) => phase === 'editing');
      change(page, setup);
      change(page, { media: undefined });
      assert.deepEqual([editing(page).importState.kind, editing(page).page.runs.import], ['idle', undefined]);
    });

    it('goes on without those at an address of the host', async () => {
      const page = await withPreset(new Browser());
      change(page, { media: { videoUrl: 'https://example.com/clip.mp4' } });
      const source = { origin: 'url', url: 'https://example.com/clip.mp4' } as const;
      report(page, (run) => ({ type: 'media-imported', run, media: video({ source }), files: {} }));
      change(page, { media: undefined });
      assert.equal(draftOn(page).media, undefined);
    });

    it('keeps the file that took their place, also one that is being read', async () => {
      const browser = new Browser();
      browser.readsNothing = true;
      const page = await withPreset(browser);
      importFile(page.composer, clip(), media(clip()));
      page.composer.dispatch({ type: 'files-chosen', files: [clip(700)], how: 'replace' });
      change(page, { media: undefined });
      assert.deepEqual([draftOn(page).media, editing(page).importState.kind], [media(clip()), 'reading']);
    });
  });
});

describe('drafts of several elements of one page with the same preset', () => {
  const TITLES = ['Morning light', 'Evening light'] as const;
  const type = ({ composer }: Open, value: string): void =>
    composer.dispatch({ type: 'draft-edited', edit: { field: 'title', value } });

  /** A page with two elements, the first of which looks for its draft first, or the second. */
  async function bothOf(browser: Browser, order = [0, 1] as const): Promise<readonly Open[]> {
    const opened: Open[] = [];
    for (const index of order) opened[index] = await browser.ready({}, `${index}`);
    return opened;
  }

  it('come back to their own, whichever was written last and whichever is looked for first', async () => {
    const browser = new Browser();
    let both = await bothOf(browser);
    for (const last of [1, 0, 1]) {
      for (const index of [1 - last, last]) {
        type(both[index] as Open, `${TITLES[index]} ${last}`);
        browser.now += 1000;
        await browser.pause();
      }
      for (const { leave } of both) leave();
      both = await bothOf(browser, last === 1 ? [0, 1] : ([1, 0] as never));
      assert.deepEqual(
        both.map((page) => draftOn(page).title),
        TITLES.map((title) => `${title} ${last}`),
      );
    }
  });

  it('are not taken by one that has none', async () => {
    const browser = new Browser();
    const [, second] = await bothOf(browser);
    type(second as Open, 'Evening light');
    await browser.pause();
    second?.leave();
    const both = await bothOf(browser);
    assert.deepEqual(
      both.map((page) => draftOn(page).title),
      ['', 'Evening light'],
    );
  });

  it('come to the only one of a page, and one of that to the first of several', async () => {
    const browser = new Browser();
    const [, second] = await bothOf(browser);
    type(second as Open, 'Evening light');
    await browser.pause();
    second?.leave();
    const alone = await browser.ready();
    assert.equal(draftOn(alone).title, 'Evening light');
    type(alone, 'Night');
    await browser.pause();
    alone.leave();
    const both = await bothOf(browser);
    assert.deepEqual(
      both.map((page) => draftOn(page).title),
      ['Night', ''],
    );
  });
});

describe('the file of a draft that is too large for a copy', () => {
  it('has to be chosen again, and is recognized by its digest under another name', async () => {
    const browser = new Browser();
    const page = await afterReload(browser, clip(LARGE));
    assert.deepEqual(draftOn(page), { ...EMPTY_DRAFT, title: 'Morning light' });
    const { name } = videoFacts();
    assert.deepEqual(editing(page).importState, {
      ...{ kind: 'missing', name, media: media(clip(LARGE)), chosen: undefined, canOpen: false },
    });
    const again = new File([clip(LARGE)], 'renamed.mp4');
    page.composer.dispatch({ type: 'files-chosen', files: [again], how: 'replace' });
    await whenState(page.composer, (state) => 'importState' in state && state.importState.kind === 'idle');
    assert.deepEqual(draftOn(page).media, media(again));
    assert.equal(editing(page).page.files['video'], again);
  });

  it('still has to be chosen after one more reload', async () => {
    const browser = new Browser();
    const page = await afterReload(browser, clip(LARGE));
    page.composer.dispatch({ type: 'draft-edited', edit: { field: 'title', value: 'Evening light' } });
    await browser.pause();
    page.leave();
    const next = await browser.ready();
    assert.deepEqual([draftOn(next).title, editing(next).importState.kind], ['Evening light', 'missing']);
  });

  it('can be put away, and then the text alone comes back', async () => {
    const browser = new Browser();
    const page = await afterReload(browser, clip(LARGE));
    page.composer.dispatch({ type: 'offers-answered', accepted: false });
    await browser.pause();
    page.leave();
    const next = await browser.ready();
    assert.deepEqual([draftOn(next).title, editing(next).importState.kind], ['Morning light', 'idle']);
  });

  it('is opened without a question where the browser still lets the page', async () => {
    const browser = new Browser();
    const file = clip(LARGE);
    const handle = handleFor(file, { now: 'granted' });
    dropped(file, handle);
    const page = await afterReload(browser, file);
    assert.deepEqual(draftOn(page).media, media(file));
    assert.equal(handle.asked, 0);
  });

  for (const [answer, kind] of [
    ['granted', 'idle'],
    ['denied', 'missing'],
  ] as const)
    it(`is opened after a click, when the permission that is asked for then is ${answer}`, async () => {
      const browser = new Browser();
      const file = clip(LARGE);
      const handle = handleFor(file, { now: 'prompt', answer });
      dropped(file, handle);
      const page = await afterReload(browser, file);
      const { importState } = editing(page);
      assert.ok(importState.kind === 'missing' && importState.canOpen);
      assert.equal(handle.asked, 0);
      page.composer.dispatch({ type: 'files-requested' });
      await whenState(page.composer, (state) => 'importState' in state && state.importState.kind !== 'reading');
      assert.equal(handle.asked, 1);
      assert.equal(editing(page).importState.kind, kind);
      assert.equal(draftOn(page).media !== undefined, answer === 'granted');
    });

  it('gives way to another that is chosen in its place, which is read again after a reload', async () => {
    const browser = new Browser();
    browser.readsNothing = true;
    const page = await afterReload(browser, clip(LARGE));
    const other = clip(1000);
    page.composer.dispatch({ type: 'files-chosen', files: [other], how: 'replace' });
    const isRead = (state: ComposerState): boolean =>
      'importState' in state && state.importState.kind === 'reading' && state.importState.request.kind === 'files';
    await whenState(page.composer, isRead);
    await browser.pause();
    page.leave();
    const { composer } = browser.open();
    const state = await whenState(composer, (now) => 'importState' in now && now.importState.kind !== 'idle');
    assert.ok(isRead(state));
    assert.ok('importState' in state && 'request' in state.importState && state.importState.request.kind === 'files');
    assert.deepEqual(state.importState.request.files, [other]);
  });

  const ends: readonly (readonly [what: string, end: (page: Open) => void])[] = [
    ['is refused', refuse],
    [
      'waits for a part that did not load and is put away',
      (page) => {
        report(page, (run) => ({ type: 'part-not-loaded', run }));
        page.composer.dispatch({ type: 'offers-answered', accepted: false });
      },
    ],
    [
      'is offered to be converted and put away',
      (page) => {
        const facts = {
          kind: 'photo',
          name: 'a.png',
          bytes: 9,
          contentType: 'image/png',
          width: 9,
          height: 9,
        } as const;
        const offers = [{ kind: 'convert', name: 'a.png' }] as const;
        const entries = [{ offers, file: clip(1000), facts }];
        report(page, (run) => ({ type: 'photos-offered', run, offers, entries, files: {} }));
        page.composer.dispatch({ type: 'offers-answered', accepted: false });
        report(page, (run) => ({ type: 'import-emptied', run }));
      },
    ],
  ];
  for (const [what, end] of ends)
    it(`has to be chosen still where another file ${what}`, async () => {
      const browser = new Browser();
      browser.readsNothing = true;
      const page = await afterReload(browser, clip(LARGE));
      page.composer.dispatch({ type: 'files-chosen', files: [clip(1000)], how: 'replace' });
      await whenState(
        page.composer,
        (state) =>
          'importState' in state && 'request' in state.importState && state.importState.request.kind === 'files',
      );
      end(page);
      assert.equal(editing(page).importState.kind, 'missing');
      page.composer.dispatch({ type: 'files-chosen', files: [clip(LARGE)], how: 'replace' });
      await whenState(page.composer, (state) => 'importState' in state && state.importState.kind === 'idle');
      assert.deepEqual(draftOn(page).media, media(clip(LARGE)));
    });

  it('is not taken where it was changed on disk', async () => {
    const browser = new Browser();
    const file = clip(LARGE);
    dropped(file, handleFor(clip(LARGE, 7), { now: 'granted' }));
    assert.equal(editing(await afterReload(browser, file)).importState.kind, 'missing');
  });
});

describe('photos of a draft that have no room for copies together', () => {
  const files = { a: clip(1000), b: clip(LARGE, 2), c: clip(LARGE, 3) };
  const all = { kind: 'photo', photos: ['b', 'a', 'c'].map((id) => photo(id)), coverIndex: 1 } as const;

  async function reloaded(browser = new Browser()): Promise<Open> {
    const first = await browser.ready();
    first.composer.dispatch({ type: 'files-chosen', files: Object.values(files), how: 'replace' });
    const run = first.composer.getState().page.runs.import ?? 0;
    first.composer.dispatch({ type: 'media-imported', run, media: all, files });
    await browser.pause();
    first.leave();
    return browser.ready();
  }

  const choose = ({ composer }: Open, ...chosen: readonly File[]) =>
    composer.dispatch({ type: 'files-chosen', files: chosen, how: 'replace' });

  function asked(page: Open): string {
    const { importState } = editing(page);
    return importState.kind === 'missing' ? importState.name : importState.kind;
  }

  const untilRead = ({ composer }: Open) =>
    whenState(composer, (state) => 'importState' in state && state.importState.kind !== 'reading');

  it('are asked for where there was no room for a copy, one after the other, and stay in their order with their cover', async () => {
    const page = await reloaded();
    assert.equal(asked(page), 'b.jpg');
    choose(page, files.b);
    await untilRead(page);
    assert.equal(asked(page), 'c.jpg');
    choose(page, files.c);
    await untilRead(page);
    assert.deepEqual(draftOn(page).media, all);
    assert.deepEqual(editing(page).page.files, files);
  });

  it('are known when all are chosen again at once', async () => {
    const page = await reloaded();
    choose(page, ...Object.values(files));
    await untilRead(page);
    assert.deepEqual(draftOn(page).media, all);
  });

  it('are gone on with, as far as they are at hand, when the others are put away', async () => {
    const browser = new Browser();
    const page = await reloaded(browser);
    page.composer.dispatch({ type: 'offers-answered', accepted: false });
    const left = { kind: 'photo', photos: [photo('a')], coverIndex: 0 };
    assert.deepEqual([draftOn(page).media, asked(page)], [left, 'idle']);
    await browser.pause();
    page.leave();
    assert.deepEqual(draftOn(await browser.ready()).media, left);
  });

  it('stay, as far as they are at hand, beside other files that are chosen instead', async () => {
    const browser = new Browser();
    browser.readsNothing = true;
    const page = await reloaded(browser);
    const other = clip(500, 9);
    choose(page, other);
    const state = await whenState(
      page.composer,
      (now) => 'importState' in now && 'request' in now.importState && now.importState.request.kind === 'files',
    );
    assert.ok('importState' in state && 'request' in state.importState && state.importState.request.kind === 'files');
    assert.deepEqual(state.draft.media, { kind: 'photo', photos: [photo('a')], coverIndex: 0 });
    assert.deepEqual([state.importState.request.files, state.importState.request.adding], [[other], true]);
  });

  /** A page on which another file is being read in the place of a photo that is missing. */
  async function readingAnother(browser: Browser, ...chosen: readonly File[]): Promise<Open> {
    browser.readsNothing = true;
    const page = await reloaded(browser);
    choose(page, ...chosen);
    await whenState(page.composer, (state) => isReadingFiles(state));
    return page;
  }

  const isReadingFiles = (state: ComposerState): boolean =>
    'importState' in state && 'request' in state.importState && state.importState.request.kind === 'files';

  it('are asked for still, with the reason, where what was chosen in their place is refused', async () => {
    const browser = new Browser();
    const page = await readingAnother(browser, clip(500, 9));
    await browser.pause();
    refuse(page);
    const { importState } = editing(page);
    assert.ok(importState.kind === 'missing');
    assert.deepEqual([asked(page), importState.refusal, draftOn(page).media], ['b.jpg', NO_MEDIA, undefined]);
    await browser.pause();
    page.leave();
    const next = await browser.ready();
    for (const [file, expected] of [
      [files.b, 'c.jpg'],
      [files.c, 'idle'],
    ] as const) {
      choose(next, file);
      await untilRead(next);
      assert.equal(asked(next), expected);
    }
    assert.deepEqual(draftOn(next).media, all);
  });

  it('give way to others that wait for an answer, and these are at hand when it is given', async () => {
    const page = await readingAnother(new Browser(), clip(500, 9));
    const facts = { kind: 'photo', name: 'a.png', bytes: 9, contentType: 'image/png', width: 9, height: 9 } as const;
    const offers = [{ kind: 'convert', name: 'a.png' }] as const;
    const entries = [photo('x'), { offers, file: clip(1000), facts }];
    report(page, (run) => ({ type: 'photos-offered', run, offers, entries, files: { x: clip(600) } }));
    assert.deepEqual(Object.keys(editing(page).page.files).sort(), ['a', 'x']);
  });

  it('are known while another is still being read in their place', async () => {
    const page = await readingAnother(new Browser(), clip(500, 9));
    choose(page, files.b, files.c);
    await whenState(page.composer, (state) => 'importState' in state && state.importState.kind === 'idle');
    assert.deepEqual(draftOn(page).media, all);
  });

  it('are asked for still where what tells whether they are the same did not load, or others are chosen meanwhile', async () => {
    const page = await reloaded();
    choose(page, clip(500, 9));
    report(page, (run) => ({ type: 'part-not-loaded', run }));
    page.composer.dispatch({ type: 'offers-answered', accepted: false });
    assert.equal(asked(page), 'b.jpg');
    choose(page, clip(500, 9));
    choose(page, files.b, files.c);
    await untilRead(page);
    assert.deepEqual(draftOn(page).media, all);
  });

  it('are asked for still where one is chosen that is at hand, which is not added again', async () => {
    const page = await reloaded();
    choose(page, files.a);
    await untilRead(page);
    const { importState } = editing(page);
    assert.ok(importState.kind === 'missing');
    assert.deepEqual([importState.name, importState.refusal], ['b.jpg', 'other']);
    choose(page, files.b, files.c);
    await untilRead(page);
    assert.deepEqual(draftOn(page).media, all);
  });

  it('stay alone where one that is at hand is chosen beside another', async () => {
    const other = clip(500, 9);
    const { importState } = editing(await readingAnother(new Browser(), files.a, other));
    assert.ok(importState.kind === 'reading' && importState.request.kind === 'files');
    assert.deepEqual(importState.request.files, [other]);
  });
});

describe('files too large for copies that are not in the draft yet', () => {
  const large = (name: string): File => new File([new Uint8Array(LARGE)], name, { lastModified: 7, type: 'video/mp4' });
  const chosen = large('long clip.mp4');

  const choose = ({ composer }: Open, files: readonly File[], how: 'replace' | 'add' | 'either' = 'either') =>
    composer.dispatch({ type: 'files-chosen', files, how });

  async function reload(browser: Browser, page: Open): Promise<Open> {
    await browser.pause();
    page.leave();
    return browser.ready();
  }

  /** A browser in which no file is ever read to its end. */
  function reading(): Browser {
    const browser = new Browser();
    browser.readsNothing = true;
    return browser;
  }

  /** What the page asks for, and whether that joins what is there. */
  function asked(page: Open): readonly unknown[] {
    const { importState } = editing(page);
    if (importState.kind !== 'missing') return [importState.kind];
    const { name, media, chosen } = importState;
    return [name, media ? 'in it' : chosen?.adding ? 'joins' : 'replaces'];
  }

  function read(page: Open): readonly unknown[] {
    const { importState } = editing(page);
    assert.ok(importState.kind === 'reading' && importState.request.kind === 'files');
    const { files, adding } = importState.request;
    return [files.map(({ name }) => name), adding];
  }

  it('have to be chosen again, after each reload until that is done, and are read then', async () => {
    const browser = reading();
    const first = await browser.ready();
    choose(first, [chosen]);
    const second = await reload(browser, first);
    assert.deepEqual(asked(second), ['long clip.mp4', 'replaces']);
    second.composer.dispatch({ type: 'draft-edited', edit: { field: 'title', value: 'Morning light' } });
    const third = await reload(browser, second);
    assert.deepEqual([draftOn(third).title, ...asked(third)], ['Morning light', 'long clip.mp4', 'replaces']);
    choose(third, [chosen], 'replace');
    assert.deepEqual(read(third), [['long clip.mp4'], false]);
  });

  it('can be put away', async () => {
    const browser = reading();
    const first = await browser.ready();
    choose(first, [chosen]);
    const second = await reload(browser, first);
    second.composer.dispatch({ type: 'offers-answered', accepted: false });
    assert.deepEqual(asked(await reload(browser, second)), ['idle']);
  });

  it('are read as far as they are at hand, when the others are put away', async () => {
    const browser = reading();
    const first = await browser.ready();
    choose(first, [clip(500), chosen]);
    const second = await reload(browser, first);
    assert.deepEqual(asked(second), ['long clip.mp4', 'replaces']);
    second.composer.dispatch({ type: 'offers-answered', accepted: false });
    assert.deepEqual(read(second), [['clip.mp4'], false]);
  });

  it('are asked for one after the other', async () => {
    const browser = reading();
    const first = await browser.ready();
    const other = large('other.mp4');
    choose(first, [chosen, other]);
    const second = await reload(browser, first);
    choose(second, [chosen]);
    assert.deepEqual(asked(second), ['other.mp4', 'replaces']);
    choose(second, [other]);
    assert.deepEqual(read(second), [['long clip.mp4', 'other.mp4'], false]);
  });

  it('give way to other files', async () => {
    const browser = reading();
    const first = await browser.ready();
    choose(first, [chosen]);
    const second = await reload(browser, first);
    choose(second, [clip()], 'replace');
    assert.deepEqual(read(second), [['clip.mp4'], false]);
  });

  it('are asked for still, beside those at hand, where other files are refused', async () => {
    const browser = reading();
    const first = await browser.ready();
    choose(first, [clip(500), chosen]);
    const second = await reload(browser, first);
    choose(second, [clip(1000)], 'replace');
    await browser.pause();
    refuse(second);
    assert.deepEqual(asked(second), ['long clip.mp4', 'replaces']);
    const third = await reload(browser, second);
    assert.deepEqual(asked(third), ['long clip.mp4', 'replaces']);
    choose(third, [chosen]);
    assert.deepEqual(read(third), [['clip.mp4', 'long clip.mp4'], false]);
  });

  it('are asked for in place of a large file that they were to replace', async () => {
    const browser = reading();
    const first = await browser.ready();
    fillIn(first, clip(LARGE));
    choose(first, [chosen], 'replace');
    assert.deepEqual(asked(await reload(browser, first)), ['long clip.mp4', 'replaces']);
  });

  describe('when they were to join photos', () => {
    const there = { kind: 'photo', photos: [photo('a')], coverIndex: 0 } as const;

    async function joining(file: File): Promise<[Browser, Open]> {
      const browser = reading();
      const first = await browser.ready();
      choose(first, [file]);
      const run = first.composer.getState().page.runs.import ?? 0;
      first.composer.dispatch({ type: 'media-imported', run, media: there, files: { a: file } });
      await browser.pause();
      choose(first, [large('b.png'), large('c.png')], 'add');
      return [browser, await reload(browser, first)];
    }

    it('are asked for beside these, and stay in their order', async () => {
      const [browser, second] = await joining(clip());
      assert.deepEqual([draftOn(second).media, ...asked(second)], [there, 'b.png', 'joins']);
      const third = await reload(browser, second);
      assert.deepEqual([draftOn(third).media, ...asked(third)], [there, 'b.png', 'joins']);
      choose(third, [large('c.png'), large('b.png')], 'add');
      assert.deepEqual(read(third), [['b.png', 'c.png'], true]);
    });

    it('are asked for after these, when these have to be chosen again too', async () => {
      const [browser, second] = await joining(clip(LARGE));
      browser.readsNothing = false;
      const third = await reload(browser, second);
      assert.deepEqual(asked(third), [photo('a').facts.name, 'in it']);
      choose(third, [clip(LARGE)], 'replace');
      const state = await whenState(
        third.composer,
        (now) => 'importState' in now && now.importState.kind === 'missing' && now.importState.chosen !== undefined,
      );
      assert.ok('draft' in state);
      assert.deepEqual([state.draft.media, ...asked(third)], [there, 'b.png', 'joins']);
    });
  });
});

describe('a draft that was begun before an interrupted post was found', () => {
  /** A page on which a title was typed and a file chosen, and on which a post has then come back. */
  async function overtaken(browser: Browser): Promise<Open> {
    browser.isSlow = true;
    const first = await browser.ready();
    fillIn(first);
    const confirmed = consentTo(first.composer.getState(), { locale: 'en' });
    assert.ok(confirmed);
    first.composer.dispatch(confirmed);
    await whenState(first.composer, (state) => state.phase === 'uploading' && state.transfer.step === 'sending');
    await settled();
    first.leave();
    let come = (): void => {};
    browser.journalComes = new Promise((resolve) => (come = resolve));
    const page = browser.open();
    await whenState(page.composer, ({ phase }) => phase === 'editing');
    importFile(page.composer, clip(700, 8), media(clip(700, 8)));
    page.composer.dispatch({ type: 'draft-edited', edit: { field: 'title', value: 'Evening light' } });
    come();
    await whenState(page.composer, ({ phase }) => phase === 'interrupted');
    await settled();
    return page;
  }

  it('comes back once that is put away [R6]', async () => {
    const page = await overtaken(new Browser());
    page.composer.dispatch({ type: 'reset' });
    await whenState(page.composer, (state) => 'draft' in state && state.draft.media !== undefined);
    assert.deepEqual(draftOn(page), { ...EMPTY_DRAFT, title: 'Evening light', media: media(clip(700, 8)) });
    assert.equal(editing(page).page.files['video']?.size, 700);
  });

  it('is not written over by the text of that post, when that is discarded [R6]', async () => {
    const browser = new Browser();
    const page = await overtaken(browser);
    page.composer.dispatch({ type: 'discard-requested' });
    await whenState(page.composer, ({ phase }) => phase === 'editing');
    await browser.pause();
    const titles = browser.drafts.map((entry) => (entry as { saved: { title: string } }).saved.title);
    assert.deepEqual(titles.sort(), ['Evening light', 'Morning light']);
  });
});

describe('the file of an interrupted post that is too large for a copy', () => {
  async function interrupted(handle?: FileHandle, file = clip(LARGE)): Promise<Open> {
    const browser = new Browser();
    browser.isSlow = true;
    if (handle) dropped(file, handle);
    const first = await browser.ready();
    fillIn(first, file);
    const confirmed = consentTo(first.composer.getState(), { locale: 'en' });
    assert.ok(confirmed);
    first.composer.dispatch(confirmed);
    await whenState(first.composer, (state) => state.phase === 'uploading' && state.transfer.step === 'sending');
    await settled();
    first.leave();
    const again = browser.open();
    await whenState(again.composer, ({ phase }) => phase === 'interrupted');
    return again;
  }

  const fileOf = ({ composer }: Open): string => {
    const state = composer.getState();
    return state.phase === 'interrupted' ? state.file : state.phase;
  };

  it('is opened by "Continue", and the upload goes on at once, when the browser is let [R6]', async () => {
    const file = clip(LARGE);
    const handle = handleFor(file, { now: 'prompt' });
    const page = await interrupted(handle, file);
    assert.equal(fileOf(page), 'on-disk');
    page.composer.dispatch({ type: 'continue-requested' });
    const { page: on } = await whenState(page.composer, ({ phase }) => phase === 'uploading');
    assert.equal(on.files['video'], file);
    assert.equal(handle.asked, 1);
    page.leave();
  });

  it('has to be chosen when the browser is not let [R6]', async () => {
    const file = clip(LARGE);
    const page = await interrupted(handleFor(file, { now: 'prompt', answer: 'denied' }), file);
    page.composer.dispatch({ type: 'continue-requested' });
    await whenState(page.composer, (state) => state.phase === 'interrupted' && state.file === 'missing');
  });

  const files = { a: clip(1000), b: clip(LARGE, 2), c: clip(LARGE, 3) };

  async function interruptedPhotos(): Promise<Composer> {
    const browser = new Browser();
    browser.isSlow = true;
    const first = await browser.ready();
    first.composer.dispatch({ type: 'files-chosen', files: Object.values(files), how: 'replace' });
    const run = first.composer.getState().page.runs.import ?? 0;
    const photos = ['a', 'b', 'c'].map((id) => photo(id));
    const media = { kind: 'photo', photos, coverIndex: 0 } as const;
    first.composer.dispatch({ type: 'media-imported', run, media, files });
    first.composer.dispatch({ type: 'draft-edited', edit: { field: 'privacy', value: 'PUBLIC_TO_EVERYONE' } });
    const confirmed = consentTo(first.composer.getState(), { locale: 'en' });
    assert.ok(confirmed);
    first.composer.dispatch(confirmed);
    assert.equal(first.composer.getState().phase, 'uploading');
    await settled();
    first.leave();
    const { composer } = browser.open();
    await whenState(composer, ({ phase }) => phase === 'interrupted');
    return composer;
  }

  it('is asked for by its own name, beside photos that were small enough, one after the other [R6]', async () => {
    const composer = await interruptedPhotos();
    const asked = (): readonly unknown[] => {
      const { panel } = composer.getView();
      return panel?.kind === 'interrupted' ? [panel.file, panel.missing] : [];
    };
    assert.deepEqual(asked(), ['missing', 'b.jpg']);
    for (const [file, expected] of [
      [files.b, ['missing', 'c.jpg']],
      [clip(700), ['refused', 'c.jpg']],
      [files.c, ['kept', undefined]],
    ] as const) {
      composer.dispatch({ type: 'saved-files-chosen', files: [file] });
      await whenState(composer, (state) => state.phase === 'interrupted' && state.file !== 'checking');
      assert.deepEqual(asked(), expected);
    }
  });

  it('is left behind, and no photo that is at hand, when the post is discarded', async () => {
    const composer = await interruptedPhotos();
    composer.dispatch({ type: 'discard-requested' });
    const state = await whenState(composer, ({ phase }) => phase === 'editing');
    assert.ok('draft' in state);
    assert.deepEqual(state.draft.media, { kind: 'photo', photos: [photo('a')], coverIndex: 0 });
    assert.deepEqual(Object.keys(state.page.files), ['a']);
  });

  it('has to be chosen when it was changed on disk, and another file is refused [R6, R18]', async () => {
    const file = clip(LARGE);
    const page = await interrupted(handleFor(clip(LARGE, 7), { now: 'prompt' }), file);
    page.composer.dispatch({ type: 'continue-requested' });
    await whenState(page.composer, (state) => state.phase === 'interrupted' && state.file === 'missing');
    page.composer.dispatch({ type: 'saved-files-chosen', files: [clip(LARGE, 7)] });
    await whenState(page.composer, (state) => state.phase === 'interrupted' && state.file === 'refused');
    page.composer.dispatch({ type: 'saved-files-chosen', files: [clip(LARGE, 7), file] });
    await whenState(page.composer, (state) => state.phase === 'interrupted' && state.file === 'kept');
  });
});
