import { createHttpAdapter } from '../../../../src/adapter/http-adapter.js';
import type { Clock } from '../../../../src/adapter/clock.js';
import type { Change, Composer } from '../../../../src/composer/composer.js';
import { createComposer } from '../../../../src/composer/composer.js';
import { fingerprintOf } from '../../../../src/journal/fingerprint.js';
import { PageJournal } from '../../../../src/journal/journal.js';
import { createTabs } from '../../../../src/journal/tabs.js';
import type { ComposerEvent } from '../../../../src/composer/events.js';
import type { ComposerState } from '../../../../src/composer/state.js';
import { video, videoFacts } from '../../../../src/testing/builders.js';
import { LOADED_PARTS, loadReaders } from '../loaded-parts.js';
import { DiskFile } from './world.js';
import type { World } from './world.js';

const ENDPOINT = 'https://example.com/api/';

/** One time for all tabs. Who sleeps in a tab that has ended never wakes. */
export class Time {
  #now = Date.UTC(2026, 10, 26);
  readonly #sleepers = new Set<{
    readonly at: number;
    readonly tab: { readonly isOver: boolean };
    readonly wake: () => void;
  }>();

  readonly now = (): number => this.#now;

  sleeping(tab: object): boolean {
    return [...this.#sleepers].some((sleeper) => sleeper.tab === tab);
  }

  clockOf(tab: { readonly isOver: boolean }): Clock {
    return {
      now: this.now,
      elapsed: this.now,
      sleep: (milliseconds, signal) =>
        new Promise((resolve, reject) => {
          signal.throwIfAborted();
          const abort = (): void => {
            this.#sleepers.delete(sleeper);
            reject(signal.reason);
          };
          const wake = (): void => {
            signal.removeEventListener('abort', abort);
            resolve();
          };
          const sleeper = { at: this.#now + milliseconds, tab, wake };
          this.#sleepers.add(sleeper);
          signal.addEventListener('abort', abort);
        }),
    };
  }

  /** Time passes from one moment at which somebody wakes to the next. */
  async advance(milliseconds: number, settle: () => Promise<void>): Promise<void> {
    const until = this.#now + milliseconds;
    for (;;) {
      const next = Math.min(...[...this.#sleepers].map(({ at }) => at));
      if (next > until) break;
      this.#now = Math.max(next, this.#now);
      for (const sleeper of [...this.#sleepers]) {
        if (sleeper.at > this.#now) continue;
        this.#sleepers.delete(sleeper);
        if (!sleeper.tab.isOver) sleeper.wake();
      }
      await settle();
    }
    this.#now = until;
  }
}

function next(waiting: Set<() => void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    waiting.add(resolve);
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

function wakeAll(waiting: Set<() => void>): void {
  for (const wake of waiting) wake();
  waiting.clear();
}

/** One page with the real composer, the real HTTP adapter and the real journal. */
export class Tab {
  readonly composer: Composer;
  readonly log: ComposerEvent[] = [];
  readonly changes: Change[] = [];
  readonly first: ComposerState;
  readonly file: DiskFile;
  isOver = false;
  isOnline = true;
  readonly #online = new Set<() => void>();
  readonly #visible = new Set<() => void>();

  constructor(world: World, time: Time, disk: { version: number }) {
    this.file = new DiskFile('clip.mp4', disk);
    void fingerprintOf(this.file);
    const journal = new PageJournal({
      store: world.storeOf(this),
      locks: world.locksOf(this),
      now: time.now,
      loadReaders,
    });
    const tabs = createTabs(() => world.channelOf(this));
    this.composer = createComposer({
      adapter: createHttpAdapter(ENDPOINT, { fetch: world.fetchOf(this) }),
      clock: time.clockOf(this),
      random: () => 1,
      loadMedia: () => new Promise(() => {}),
      ...LOADED_PARTS,
      loadJournal: () => Promise.resolve(journal),
      loadTabs: () => Promise.resolve(tabs),
      network: {
        isOnline: () => this.isOnline,
        whenOnline: (signal) => next(this.#online, signal),
        whenVisible: (signal) => next(this.#visible, signal),
      },
    });
    this.first = this.composer.getState();
    this.composer.subscribe((change) => {
      this.log.push(change.event);
      this.changes.push(change);
    });
    this.composer.dispatch({ type: 'page-shown' });
  }

  get state(): ComposerState {
    return this.composer.getState();
  }

  setOnline(isOnline: boolean): void {
    this.isOnline = isOnline;
    if (isOnline) wakeAll(this.#online);
  }

  /** The browser shows this tab instead of another. */
  comeIntoView(): void {
    wakeAll(this.#visible);
  }

  /** Chooses the file, as the import effect reports it, and everything else that a post needs. */
  fillIn(): void {
    const { state } = this;
    if (state.phase !== 'editing') return;
    if (state.draft.media) {
      this.composer.dispatch({ type: 'draft-edited', edit: { field: 'privacy', value: 'PUBLIC_TO_EVERYONE' } });
      return;
    }
    const media = video({ facts: videoFacts({ bytes: this.file.size }) });
    this.composer.dispatch({ type: 'files-chosen', files: [this.file], how: 'replace' });
    const run = this.state.page.runs.import;
    if (run === undefined) return;
    this.composer.dispatch({ type: 'media-imported', run, media, files: { video: this.file } });
    this.composer.dispatch({ type: 'draft-edited', edit: { field: 'title', value: 'Harbor' } });
    this.composer.dispatch({ type: 'draft-edited', edit: { field: 'privacy', value: 'PUBLIC_TO_EVERYONE' } });
  }
}
