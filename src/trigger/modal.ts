import { directionOf, languageOf } from '../text/surroundings.js';
import { triggerText } from '../text/trigger-text.js';
import { isAutoScheme, loadBootText } from './boot-view.js';
import { lockScroll } from './scroll-lock.js';

/** What a post on its way has to say while its page is closed. */
export interface Progress {
  readonly words: string;
  /** How far it is, from 0 to 1; `undefined` where that cannot be told. */
  readonly fraction: number | undefined;
  /** What is new enough to be read out. */
  readonly news: string;
}

export interface ModalOptions {
  /** Somebody is about to press the button. */
  readonly wanted: () => void;
  readonly pressed: () => void;
  readonly closed: () => void;
}

/** The button, and the dialog that holds the page. */
export class Modal {
  readonly #host: HTMLElement;
  readonly #button = part('button', 'trigger-button');
  readonly #label = document.createElement('slot');
  readonly #state = part('span', 'trigger-progress');
  readonly #news = document.createElement('span');
  readonly #dialog = part('dialog', 'dialog');
  readonly #title = part('p', 'dialog-title');
  readonly #close = part('button', 'close-button');
  #unlock: (() => void) | undefined;
  #pressedBackdrop = false;

  constructor(host: HTMLElement, { wanted, pressed, closed }: ModalOptions) {
    this.#host = host;
    const button = this.#button;
    const dialog = this.#dialog;
    button.type = this.#close.type = 'button';
    button.ariaHasPopup = 'dialog';
    this.#label.name = 'trigger';
    const words = document.createElement('span');
    words.append(this.#label, this.#state);
    button.append(words);
    button.addEventListener('click', pressed);
    for (const type of ['pointerenter', 'pointerdown', 'focus']) button.addEventListener(type, wanted);

    this.#news.role = 'status';
    this.#news.className = 'news';
    this.#title.id = 'dialog-title';
    dialog.setAttribute('aria-labelledby', this.#title.id);
    dialog.tabIndex = -1;
    this.#close.addEventListener('click', () => dialog.close());
    const bar = part('div', 'dialog-bar');
    bar.append(this.#title, this.#close);
    dialog.append(bar);
    dialog.addEventListener('pointerdown', (event) => {
      this.#pressedBackdrop = this.#isBackdrop(event);
    });
    // Text that is selected with the mouse may end outside.
    dialog.addEventListener('click', (event) => {
      if (this.#pressedBackdrop && this.#isBackdrop(event)) dialog.close();
    });
    dialog.addEventListener('close', () => {
      this.#unlock?.();
      this.#unlock = undefined;
      closed();
    });
  }

  get isOpen(): boolean {
    return this.#dialog.open;
  }

  /** What stands in the element; styles hide the button where the host has its own. */
  get nodes(): readonly HTMLElement[] {
    return [this.#button, this.#news, this.#dialog];
  }

  hold(mount: HTMLElement): void {
    if (mount.parentElement !== this.#dialog) this.#dialog.append(mount);
  }

  open(): void {
    this.#unlock = lockScroll();
    void this.#nameClose();
    this.#dialog.showModal();
    // The dialog itself takes the focus, so that its name is read first and no control is pressed by accident.
    this.#dialog.focus();
  }

  close(): void {
    this.#dialog.close();
  }

  /** Follows the language, the direction, and the colors of the place. */
  follow(): void {
    const language = languageOf(this.#host);
    this.#label.textContent = this.#title.textContent = triggerText(language);
    if (this.isOpen) void this.#nameClose();
    for (const box of [this.#button, this.#dialog]) {
      box.lang = language;
      box.dir = directionOf(this.#host);
      box.toggleAttribute('data-auto', isAutoScheme(this.#host));
    }
  }

  /** Shows on the button what becomes of a post. */
  show(progress: Progress | undefined): void {
    this.#state.textContent = progress?.words ?? '';
    this.#button.toggleAttribute('data-busy', progress !== undefined);
    this.#button.style.setProperty('--_at', `${progress?.fraction ?? 0}`);
    // An open dialog reads out its own news.
    const news = this.isOpen ? '' : (progress?.news ?? '');
    if (this.#news.textContent !== news) this.#news.textContent = news;
  }

  /** Its word comes with those for a page that is not there, which an opened page loads anyway. */
  async #nameClose(): Promise<void> {
    const { close } = await loadBootText(this.#host);
    this.#close.ariaLabel = close;
  }

  /**
   * The backdrop is no element: its clicks come to the dialog, outside of its box. Under CSS zoom an engine measures this box and
   * offsets from it alike, in pixels of the window or of the dialog.
   */
  #isBackdrop({ target, offsetX, offsetY }: MouseEvent): boolean {
    const { width, height } = this.#dialog.getBoundingClientRect();
    return target === this.#dialog && (offsetX < 0 || offsetX > width || offsetY < 0 || offsetY > height);
  }
}

/** An element that hosts can style, with its name for our own styles as well. */
function part<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, name: string): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.className = name;
  element.setAttribute('part', name);
  return element;
}

/** What a button of the page asks of an element by `command` and `commandfor`. */
export function commandFor(element: Element, event: Event): string | undefined {
  const button = event.target instanceof Element ? event.target.closest('button') : null;
  const isMeant = button && !button.disabled && !event.defaultPrevented && button.commandForElement === element;
  return isMeant ? button.command : undefined;
}
