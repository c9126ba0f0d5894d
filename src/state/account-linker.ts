import type { GuardedAdapter } from '../adapter/guard.js';
import { toShareError } from '../wire/error.js';
import type { ComposerEvent } from './transition.js';

export interface AccountLinkerOptions {
  readonly adapter: () => GuardedAdapter | undefined;
  readonly dispatch: (event: ComposerEvent) => void;
}

/** Links an account through the host, one try at a time: a newer try ends the one before it. */
export class AccountLinker {
  readonly #options: AccountLinkerOptions;
  #running: AbortController | undefined;

  constructor(options: AccountLinkerOptions) {
    this.#options = options;
  }

  async link(switching: boolean): Promise<void> {
    this.stop();
    const running = new AbortController();
    this.#running = running;
    const { signal } = running;
    const { adapter, dispatch } = this.#options;
    try {
      const guarded = adapter();
      if (switching) await guarded?.disconnect({ signal });
      await guarded?.connect({ signal });
      dispatch({ type: 'connected' });
    } catch (thrown) {
      if (!signal.aborted) dispatch({ type: 'connect-failed', error: toShareError(thrown) });
    }
  }

  stop(): void {
    this.#running?.abort();
  }
}
