import { LitElement, type TemplateResult } from 'lit';
import type { Draft } from '../../../src/domain/draft.js';
import type { HostSettings } from '../../../src/domain/settings.js';
import type { ComposerActions } from '../../../src/state/actions.js';
import type { ComposerState } from '../../../src/state/composer-state.js';
import type { ShowMedia } from '../../../src/state/media-source.js';
import { formView } from '../../../src/state/view-model.js';
import { settings } from '../../../src/testing/builders.js';
import { loading } from '../../../src/testing/states.js';
import { createText, type Text } from '../../../src/text/text.js';
import { ComposerUi } from '../../../src/ui/composer-ui.js';
import type { ComposerView } from '../../../src/ui/composer-view.js';

/** What the page is drawn from; what is absent stays as it was. */
export interface Given {
  readonly state?: ComposerState;
  readonly settings?: Partial<HostSettings>;
  readonly text?: Text;
  readonly show?: ShowMedia;
  readonly view?: Partial<ComposerView>;
}

/** Draws one given state, as the element does; edits of the draft are taken, everything else is noted down. */
export class ComposerHost extends LitElement {
  static override styles = [...ComposerUi.styles];

  readonly ui = new ComposerUi(this);
  readonly calls: string[] = [];
  readonly files: File[] = [];

  #state: ComposerState = loading();
  #settings: HostSettings = settings();
  #text: Text = createText('en');
  #view: Partial<ComposerView> = {};
  #show: ShowMedia = () => ({ url: undefined, unplayable: false });

  get state(): ComposerState {
    return this.#state;
  }

  get draft(): Draft {
    return 'post' in this.#state ? this.#state.post.consent.draft : this.#state.draft;
  }

  /** Changes what is given and waits until it is drawn. */
  async set(given: Given): Promise<void> {
    this.given = given;
    await this.updateComplete;
  }

  set given(given: Given) {
    if (given.state) this.#state = given.state;
    if (given.settings) this.#settings = settings(given.settings);
    if (given.text) this.#text = given.text;
    if (given.show) this.#show = given.show;
    if (given.view) this.#view = given.view;
    this.requestUpdate();
  }

  /** An element of the page, or a failed test. */
  find<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.renderRoot.querySelector<T>(selector);
    if (!found) throw new Error(`${selector} is not on the page`);
    return found;
  }

  protected override render(): TemplateResult {
    return this.ui.render({
      state: this.#state,
      form: formView(this.#state, this.#settings),
      text: this.#text,
      actions: this.#actions,
      show: this.#show,
      canConnect: true,
      canSwitch: true,
      canPause: true,
      mediaLocked: false,
      language: this.#text.language,
      direction: 'ltr',
      ...this.#view,
    });
  }

  readonly #note = (name: string) => (): void => {
    this.calls.push(name);
  };

  readonly #actions: ComposerActions = {
    chooseFiles: (files) => {
      this.files.push(...files);
      this.calls.push('chooseFiles');
    },
    addPhotos: (files) => {
      this.files.push(...files);
      this.calls.push('addPhotos');
    },
    takeFiles: (files) => {
      this.files.push(...files);
      this.calls.push('takeFiles');
    },
    edit: (edit) => {
      if (this.#state.phase === 'editing') this.#state = { ...this.#state, draft: edit(this.#state.draft) };
      this.requestUpdate();
    },
    removeMedia: this.#note('removeMedia'),
    acceptOffers: this.#note('acceptOffers'),
    declineOffers: this.#note('declineOffers'),
    markUnplayable: this.#note('markUnplayable'),
    publish: this.#note('publish'),
    connect: this.#note('connect'),
    switchAccount: this.#note('switchAccount'),
    reload: this.#note('reload'),
    pause: this.#note('pause'),
    resume: this.#note('resume'),
    cancel: this.#note('cancel'),
    editAgain: this.#note('editAgain'),
    postAnother: this.#note('postAnother'),
  };
}

customElements.define('composer-host', ComposerHost);
