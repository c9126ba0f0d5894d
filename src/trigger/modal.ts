import { placeOf } from '../text/surroundings.js';
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
  /** The dialog is made, and needs its styles. */
  readonly made: () => void;
}

/** The button, and the dialog that holds the page. */
export class Modal {
  /** Stands in the element from the start; styles hide it where the host has its own. */
  readonly button = part('button', 'trigger-button');
  readonly #host: HTMLElement;
  readonly #options: ModalOptions;
  readonly #label = document.createElement('slot');
  readonly #state = part('span', 'trigger-progress');
  readonly #news = document.createElement('span');
  #dialog: Dialog | undefined;

  constructor(host: HTMLElement, options: ModalOptions) {
    this.#host = host;
    this.#options = options;
    const { button } = this;
    button.type = 'button';
    button.ariaHasPopup = 'dialog';
    this.#label.name = 'trigger';
    const words = document.createElement('span');
    words.append(this.#label, this.#state);
    button.append(words);
    button.addEventListener('click', options.pressed);
    // A finger enters before it presses.
    for (const type of ['pointerenter', 'focus']) button.addEventListener(type, options.wanted);
    this.#news.role = 'status';
    this.#news.className = 'news';
    this.follow();
  }

  get isOpen(): boolean | undefined {
    return this.#dialog?.element.open;
  }

  /** Takes the page in. Only now there is a dialog, and a place for news: a button that nobody presses needs neither. */
  hold(mount: HTMLElement): void {
    if (!this.#dialog) {
      this.#dialog = new Dialog(mount, this.#options.closed);
      this.#options.made();
    }
    // The browser tells of a closing in a task of its own, and the page may be opened again before.
    this.#dialog.settle();
    if (mount.parentElement === this.#dialog.element) return;
    this.button.after(this.#news, this.#dialog.element);
    this.#dialog.element.append(mount);
    this.follow();
  }

  open(): void {
    this.#dialog?.open();
    this.follow();
  }

  close(): void {
    this.#dialog?.element.close();
  }

  /** Follows the language, the direction, and the colors of the place. */
  follow(): void {
    const { language, direction } = placeOf(this.#host);
    const isAuto = isAutoScheme(this.#host);
    const title = triggerText(language);
    // A page may change many an attribute; most change nothing here, and new text has the button laid out again.
    write(this.#label, title);
    this.#dialog?.name(title);
    // The word of the close button comes with those for a page that is not there, which an opened page loads anyway.
    if (this.isOpen) void loadBootText(this.#host).then(({ close }) => this.#dialog?.name(title, close));
    for (const box of [this.button, this.#dialog?.element]) {
      if (!box) continue;
      box.lang = language;
      box.dir = direction;
      box.toggleAttribute('data-auto', isAuto);
    }
  }

  /** Shows on the button what becomes of a post. */
  show(progress: Progress | undefined): void {
    write(this.#state, progress?.words);
    this.button.toggleAttribute('data-busy', progress !== undefined);
    this.button.style.setProperty('--_at', `${progress?.fraction ?? 0}`);
    // An open dialog reads out its own news.
    write(this.#news, this.isOpen ? '' : progress?.news);
  }
}

/** The dialog, with a bar that has its title and a button to close it, above the page that scrolls. */
class Dialog {
  readonly element = part('dialog', 'dialog');
  readonly #title = part('p', 'dialog-title');
  readonly #close = part('button', 'close-button');
  readonly #page: HTMLElement;
  /** Lets the page behind scroll again and tells of the closing, once after each. */
  readonly settle: () => void;
  /** There from the opening until the end. */
  #unlock: (() => void) | undefined;
  #pressedBackdrop = false;

  constructor(page: HTMLElement, closed: () => void) {
    const { element } = this;
    this.#page = page;
    page.tabIndex = -1;
    // What takes the focus and has no role is named by all of its text.
    page.role = 'group';
    this.#title.id = 'dialog-title';
    element.setAttribute('aria-labelledby', this.#title.id);
    this.#close.type = 'button';
    this.#close.addEventListener('click', () => element.close());
    const bar = part('div', 'dialog-bar');
    bar.append(this.#title, this.#close);
    element.append(bar);
    element.addEventListener('pointerdown', (event) => {
      this.#pressedBackdrop = isBackdrop(event);
    });
    // Text that is selected with the mouse may end outside.
    element.addEventListener('click', (event) => {
      if (this.#pressedBackdrop && isBackdrop(event)) element.close();
    });
    this.settle = () => {
      // It may be open again by then.
      if (!this.#unlock || element.open) return;
      this.#unlock();
      this.#unlock = undefined;
      closed();
    };
    element.addEventListener('close', this.settle);
  }

  open(): void {
    this.#unlock ??= lockScroll();
    this.element.showModal();
    // In what is not displayed nothing is to be seen of it, and the page behind would take no click all the same.
    if (!this.element.checkVisibility()) this.element.close();
    // The page as a whole takes the focus: the dialog's name is read first, no control is pressed by accident, and keys scroll.
    this.#page.focus();
  }

  name(title: string, close?: string): void {
    this.#title.textContent = title;
    if (close !== undefined) this.#close.ariaLabel = close;
  }
}

/** The backdrop is no element: its clicks come to the dialog. Those on the dialog's padding come to the bar. */
function isBackdrop({ target, currentTarget }: Event): boolean {
  return target === currentTarget;
}

/** Writes text, where it is another. */
function write(element: HTMLElement, text = ''): void {
  if (element.textContent !== text) element.textContent = text;
}

/** An element that hosts can style, with its name for our own styles as well. */
function part<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, name: string): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.className = name;
  element.setAttribute('part', name);
  return element;
}

/** Reports what may be a command of a button of the page to an element; returns how to stop. */
export function watchCommands(element: Element & EventListenerObject): () => void {
  const root = element.getRootNode();
  const types = ['click', 'pointerover', 'focusin'];
  for (const type of types) root.addEventListener(type, element);
  return () => {
    for (const type of types) root.removeEventListener(type, element);
  };
}

/** What a button of the page asks of an element by `command` and `commandfor`. */
export function commandFor(element: Element, event: Event): string | undefined {
  const button = event.target instanceof Element ? event.target.closest('button') : null;
  const isMeant = button && !button.disabled && !event.defaultPrevented && button.commandForElement === element;
  return isMeant ? button.command : undefined;
}
