import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { randomId } from '../adapter/random-id.js';
import { giveConsent, consentCovers } from '../domain/consent.js';
import type { Draft } from '../domain/draft.js';
import { AccountLinker } from './account-linker.js';
import type { ComposerActions } from './actions.js';
import type { Clock } from '../adapter/clock.js';
import { systemClock } from '../adapter/clock.js';
import type { ComposerOptions } from './composer-options.js';
import type { ComposerState } from './composer-state.js';
import { CreatorInfoTask } from './creator-info-task.js';
import { DraftMedia } from './draft-media.js';
import type { ShowMedia } from './media-source.js';
import { PostRunner } from './post-runner.js';
import { transition } from './transition.js';
import type { ComposerEvent, Effect } from './transition.js';
import type { FormView } from './view-model.js';
import { formView } from './view-model.js';

/**
 * Holds the one state of the page and runs its effects. It knows neither how the page looks nor how bytes travel; what
 * it begins for a connected element ends when that element leaves the document.
 */
export class ComposerController implements ReactiveController, ComposerActions {
  state: ComposerState;
  readonly #host: ReactiveControllerHost & { readonly isConnected: boolean };
  readonly #options: ComposerOptions;
  readonly #clock: Clock;
  readonly #creator: CreatorInfoTask;
  readonly #media: DraftMedia;
  readonly #runner: PostRunner;
  readonly #linker: AccountLinker;
  #active = false;
  #shown = false;

  constructor(host: ReactiveControllerHost & { readonly isConnected: boolean }, options: ComposerOptions) {
    this.#host = host;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.state = { phase: 'loading', creator: undefined, draft: options.presetDraft(), intake: { kind: 'idle' } };
    this.#creator = new CreatorInfoTask(host, {
      adapter: options.adapter,
      answered: (creator) => this.#dispatch({ type: 'creator-answered', creator }),
      refused: (error) => this.#dispatch({ type: 'creator-refused', error }),
    });
    this.#linker = new AccountLinker({ adapter: options.adapter, dispatch: (event) => this.#dispatch(event) });
    this.#runner = new PostRunner({
      adapter: options.adapter,
      fileOf: (id) => this.#media.fileOf(id),
      clock: this.#clock,
      dispatch: (event) => this.#dispatch(event),
    });
    this.#media = new DraftMedia({
      ...options,
      state: () => this.state,
      dispatch: (event) => this.#dispatch(event),
      redraw: () => host.requestUpdate(),
    });
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#active) return;
    this.#active = true;
    this.#media.resume();
    const { state } = this;
    if (state.phase === 'processing') this.#run({ type: 'watch-status', publishId: state.publishId });
    else if (state.phase === 'published' && 'stillAsking' in state.outcome && state.outcome.stillAsking)
      this.#run({ type: 'watch-link', publishId: state.publishId });
    else if (this.#options.adapter()) this.reload();
  }

  hostDisconnected(): void {
    // An element that is only moved comes back within the same task, and its upload must not die of it.
    queueMicrotask(() => {
      if (this.#host.isConnected || !this.#active) return;
      this.#active = false;
      this.#creator.stop();
      this.#media.suspend();
      this.#linker.stop();
      this.#runner.stopPublishing();
      this.#runner.stopWatching();
      this.#dispatch({ type: 'interrupted' });
    });
  }

  get form(): FormView {
    return formView(this.state, this.#options.settings());
  }

  /** An element that has left may draw once more, and makes no URL for what nobody sees. */
  readonly show: ShowMedia = (key) => (this.#active ? this.#media.show(key) : { url: undefined, unplayable: false });

  markUnplayable(key: string): void {
    this.#media.markUnplayable(key);
  }

  fileOf(id: string): File | undefined {
    return this.#media.fileOf(id);
  }

  /** Draws a state for stories and tests: stops what runs, begins nothing, and until `reset` no click publishes. */
  showState(next: (now: ComposerState) => ComposerState): void {
    const before = this.state;
    const now = next(before);
    if (now === before) return;
    this.#creator.stop();
    this.#media.stop();
    this.#linker.stop();
    this.#runner.stopPublishing();
    this.#runner.stopWatching();
    this.#shown = true;
    this.state = now;
    this.#host.requestUpdate();
    this.#options.changed(before, now);
  }

  /** Back to the host's preset with fresh creator info. */
  reset(): void {
    this.#shown = false;
    this.#media.stop();
    this.#dispatch({ type: 'reset', draft: this.#options.presetDraft() });
    this.presetMedia();
  }

  presetMedia(): void {
    this.#media.preset();
  }

  presetText(edit: (draft: Draft) => Draft): void {
    this.#dispatch({ type: 'draft-edited', edit });
  }

  chooseFiles(files: readonly File[]): void {
    this.#media.choose(files, { adding: false });
  }

  addPhotos(files: readonly File[]): void {
    this.#media.choose(files, { adding: true });
  }

  takeFiles(files: readonly File[]): void {
    this.#media.choose(files, { adding: true, orReplacing: true });
  }

  removeMedia(): void {
    this.#media.remove();
  }

  acceptOffers(): void {
    this.#media.answerOffers(true);
  }

  declineOffers(): void {
    this.#media.answerOffers(false);
  }

  edit(edit: (draft: Draft) => Draft): void {
    if (this.state.phase !== 'editing') return;
    const before = this.state.draft;
    this.#dispatch({ type: 'draft-edited', edit });
    if ('draft' in this.state && this.state.draft !== before) this.#options.edited();
  }

  publish(event: Event): void {
    const { state } = this;
    // Script can dispatch a click; only a person's click is consent (Content Sharing Guidelines 5c).
    const { violations, waiting } = this.form;
    if (!event.isTrusted || this.#shown || state.phase !== 'editing' || violations.length > 0 || waiting) return;
    const settings = this.#options.settings();
    const { creator, draft } = state;
    const now = new Date(this.#clock.now());
    const consent = giveConsent({ draft, creator, settings, locale: this.#options.language(), now });
    if (!this.#options.confirm(consent)) return;
    const after = this.state;
    const covered =
      after.phase === 'editing' &&
      !this.form.waiting &&
      consentCovers(consent, { draft: after.draft, creator: after.creator, settings: this.#options.settings() });
    if (!covered) return this.#dispatch({ type: 'consent-voided' });
    this.#dispatch({ type: 'publish-agreed', post: { consent, key: randomId() } });
  }

  connect(event: Event): void {
    if (event.isTrusted) this.#dispatch({ type: 'connect-requested', switching: false });
  }

  switchAccount(event: Event): void {
    if (event.isTrusted) this.#dispatch({ type: 'connect-requested', switching: true });
  }

  reload(): void {
    this.#dispatch({ type: 'creator-requested' });
  }

  pause(): void {
    this.#runner.pause();
  }

  resume(): void {
    this.#runner.resume();
  }

  cancel(): void {
    this.#dispatch({ type: 'cancel-requested' });
  }

  editAgain(): void {
    this.#dispatch({ type: 'edit-again' });
  }

  postAnother(): void {
    this.reset();
  }

  #dispatch(event: ComposerEvent): void {
    const before = this.state;
    const [now, effects] = transition(before, event);
    if (now === before && effects.length === 0) return;
    this.state = now;
    this.#media.tidy();
    for (const effect of effects) this.#run(effect);
    this.#host.requestUpdate();
    if (now !== before) this.#options.changed(before, now, 'status' in event ? event.status : undefined);
  }

  #run(effect: Effect): void {
    switch (effect.type) {
      case 'load-creator':
        if (this.#active) this.#creator.load();
        return;
      case 'connect':
        return void this.#linker.link(effect.switching);
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
      default:
        return effect satisfies never;
    }
  }
}
