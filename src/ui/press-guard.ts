import type { ReactiveController } from 'lit';
import type { Composer } from '../composer/composer.js';
import { consentTo } from '../composer/consent.js';
import { draftOf } from '../composer/state.js';
import type { ComposerState } from '../composer/state.js';
import { consentCovers } from '../domain/consent.js';
import type { ConsentReceipt } from '../domain/consent.js';
import type { ControlsHost } from './controls/index.js';
import { isOn, isTrusted } from './trusted.js';

export interface PressGuardOptions {
  readonly composer: Composer;
  readonly language: () => string;
  /** Asked with the receipt before anything is sent; `false` stops it. */
  readonly confirm: (consent: ConsentReceipt) => boolean;
}

/**
 * Lets a post begin only with a person's click on the element's own button (Content Sharing Guidelines 5c), and only with
 * what stood on the page when the button was pressed.
 */
export class PressGuard implements ReactiveController {
  readonly #options: PressGuardOptions;
  /** What the page was drawn from last, and what it was when the button was pressed. */
  #drawn: ComposerState | undefined;
  #pressed: ComposerState | undefined;

  constructor(host: ControlsHost, options: PressGuardOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#drawn = this.#options.composer.getState();
  }

  /** The pointer or the key goes down on the button. */
  readonly begin = (): void => {
    this.#pressed = this.#drawn;
  };

  readonly publish = (event: Event): void => {
    const { composer, confirm, language } = this.#options;
    const seen = this.#pressed ?? this.#drawn;
    this.#pressed = undefined;
    if (!seen?.creator || event.type !== 'click' || !isTrusted(event) || !isOn(event, event.currentTarget)) return;
    const confirmed = consentTo(composer.getState(), { locale: language() });
    if (!confirmed) return;
    const { consent } = confirmed;
    const shown = { draft: draftOf(seen), creator: seen.creator, settings: seen.page.setup.settings };
    if (!consentCovers(consent, shown)) composer.dispatch({ type: 'consent-voided' });
    else if (confirm(consent)) composer.dispatch(confirmed);
  };
}
