import type { Clock as BackendClock } from '../../../src/server/index.js';
import type { Clock as PageClock } from '../../../src/adapter/clock.js';

interface Sleeper {
  readonly at: number;
  readonly lasts: number;
  readonly wake: () => void;
}

/** Turns of the event loop without any news after which nothing more is on its way. */
const QUIET_TURNS = 30;
/** The same where the simulator or nobody at all is to be waited for. */
const QUIET_TURNS_AT_WORK = 250;
/** A request of the page waits for such a sleep of the backend, as for a lock; longer ones are limits beside the work. */
const LONGEST_WAIT_IN_REQUEST = 1000;
/** Nobody may want to wake while TikTok has an hour's work to do. */
const LONGEST_STEP = 60_000;

/**
 * One time for page, backend and simulator. It stands still while bytes are on their way and jumps to the next moment
 * at which somebody wants to wake, so hours pass in milliseconds and no test waits for the machine's clock.
 */
export class VirtualTime {
  #now: number;
  readonly #sleepers = new Set<Sleeper>();
  readonly #moved: (milliseconds: number) => void;
  /** Requests of the page that have no answer yet. */
  requests = 0;
  /** Bytes on a wire: the backend's requests to TikTok, and TikTok's to the hosts of media. */
  transfers = 0;
  #news = 0;

  constructor(start: number, moved: (milliseconds: number) => void) {
    this.#now = start;
    this.#moved = moved;
  }

  readonly now = (): number => this.#now;

  /** As the page wants it: an abort rejects. */
  readonly page: PageClock = {
    now: this.now,
    elapsed: this.now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const stop = this.#add(milliseconds, () => {
          signal.removeEventListener('abort', abort);
          resolve();
        });
        const abort = () => {
          stop();
          reject(signal.reason);
        };
        signal.addEventListener('abort', abort, { once: true });
      }),
  };

  /** As the backend wants it: an abort ends the sleep early. */
  readonly backend: BackendClock = {
    now: this.now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const end = () => {
          stop();
          signal?.removeEventListener('abort', end);
          resolve();
        };
        const stop = this.#add(milliseconds, end);
        signal?.addEventListener('abort', end, { once: true });
      }),
  };

  #add(milliseconds: number, wake: () => void): () => void {
    this.stir();
    const sleeper = { at: this.#now + milliseconds, lasts: milliseconds, wake };
    this.#sleepers.add(sleeper);
    return () => void this.#sleepers.delete(sleeper);
  }

  /** Something has happened, so more may follow at once. */
  stir(): void {
    this.#news += 1;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
    this.stir();
    this.#moved(milliseconds);
    for (const sleeper of [...this.#sleepers]) {
      if (sleeper.at > this.#now) continue;
      this.#sleepers.delete(sleeper);
      sleeper.wake();
    }
  }

  /** Lets time pass until `done`, for `within` milliseconds at most; answers whether it came to that. */
  async pass(
    done: () => boolean,
    { within, settle, turn = () => {} }: { within: number; settle: () => Promise<void>; turn?: () => void },
  ): Promise<boolean> {
    const limit = this.#now + within;
    while (!done()) {
      await this.#quiet(settle, turn);
      const news = this.#news;
      if (done()) break;
      // What somebody has just begun is on its way before time passes.
      if (news !== this.#news) continue;
      if (this.#now >= limit) return false;
      const longest = this.requests > 0 ? LONGEST_WAIT_IN_REQUEST : Infinity;
      const wanted = [...this.#sleepers].flatMap(({ at, lasts }) => (lasts <= longest ? [at] : []));
      // A request that waits for no sleep is still at work.
      if (wanted.length === 0 && this.requests > 0) continue;
      this.advance(Math.max(Math.min(limit, this.#now + LONGEST_STEP, ...wanted) - this.#now, 1));
    }
    return true;
  }

  async #quiet(settle: () => Promise<void>, turn: () => void): Promise<void> {
    let settled = false;
    void settle().then(() => {
      settled = true;
    });
    let news = this.#news;
    const enough = () => (this.#sleepers.size === 0 || !settled ? QUIET_TURNS_AT_WORK : QUIET_TURNS);
    for (let still = 0; still < enough(); still += 1) {
      await new Promise(setImmediate);
      turn();
      if (this.transfers > 0 || news !== this.#news) still = -1;
      news = this.#news;
    }
  }
}
