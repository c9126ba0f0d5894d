import { Task } from '@lit/task';
import type { ReactiveControllerHost } from 'lit';
import type { GuardedAdapter } from '../adapter/guard.js';
import type { CreatorInfo } from '../domain/creator.js';
import { ShareError } from '../domain/errors.js';
import { toShareError } from '../wire/error.js';

export interface CreatorInfoOptions {
  readonly adapter: () => GuardedAdapter | undefined;
  readonly answered: (creator: CreatorInfo) => void;
  readonly refused: (error: ShareError) => void;
}

/**
 * Asks for creator info, anew on each `load`. A task of its own accord neither aborts when the element leaves the
 * document nor runs again when it comes back, so its owner calls `stop` and `load` then; only the latest run is heard.
 */
export class CreatorInfoTask {
  readonly #task: Task<readonly [], void>;

  constructor(host: ReactiveControllerHost, { adapter, answered, refused }: CreatorInfoOptions) {
    this.#task = new Task<readonly [], void>(host, {
      autoRun: false,
      task: async (_, { signal }) => {
        try {
          const guarded = adapter();
          if (!guarded) throw new ShareError('adapter');
          const creator = await guarded.getCreatorInfo({ signal });
          if (!signal.aborted) answered(creator);
        } catch (thrown) {
          if (!signal.aborted) refused(toShareError(thrown));
        }
      },
    });
  }

  load(): void {
    void this.#task.run([]);
  }

  stop(): void {
    this.#task.abort();
  }
}
