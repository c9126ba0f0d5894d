import type { ReactiveController } from 'lit';
import type { ControlsHost } from './reason-controller.js';
import { drawEcho } from './text-echo.js';
import type { TextFieldOptions } from './text-field.js';
import { normalizeText, trimToLimit } from './text.js';

/**
 * Keeps the text area of one {@link textField} and the coloured echo of its text in step with the value. The value is
 * the caller's. The area is written only when its text differs and no input method is composing: writing moves the caret,
 * ends a composition and forgets what can be undone.
 */
export class TextFieldController implements ReactiveController {
  readonly #host: ControlsHost;
  #options: TextFieldOptions | undefined;
  #composing = false;

  constructor(host: ControlsHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Called by {@link textField} on each render. */
  configure(options: TextFieldOptions): void {
    this.#options = options;
  }

  hostDisconnected(): void {
    this.#composing = false;
  }

  hostUpdated(): void {
    const { id, value } = this.#options ?? {};
    const area = id === undefined ? null : this.#host.renderRoot.querySelector(`#${CSS.escape(id)}`);
    if (!(area instanceof HTMLTextAreaElement) || value === undefined || this.#composing) return;
    if (this.#normalize(area.value) !== value) area.value = value;
    this.#echo(area);
  }

  readonly handleInput = (event: Event): void => {
    const area = event.currentTarget;
    if (!(area instanceof HTMLTextAreaElement)) return;
    this.#echo(area);
    this.#options?.onInput(this.#normalize(area.value), event);
  };

  /** Repairs what is pasted or dropped before it stands in the area, in a way that can be undone. */
  readonly handleBeforeInput = (event: InputEvent): void => {
    const area = event.currentTarget;
    const breaks = event.inputType === 'insertLineBreak' || event.inputType === 'insertParagraph';
    if (breaks && this.#options?.singleLine) event.preventDefault();
    if (breaks || !event.data || event.isComposing || !(area instanceof HTMLTextAreaElement)) return;
    const clean = this.#normalize(event.data);
    if (clean === event.data.replace(/\r\n?/g, '\n')) return;
    event.preventDefault();
    insert(area, clean);
  };

  readonly handleCompositionStart = (): void => {
    this.#composing = true;
  };

  readonly handleCompositionEnd = (): void => {
    this.#composing = false;
    this.#host.requestUpdate();
  };

  readonly handleTrim = (): void => {
    const { id = '', limit = 0 } = this.#options ?? {};
    const area = this.#host.renderRoot.querySelector(`#${CSS.escape(id)}`);
    if (!(area instanceof HTMLTextAreaElement)) return;
    const kept = trimToLimit(area.value, limit);
    area.focus();
    area.setSelectionRange(kept.length, area.value.length);
    insert(area, '');
  };

  #normalize(text: string): string {
    return normalizeText(text, { singleLine: this.#options?.singleLine });
  }

  #echo(area: HTMLTextAreaElement): void {
    const echo = area.previousElementSibling;
    if (echo) drawEcho(echo, area.value);
  }
}

/** Replaces the selection as if typed. The command is deprecated, but nothing else keeps the undo history. */
function insert(area: HTMLTextAreaElement, text: string): void {
  const command = text === '' ? 'delete' : 'insertText';
  if (document.execCommand(command, false, text)) return;
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}
