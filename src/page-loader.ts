import type { ShareToTikTokAdapter } from './adapter/contract.js';
import { HeadStart } from './adapter/head-start.js';
import { loadPage } from './load-page.js';
import type { Page } from './page.js';
import { loadBootText, notLoadedView, waitingView } from './trigger/boot-view.js';

/** Takes the code of a page as soon as it is there, with what stands in its place and the reply that was asked for ahead. */
type OpenPage = (PageClass: typeof Page, waiting: HTMLElement, headStart: HeadStart | undefined) => void;

/** Loads the code of an element's page: shows that it comes or that it cannot be had, and has the creator asked for meanwhile. */
export class PageLoader {
  readonly #host: HTMLElement;
  readonly #mount: HTMLElement;
  readonly #open: OpenPage;
  #loading: Promise<void> | undefined;
  #headStart: HeadStart | undefined;
  #failures = 0;
  #follow: (() => Promise<void>) | undefined;

  constructor(host: HTMLElement, mount: HTMLElement, open: OpenPage) {
    this.#host = host;
    this.#mount = mount;
    this.#open = open;
  }

  /** Resolves when the load that is under way has ended, however it did. */
  get loading(): Promise<void> | undefined {
    return this.#loading;
  }

  load(): void {
    if (this.#loading) return;
    const waiting = waitingView(this.#host);
    this.#mount.replaceChildren(waiting);
    // Words that are needed where the page cannot be had have to come beside it.
    void loadBootText(this.#host);
    this.#loading = loadPage().then(
      ({ Page }) => {
        this.#loading = this.#follow = undefined;
        this.#open(Page, waiting, this.#headStart);
        this.#headStart = undefined;
      },
      async () => {
        // By the time of another try its reply would be old, and TikTok wants the creator asked for again.
        this.ask(undefined);
        this.#failures += 1;
        const { card, follow } = notLoadedView(this.#host, this.#failures, () => this.load());
        this.#follow = follow;
        await follow();
        this.#loading = undefined;
        this.#mount.replaceChildren(card);
      },
    );
  }

  /** The language or the direction around the element may be another. */
  follow(): void {
    void this.#follow?.();
  }

  /** Asks for the creator while the page loads. Another adapter, or none, takes the question back. */
  ask(asked: ShareToTikTokAdapter | string | undefined): void {
    if (!this.#loading || this.#headStart?.asked === asked) return;
    this.#headStart?.drop();
    this.#headStart = asked === undefined ? undefined : new HeadStart(asked);
  }
}
