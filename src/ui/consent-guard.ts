import type { ReactiveController } from 'lit';
import type { Composer } from '../composer/composer.js';
import { consentTo } from '../composer/consent.js';
import { draftOf } from '../composer/state.js';
import type { ComposerState } from '../composer/state.js';
import { consentCovers } from '../domain/consent.js';
import type { ConsentReceipt } from '../domain/consent.js';
import type { Text } from '../text/text.js';
import { concealmentOf } from './concealment.js';
import type { Concealment } from './concealment.js';
import type { ControlsHost } from './controls/index.js';
import { isUnderForeignFrame } from './foreign-frame.js';
import { concealedPart } from './mandated-parts.js';
import { isOn, isTrusted } from './trusted.js';

/** Why a click did not count, for the developer of the page. */
export type RefusedClick =
  /** About the id of a control. */
  | { readonly code: 'scripted-click'; readonly about: string }
  /** About a part of the page. */
  | { readonly code: 'concealed-part'; readonly about: string; readonly how: Concealment }
  | { readonly code: 'foreign-frame' };

export interface ConsentGuardOptions {
  readonly composer: Composer;
  text(): Text;
  /** The host trusts every page that may be around it. */
  allowsFraming(): boolean;
  /** Asked with the receipt before anything is sent; `false` stops it. */
  confirm(consent: ConsentReceipt): boolean;
  explain(refused: RefusedClick): void;
}

const STARTS: ReadonlySet<string> = new Set(['Enter', ' ']);

/**
 * Answers whether a click may count as a person's consent (Content Sharing Guidelines 5c): it is a person's, on the
 * element's own control, on a page that shows what is agreed to, and about what stood there when the button was pressed.
 */
export class ConsentGuard implements ReactiveController {
  readonly #host: ControlsHost;
  readonly #options: ConsentGuardOptions;
  /** What the page was drawn from last, and what it was when the button was pressed. */
  #drawn: ComposerState | undefined;
  #pressed: ComposerState | undefined;
  /** A key that clicks is down, and went down elsewhere: the focus may have been moved under it. */
  #isStrayKey = false;
  #listening: AbortController | undefined;

  constructor(host: ControlsHost, options: ConsentGuardOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    const { signal } = (this.#listening = new AbortController());
    window.addEventListener('keydown', this, { capture: true, signal });
    window.addEventListener('keyup', this, { capture: true, signal });
    // The key may come up in another window.
    window.addEventListener('blur', this, { signal });
  }

  /** The listener of these events; not for callers. */
  handleEvent(event: Event): void {
    if (event.type !== 'keydown') this.#isStrayKey = false;
    else if (event instanceof KeyboardEvent && STARTS.has(event.key) && isTrusted(event))
      this.#isStrayKey = !isOn(event, this.#button);
  }

  get #button(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('#publish');
  }

  hostDisconnected(): void {
    this.#listening?.abort();
  }

  hostUpdated(): void {
    this.#drawn = this.#options.composer.getState();
  }

  /** The pointer or the key goes down on the button. */
  begin(): void {
    this.#pressed = this.#drawn;
  }

  publish(event: MouseEvent): void {
    const { composer } = this.#options;
    const seen = this.#pressed ?? this.#drawn;
    this.#pressed = undefined;
    const button = this.#button;
    if (!seen?.creator || event.type !== 'click' || !isOn(event, button)) return;
    const isMoved = event.detail === 0 && this.#isStrayKey;
    if (isMoved || !this.#isByHand(event, button, 0)) return;
    const confirmed = consentTo(composer.getState(), { locale: this.#options.text().language });
    if (!confirmed) return;
    const { consent } = confirmed;
    const shown = { draft: draftOf(seen), creator: seen.creator, settings: seen.page.setup.settings };
    if (!consentCovers(consent, shown)) return composer.dispatch({ type: 'consent-voided' });
    const refused = this.#concealment();
    if (refused) return this.#refuse(refused);
    if (this.#options.confirm(consent)) composer.dispatch(confirmed);
  }

  /** Whether a choice that TikTok wants made by hand was: a click on this control, or a key. */
  mayChoose(event: Event, control: HTMLElement | null): boolean {
    if (!this.#isByHand(event, control, 1)) return false;
    const card = this.#host.renderRoot.querySelector('.card');
    const label = control && (labelsOf(control)[0] ?? control);
    const concealment = card && label ? concealmentOf(label, card, true) : 'missing';
    const refused = this.#framing() ?? (concealment && hidden(control?.id ?? '', concealment));
    if (refused) this.#refuse(refused);
    return !refused;
  }

  /** A label of a stranger's makes its click a click of this control, by the browser's own word. */
  #isByHand(event: Event, control: HTMLElement | null, labels: number): boolean {
    const isByHand = isTrusted(event) && labelsOf(control).length <= labels;
    if (!isByHand) this.#options.explain({ code: 'scripted-click', about: control?.id ?? '' });
    return isByHand;
  }

  #framing(): RefusedClick | undefined {
    return this.#options.allowsFraming() || !isUnderForeignFrame() ? undefined : { code: 'foreign-frame' };
  }

  #concealment(): RefusedClick | undefined {
    const { composer } = this.#options;
    const card = this.#host.renderRoot.querySelector('.card');
    const framing = this.#framing();
    if (framing || !card) return framing;
    const part = concealedPart(card, composer.getView().form, this.#options.text());
    return part && hidden(part.name, part.concealment);
  }

  #refuse(refused: RefusedClick): void {
    this.#options.explain(refused);
    this.#options.composer.dispatch({ type: 'click-refused' });
  }
}

function hidden(name: string, concealment: Concealment): RefusedClick {
  return { code: 'concealed-part', about: name, how: concealment };
}

function labelsOf(control: HTMLElement | null): readonly HTMLLabelElement[] {
  return control instanceof HTMLInputElement || control instanceof HTMLButtonElement ? [...(control.labels ?? [])] : [];
}
