import { render, type PropertyValues, type ReactiveController } from 'lit';
import type { ShareToTikTokAdapter } from './adapter/contract.js';
import type { HeadStart } from './adapter/head-start.js';
import type { Change, Composer } from './composer/composer.js';
import { openComposer } from './composer/open-composer.js';
import type { PresetMedia } from './composer/preset-media.js';
import { connectAdapter } from './connect-adapter.js';
import { explainFailures } from './diagnostics/explain-failures.js';
import type { ConsentReceipt } from './domain/consent.js';
import { sameValue } from './domain/same-value.js';
import { setupOf, type AsSet } from './host-settings.js';
import type { Explain } from './diagnostics/problem.js';
import { loadRest, presentRest, restCame, type Rest } from './load-rest.js';
import type { StringOverrides, Words } from './text/strings.js';
import type { Text } from './text/text.js';
import type { Place } from './text/surroundings.js';
import type { AddStyles } from './ui/add-styles.js';
import { clickGuard } from './ui/click-guard.js';
import { ComposerController } from './ui/composer-controller.js';
import { ComposerUi } from './ui/composer-ui.js';
import type { ConsentGuard, ConsentGuardOptions } from './ui/consent-guard.js';
import type { ControlsHost } from './ui/controls/index.js';
import type { EventClasses } from './ui/host-events.js';
import { PageLanguage } from './ui/page-language.js';
import { pastedFiles } from './ui/pasted-files.js';
import type { ShortProgress } from './ui/progress-words.js';
import type { RestOfPage } from './ui/rest-of-page.js';

/** The element as the page sees it: where it draws, and what the host has set. */
export interface PageHost extends ControlsHost, AsSet {
  readonly endpoint: string | undefined;
  readonly adapter: ShareToTikTokAdapter | undefined;
  readonly media: PresetMedia | undefined;
  readonly strings: StringOverrides | undefined;
  readonly allowFraming: boolean;
}

export interface PageOptions {
  readonly composer: Composer | undefined;
  readonly states: CustomStateSet | undefined;
  /** The event classes that the host page can import: the script and this chunk may hold a copy each. */
  readonly events: EventClasses;
  /** Explains a mistake of the host. A symbol of the element would be another one here: script and page are two builds. */
  readonly explain: Explain;
  /** Where the page is drawn. */
  readonly mount: HTMLElement;
  /** What stands there until then. */
  readonly waiting: HTMLElement;
  readonly addStyles: AddStyles;
  /** Whether the page is to be seen; one in a closed dialog is not. */
  readonly isShown: () => boolean;
  /** Told what a post on its way has to say, where its page is closed. */
  readonly showProgress: (progress: ShortProgress | undefined) => void;
  /** Where the element stands; a later change is followed. */
  readonly place: Place;
  /** The first question for the creator, where it was asked before the page was there. */
  readonly headStart: HeadStart | undefined;
}

/** Properties that make up what the composer calls its setup. */
const SETUP: readonly string[] = [
  'media',
  'postTitle',
  'postDescription',
  'accept',
  'mode',
  'mediaLocked',
  'unaudited',
  'forgetDraft',
] satisfies readonly (keyof PageHost)[];

const REST: RestOfPage = { present: presentRest, load: loadRest };
const wholeEnglish = (): Words | undefined => presentRest()?.ENGLISH;

/** How long the first drawing waits for a reply that was asked for ahead, in milliseconds: mostly it is there by then. */
const REPLY_DUE = 20;

/** The page inside the element: a composer, and everything that draws it. The element loads this when it is to be seen. */
export class Page implements ReactiveController, ConsentGuardOptions {
  readonly composer: Composer;
  readonly explain: Explain;
  /** Resolves when the page may be drawn, and the rest of it is there, or cannot be had. */
  readonly whole: Promise<unknown>;
  readonly #host: PageHost;
  readonly #options: PageOptions;
  readonly #language: PageLanguage;
  /** Comes with the rest of the page. */
  #guard: ConsentGuard | undefined;
  readonly #clicks = clickGuard(() => this.#guard, restCame);
  readonly #ui: ComposerUi;
  /** Changes whose events, all but the first, come with the rest of the page. */
  readonly #unreported: Change[] = [];
  /** To be drawn at all: a form that is locked for a moment would be drawn for nothing. */
  #isDue: boolean;
  /** The preset that was imported last. */
  #media: PresetMedia | undefined;

  constructor(host: PageHost, options: PageOptions) {
    const { composer = openComposer(restCame.then(({ machineFor }) => machineFor(host))) } = options;
    this.#host = host;
    this.#options = options;
    this.composer = composer;
    this.explain = options.explain;
    options.addStyles(ComposerUi.styles);
    this.#language = new PageLanguage(options.place, () => host.requestUpdate(), wholeEnglish);
    const isPresent = (): boolean => options.isShown() || this.#isUnderWay;
    new ComposerController(host, composer, (change) => this.#changed(change), isPresent);
    this.#ui = new ComposerUi(host, REST, options.addStyles, options.waiting.hasAttribute('data-auto'));
    this.#isDue = !options.headStart || composer.getState().phase !== 'loading';
    const due = this.#isDue || new Promise((resolve) => setTimeout(resolve, REPLY_DUE)).then(this.#due);
    this.whole = Promise.all([due, loadRest().catch(() => {})]);
    void restCame.then((rest) => this.#complete(rest));
    host.addController(this);
    this.#adoptSetup();
    // A composer of the host's may have its own adapter.
    if (host.adapter || host.endpoint !== undefined) this.#connectAdapter(options.headStart);
    host.requestUpdate();
  }

  #complete({ ConsentGuard }: Rest): void {
    this.#guard = new ConsentGuard(this.#host, this);
    this.#explainObjects();
    this.#report();
  }

  text(): Text {
    return this.#language.text(this.#host.strings);
  }

  allowsFraming(): boolean {
    return this.#host.allowFraming;
  }

  confirm(consent: ConsentReceipt): boolean {
    const isAgreed = this.#host.dispatchEvent(new this.#options.events.TikTokBeforePublishEvent(consent));
    // What a listener has changed counts before the consent does.
    this.#adoptSetup();
    return isAgreed;
  }

  hostConnected(): void {
    document.addEventListener('paste', this);
  }

  hostDisconnected(): void {
    document.removeEventListener('paste', this);
  }

  /** A post that is on its way goes on behind a closed dialog. */
  get #isUnderWay(): boolean {
    const { phase } = this.composer.getState();
    return phase === 'uploading' || phase === 'processing';
  }

  /** Language, direction, or theme around the element may be others. */
  follow(place: Place): void {
    this.#language.follow(place);
    this.#ui.readScheme();
  }

  /** The dialog around the page was opened or closed. TikTok describes the creator at each opening. */
  turn(isShown: boolean): void {
    if (isShown) this.composer.dispatch({ type: 'page-shown' });
    else if (!this.#isUnderWay) this.composer.dispatch({ type: 'page-hidden' });
    this.#host.requestUpdate();
  }

  /** Passes on what the host has changed. */
  receive(changed: PropertyValues<PageHost>): void {
    if (changed.has('adapter') || changed.has('media') || changed.has('strings')) this.#explainObjects();
    if (SETUP.some((name) => changed.has(name as keyof PageHost))) this.#adoptSetup();
    if (changed.has('adapter') || changed.has('endpoint')) this.#connectAdapter();
  }

  draw(): void {
    if (!this.#isDue) return;
    this.#options.waiting.remove();
    const { language, direction, isWaiting } = this.#language;
    const text = this.text();
    const view = this.composer.getView();
    const { dispatch } = this.composer;
    const page = this.#ui.render({ view, dispatch, guard: this.#clicks, text, language, direction, isWaiting });
    render(page, this.#options.mount, { host: this.#host });
    this.#options.showProgress(presentRest()?.shortProgress(view.panel, text));
  }

  /** What comes with the rest of the page is explained when it is there. */
  #explainObjects(): void {
    presentRest()?.explainObjects(this.#host, this.explain);
  }

  /** Passes on what the host has set. Another title is no reason to import the same files once more. */
  #adoptSetup(): void {
    const host = this.#host;
    const { setup } = this.composer.getState().page;
    const next = setupOf(host);
    const media = host.media === this.#media ? setup.media : next.media;
    this.#media = host.media;
    if (media !== setup.media || !sameValue({ ...next, media }, { ...setup, media })) {
      this.composer.dispatch({ type: 'setup-changed', setup: { ...next, media } });
    }
  }

  #connectAdapter(headStart?: HeadStart): void {
    connectAdapter(this.#host, headStart, (adapter) => {
      // A mistake in the adapter itself, which explains its failures, is looked for by the rest of the page, if that can be had.
      const explained =
        adapter && explainFailures(adapter, (problem) => void this.whole.then(() => this.explain(problem)));
      this.composer.dispatch({ type: 'adapter-changed', adapter: explained });
    });
  }

  #changed(change: Change): void {
    const { before, now } = change;
    const { states, events } = this.#options;
    if (before.phase !== now.phase) {
      states?.delete(before.phase);
      states?.add(now.phase);
      this.#due();
    }
    if (now.phase === 'editing' && before.phase === 'loading')
      this.#host.dispatchEvent(new events.TikTokReadyEvent(now.creator));
    this.#unreported.push(change);
    this.#report();
  }

  #report(): void {
    const rest = presentRest();
    if (!rest) return;
    const { events: classes } = this.#options;
    const text = this.text();
    for (let change = this.#unreported.shift(); change; change = this.#unreported.shift()) {
      rest.explainRefusal(change, this.explain);
      for (const event of rest.eventsFor(change, { text, classes })) this.#host.dispatchEvent(event);
    }
  }

  readonly #due = (): void => {
    if (!this.#isDue) this.#host.requestUpdate();
    this.#isDue = true;
  };

  /** The listener of `paste`; not for callers. */
  handleEvent(event: ClipboardEvent): void {
    const files = this.#options.isShown() ? pastedFiles(event, this.#host) : [];
    if (files.length === 0) return;
    event.preventDefault();
    this.composer.dispatch({ type: 'files-chosen', files, how: 'either' });
  }
}
