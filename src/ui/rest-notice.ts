import { html, type TemplateResult } from 'lit';
import type { Text } from '../text/text.js';
import { button } from './buttons.js';
import type { ControlsHost } from './controls/index.js';

/** Has what the empty form does without loaded. Where that fails, says so, offers to try again, and does so once the browser is online. */
export class RestNotice {
  readonly #host: ControlsHost;
  readonly #loadRest: () => Promise<unknown>;
  #isMissing = false;

  constructor(host: ControlsHost, loadRest: () => Promise<unknown>) {
    this.#host = host;
    this.#loadRest = loadRest;
  }

  /** It could not be loaded: what is pressed waits until the user tries again. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  load(): void {
    const missing = (isMissing: boolean) => (): void => {
      this.#isMissing = isMissing;
      if (isMissing) addEventListener('online', this, { once: true });
      this.#host.requestUpdate();
    };
    this.#loadRest().then(missing(false), missing(true));
  }

  /** The listener of `online`, one however often the load has failed; not for callers. */
  handleEvent(): void {
    this.load();
  }

  /** Leads a user who has pressed what waits to the way out, which may be beyond the screen. Says whether it had to. */
  focus(): boolean {
    if (this.#isMissing) this.#host.renderRoot.querySelector<HTMLElement>('#again')?.focus();
    return this.#isMissing;
  }

  /** An alert, because the words of the live region are among what is missing. */
  render({ say }: Text): TemplateResult {
    const tryAgain = (): void => {
      // Safari does not give the focus to what the mouse presses.
      this.focus();
      this.load();
    };
    const again = button(say('failed.again'), tryAgain, 'c-link', undefined, 'again');
    return html`<p class="tint" role="alert">${say('rest.not-loaded')} ${again}</p>`;
  }
}
