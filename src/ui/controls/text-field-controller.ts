import type { ReactiveController } from 'lit';
import { normalizeText } from '../../domain/plain-text.js';
import { byId, type ControlsHost } from './host.js';
import { drawEcho } from './text-echo.js';
import type { TextFieldOptions } from './text-field.js';
import { trimToLimit } from './text.js';
import type { TextSegment } from './text.js';

const AREA_EVENTS = ['beforeinput', 'input', 'compositionstart', 'compositionend'] as const;

/**
 * Keeps the text area of one {@link textField} and the colored echo of its text in step with the value. The value is
 * the caller's. The area is written only when its text differs and no input method is composing: writing moves the caret,
 * ends a composition and forgets what can be undone.
 */
export class TextFieldController implements ReactiveController {
  readonly #host: ControlsHost;
  #options: TextFieldOptions | undefined;
  /** The text area that it listens to. */
  #heard: HTMLTextAreaElement | undefined;
  #composing = false;
  /** What the echo shows already, and in which element. */
  #drawn: { readonly echo: Element; readonly text: string; readonly segments: readonly TextSegment[] } | undefined;

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
    this.#drawn = undefined;
  }

  hostUpdated(): void {
    const area = this.#area;
    const value = this.#options?.value;
    if (!area || value === undefined) return;
    // Lit would keep an object for each; to add one that is there already does nothing.
    if (area !== this.#heard) for (const type of AREA_EVENTS) area.addEventListener(type, this);
    this.#heard = area;
    if (this.#composing) return;
    if (area.value !== value && this.#normalize(area.value) !== value) area.value = value;
    this.#draw(area);
  }

  /** The listener of all events; not for callers. */
  handleEvent(event: Event): void {
    if (event instanceof InputEvent && event.type === 'beforeinput') return this.#repair(event);
    const area = this.#area;
    if (!area) return;
    switch (event.type) {
      case 'input':
        this.#draw(area);
        return this.#options?.onInput(this.#normalize(area.value), event);
      case 'click':
        return this.#trim(area);
      default:
        this.#composing = event.type === 'compositionstart';
        this.#host.requestUpdate();
    }
  }

  /** Repairs what is pasted or dropped before it stands in the area, in a way that can be undone. */
  #repair(event: InputEvent): void {
    const { data, inputType, isComposing } = event;
    if (isComposing) return;
    if (inputType === 'insertLineBreak' && this.#options?.singleLine) event.preventDefault();
    const clean = this.#normalize(data ?? '');
    // The area turns CRLF into LF itself.
    if (clean === data?.replaceAll('\r\n', '\n') || !clean) return;
    event.preventDefault();
    edit('insertText', clean);
  }

  #trim(area: HTMLTextAreaElement): void {
    area.focus();
    area.setSelectionRange(trimToLimit(area.value, this.#options?.limit ?? 0).length, area.value.length);
    edit('delete');
  }

  get #area(): HTMLTextAreaElement | undefined {
    const area = this.#options && byId(this.#host, this.#options.id);
    return area instanceof HTMLTextAreaElement ? area : undefined;
  }

  #normalize(text: string): string {
    return normalizeText(text, this.#options);
  }

  #draw(area: HTMLTextAreaElement): void {
    const echo = area.previousElementSibling;
    const text = area.value;
    const drawn = this.#drawn?.echo === echo ? this.#drawn : undefined;
    if (!echo || drawn?.text === text) return;
    this.#drawn = { echo, text, segments: drawEcho(echo, text, drawn?.segments) };
  }
}

/** Edits the focused area as if typed. The command is deprecated, but nothing else keeps the undo history. */
function edit(command: 'insertText' | 'delete', text?: string): void {
  document.execCommand(command, false, text);
}
