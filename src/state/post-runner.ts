import type { GuardedAdapter } from '../adapter/guard.js';
import type { PostStatus } from '../domain/post-status.js';
import { toShareError } from '../wire/error.js';
import type { Clock } from '../adapter/clock.js';
import type { Post } from './composer-state.js';
import { PublishFailure } from './publish-failure.js';
import { publish } from './publisher.js';
import { watchLink, watchStatus } from './status-watcher.js';
import { TransferMeter } from './transfer-meter.js';
import type { ComposerEvent } from './transition.js';

export interface PostRunnerOptions {
  readonly adapter: () => GuardedAdapter | undefined;
  readonly fileOf: (id: string) => File | undefined;
  readonly clock: Clock;
  readonly dispatch: (event: ComposerEvent) => void;
}

/** Runs one post at a time: sends it, then follows it. What is stopped is never heard of again. */
export class PostRunner {
  readonly #options: PostRunnerOptions;
  #publishing: { readonly abort: AbortController; readonly meter: TransferMeter } | undefined;
  #watching: AbortController | undefined;
  /** The post whose bytes are on their way. */
  #open: string | undefined;

  constructor(options: PostRunnerOptions) {
    this.#options = options;
  }

  async publish(post: Post): Promise<void> {
    const { adapter, fileOf, clock, dispatch } = this.#options;
    const guarded = adapter();
    if (!guarded) return;
    const abort = new AbortController();
    const { signal } = abort;
    const meter = new TransferMeter(clock, (transfer) => {
      if (!signal.aborted) dispatch({ type: 'transfer-changed', transfer });
    });
    this.#publishing = { abort, meter };
    const created = (publishId: string): void => {
      this.#open = publishId;
    };
    try {
      const publishId = await publish(post, { adapter: guarded, fileOf, clock, meter, created, signal });
      this.#open = undefined;
      dispatch({ type: 'handed-over', publishId });
    } catch (thrown) {
      if (!signal.aborted) this.#failed(thrown);
    }
  }

  pause(): void {
    this.#publishing?.meter.pause();
  }

  resume(): void {
    this.#publishing?.meter.resume();
  }

  stopPublishing(): void {
    this.#publishing?.abort.abort();
  }

  /** Best effort: TikTok forgets an upload that never ends by itself. */
  withdraw(): void {
    this.stopPublishing();
    const publishId = this.#open;
    this.#open = undefined;
    const { signal } = new AbortController();
    if (publishId !== undefined)
      this.#options
        .adapter()
        ?.cancelPost(publishId, { signal })
        .catch(() => {});
  }

  async watch(publishId: string, what: 'status' | 'link'): Promise<void> {
    this.stopWatching();
    const guarded = this.#options.adapter();
    if (!guarded) return;
    const watching = new AbortController();
    this.#watching = watching;
    const { signal } = watching;
    const { clock, dispatch } = this.#options;
    const wishes = {
      adapter: guarded,
      clock,
      signal,
      answered: (status: PostStatus) => dispatch({ type: 'status-answered', status }),
      delayed: (delay: 'slow' | 'unanswered') => dispatch({ type: 'status-delayed', delay }),
    };
    try {
      if (what === 'status') await watchStatus(publishId, wishes);
      else if (!(await watchLink(publishId, wishes))) dispatch({ type: 'link-given-up' });
    } catch (thrown) {
      if (!signal.aborted) this.#failed(thrown);
    }
  }

  stopWatching(): void {
    this.#watching?.abort();
  }

  #failed(thrown: unknown): void {
    const failure =
      thrown instanceof PublishFailure ? thrown.failure : ({ kind: 'unknown', error: toShareError(thrown) } as const);
    this.#options.dispatch({ type: 'publish-failed', failure });
  }
}
