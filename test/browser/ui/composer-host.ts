import { LitElement } from 'lit';
import { guard } from '../../../src/adapter/guard.js';
import { createComposer } from '../../../src/composer/composer.js';
import type { Composer } from '../../../src/composer/composer.js';
import type { ComposerEvent } from '../../../src/composer/events.js';
import { draftOf } from '../../../src/composer/state.js';
import type { ComposerState, Strip } from '../../../src/composer/state.js';
import type { Shown } from '../../../src/composer/view.js';
import type { Draft } from '../../../src/domain/draft.js';
import { fileIds } from '../../../src/domain/media.js';
import type { HostSettings } from '../../../src/domain/settings.js';
import { settings } from '../../../src/testing/builders.js';
import { createScriptedAdapter } from '../../../src/testing/scripted-adapter.js';
import { loading } from '../../../src/testing/states.js';
import { ENGLISH } from '../../../src/text/en.js';
import { createText, type Text } from '../../../src/text/text.js';
import { hostStyles } from '../../../src/trigger/host.styles.js';
import { stylesOf } from '../../../src/ui/add-styles.js';
import { ComposerUi } from '../../../src/ui/composer-ui.js';
import { loadRest, presentRest } from '../../../src/load-rest.js';

// Everything is given, so everything is there.
await loadRest();

/** What the page is drawn from; what is absent stays as it was. */
export interface Given {
  readonly state?: ComposerState;
  readonly settings?: Partial<HostSettings>;
  readonly text?: Text;
  /** What is shown for a file of the draft. */
  readonly show?: (key: string) => Shown;
  readonly view?: {
    readonly direction?: 'ltr' | 'rtl';
    readonly canConnect?: boolean;
    readonly mediaLocked?: boolean;
    readonly site?: string;
    readonly cover?: Pick<Strip, 'frames' | 'durationMs'>;
  };
}

/** What the page has in hand, which its own state follows. */
const MOVES: ReadonlySet<ComposerEvent['type']> = new Set(['draft-edited', 'trim-moved', 'crop-moved']);

/** Draws a composer in one given state, as the element does, and notes down what the page dispatches. */
export class ComposerHost extends LitElement {
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #addStyles = stylesOf(this.#root);
  readonly ui = new ComposerUi(this, { present: presentRest, load: loadRest }, this.#addStyles);
  /** Types of the events that the page has dispatched, edits of the draft aside. */
  readonly calls: string[] = [];
  readonly files: File[] = [];

  #composer: Composer = createComposer({ initialState: loading() });
  #text: Text = createText('en', ENGLISH);
  #given: Given = {};

  get state(): ComposerState {
    return this.#composer.getState();
  }

  get draft(): Draft {
    return draftOf(this.state);
  }

  /** Changes what is given and waits until it is drawn. */
  async set(given: Given): Promise<void> {
    this.given = given;
    await this.updateComplete;
  }

  set given(given: Given) {
    this.#given = { ...this.#given, ...given };
    if (given.text) this.#text = given.text;
    this.#composer = createComposer({ initialState: stateOf({ state: this.state, ...this.#given }) });
    this.#composer.subscribe(() => this.requestUpdate());
    this.requestUpdate();
  }

  /** An element of the page, or a failed test. */
  find<T extends HTMLElement = HTMLElement>(selector: string): T {
    const found = this.renderRoot.querySelector<T>(selector);
    if (!found) throw new Error(`${selector} is not on the page`);
    return found;
  }

  protected override createRenderRoot(): ShadowRoot {
    this.#addStyles([hostStyles, ...ComposerUi.styles]);
    return this.#root;
  }

  protected override render(): unknown {
    return this.ui.render({
      view: this.#composer.getView(),
      dispatch: this.#dispatch,
      guard: {
        begin: () => {},
        publish: () => this.calls.push('publish'),
        choose: (event, _, make) => event.isTrusted && make(),
      },
      text: this.#text,
      language: this.#text.language,
      direction: this.#given.view?.direction ?? 'ltr',
    });
  }

  readonly #dispatch = (event: ComposerEvent): void => {
    if (MOVES.has(event.type)) return this.#composer.dispatch(event);
    if (event.type === 'files-chosen') {
      this.files.push(...event.files);
      this.calls.push(`files-chosen ${event.how}`);
    } else if (event.type === 'offers-answered') this.calls.push(`offers-answered ${event.accepted}`);
    else this.calls.push(event.type);
  };
}

/** The given state with all that is given beside it. */
function stateOf({
  state,
  settings: changed,
  show,
  view = {},
}: Given & { readonly state: ComposerState }): ComposerState {
  const { canConnect = true, mediaLocked = false, site, cover } = view;
  const script = { ...(canConnect ? {} : { connect: null }), ...(site === undefined ? {} : { site }) };
  const adapter = guard(createScriptedAdapter(script));
  const ids = [...fileIds(draftOf(state).media)];
  const shown = ids.map((id) => [id, show?.(id)] as const);
  const { setup } = state.page;
  const page: ComposerState['page'] = {
    ...state.page,
    adapter,
    setup: {
      ...setup,
      settings: changed ? settings(changed) : setup.settings,
      mediaLocked,
      media: mediaLocked ? { files: [] } : undefined,
    },
    // A film strip is of a file; everything is given, so nothing is to be made of it.
    files: cover ? Object.fromEntries(ids.map((id) => [id, new File([], id)])) : {},
    runs: {
      ...Object.fromEntries(ids.map((id, index) => [`preview ${id}`, -1 - index])),
      ...(cover && { strip: -100 }),
    },
    previews: Object.fromEntries(shown.flatMap(([id, each]) => (each?.url === undefined ? [] : [[id, each.url]]))),
    unplayable: shown.flatMap(([id, each]) => (each?.unplayable ? [id] : [])),
    strip: cover && ids[0] !== undefined ? { fileId: ids[0], ...cover } : undefined,
  };
  return 'post' in state ? { ...state, page, post: { ...state.post, adapter } } : { ...state, page };
}

customElements.define('composer-host', ComposerHost);
