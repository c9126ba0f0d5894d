import type { ShareToTikTokAdapter } from '../../../src/adapter/contract.js';
import { guard } from '../../../src/adapter/guard.js';
import { randomId } from '../../../src/adapter/random-id.js';
import { giveConsent } from '../../../src/domain/consent.js';
import type { Draft } from '../../../src/domain/draft.js';
import type { HostSettings } from '../../../src/domain/settings.js';
import type { Clock } from '../../../src/adapter/clock.js';
import { AccountLinker } from '../../../src/state/account-linker.js';
import type { ComposerState } from '../../../src/state/composer-state.js';
import { PostRunner } from '../../../src/state/post-runner.js';
import type { ComposerEvent, Effect } from '../../../src/state/transition.js';
import { transition } from '../../../src/state/transition.js';
import { toShareError } from '../../../src/wire/error.js';

export interface PageOptions {
  readonly adapter: ShareToTikTokAdapter;
  readonly clock: Clock;
  readonly draft: Draft;
  readonly settings: HostSettings;
  readonly fileOf: (id: string) => File | undefined;
  /** Called after each change. */
  readonly changed: (state: ComposerState) => void;
}

/** The page without its looks: the state machine and what runs its effects, as the element's controller wires them. */
export class Page {
  state: ComposerState;
  readonly #options: PageOptions;
  readonly #adapter;
  readonly #runner: PostRunner;
  readonly #linker;
  readonly #left = new AbortController();

  constructor(options: PageOptions) {
    this.#options = options;
    this.#adapter = guard(options.adapter, options.clock);
    this.#runner = new PostRunner({
      adapter: () => this.#adapter,
      fileOf: options.fileOf,
      clock: options.clock,
      dispatch: (event) => this.dispatch(event),
    });
    this.#linker = new AccountLinker({ adapter: () => this.#adapter, dispatch: (event) => this.dispatch(event) });
    this.state = { phase: 'loading', creator: undefined, draft: options.draft, intake: { kind: 'idle' } };
  }

  readonly dispatch = (event: ComposerEvent): void => {
    const [now, effects] = transition(this.state, event);
    this.state = now;
    for (const effect of effects) this.#run(effect);
    this.#options.changed(now);
  };

  /** The click on "Post to TikTok". */
  publish(): void {
    const { state } = this;
    if (state.phase !== 'editing') throw new Error(`Nothing can be posted while the page is ${state.phase}.`);
    const { settings, clock } = this.#options;
    const { draft, creator } = state;
    const consent = giveConsent({ draft, creator, settings, locale: 'en', now: new Date(clock.now()) });
    this.dispatch({ type: 'publish-agreed', post: { consent, key: randomId() } });
  }

  leave(): void {
    this.#left.abort();
    this.#linker.stop();
    this.#runner.stopPublishing();
    this.#runner.stopWatching();
  }

  #run(effect: Effect): void {
    switch (effect.type) {
      case 'load-creator':
        void this.#loadCreator();
        return;
      case 'publish':
        return void this.#runner.publish(effect.post);
      case 'stop-publishing':
        return this.#runner.stopPublishing();
      case 'withdraw':
        return this.#runner.withdraw();
      case 'watch-status':
        return void this.#runner.watch(effect.publishId, 'status');
      case 'watch-link':
        return void this.#runner.watch(effect.publishId, 'link');
      case 'stop-watching':
        return this.#runner.stopWatching();
      case 'connect':
        return void this.#linker.link(effect.switching);
      default:
        return effect satisfies never;
    }
  }

  async #loadCreator(): Promise<void> {
    const { signal } = this.#left;
    try {
      const creator = await this.#adapter.getCreatorInfo({ signal });
      if (!signal.aborted) this.dispatch({ type: 'creator-answered', creator });
    } catch (thrown) {
      if (!signal.aborted) this.dispatch({ type: 'creator-refused', error: toShareError(thrown) });
    }
  }
}
