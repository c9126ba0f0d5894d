import { html, nothing, type TemplateResult } from 'lit';
import { noteIds, noteLines, whether, type Notes } from './reason.js';
import type { TextFieldController } from './text-field-controller.js';

/** The words of a text field. All numbers are UTF-16 code units. */
interface TextFieldWords {
  /** How much is used, for example "47 / 2200". */
  readonly counter: string;
  /** By how much the text is too long, for example "12 over"; absent while it is not. */
  readonly over: string | undefined;
  /** Label of the button that cuts the text to the limit. */
  readonly trim: string;
}

/** A text area with label and counter, which grows with its text. Blocked, it stays readable and focusable. */
export interface TextFieldOptions extends Notes {
  /** The visible label, which is also the accessible name. */
  readonly label: string;
  /** The text, with line breaks as LF. */
  readonly value: string;
  /** The limit in UTF-16 code units. More can be typed; it is counted, marked as invalid and can be trimmed. */
  readonly limit: number;
  readonly words: TextFieldWords;
  /** No line breaks: Enter does nothing, pasted ones become spaces. A long line still wraps. It has one row at first, not 3. */
  readonly singleLine?: boolean;
  readonly placeholder?: string | undefined;
  /** Name of the text area for `::part()`. */
  readonly part?: string;
  /** One controller for each field, made with the host. */
  readonly controller: TextFieldController;
  /** The user has edited it; `value` is normalized. */
  readonly onInput: (value: string, event: Event) => void;
}

/** A text field that colors hashtags and mentions, counts, and lets the user type over the limit. */
export function textField(options: TextFieldOptions): TemplateResult {
  const {
    id,
    label,
    words: { counter, over, trim },
    singleLine,
    placeholder,
    blockedBy,
    part,
    controller,
  } = options;
  controller.configure(options);
  const overId = `${id}-over`;
  const counterId = `${id}-counter`;
  return html`
    <div class="c-field" data-reason>
      <div class="c-text-head">
        <label class="c-label" for=${id} .textContent=${label}></label>
        <span class="c-over" id=${overId}>${over}</span>
        ${over ? html`<button type="button" class="c-link" @click=${controller}>${trim}</button>` : nothing}
        <span class="c-counter" id=${counterId}>${counter}</span>
      </div>
      <div class="c-box c-text">
        <div>
          <div class=${singleLine ? 'c-echo' : 'c-echo c-rows'} aria-hidden="true" translate="no"></div>
          <textarea
            id=${id}
            part=${part ?? nothing}
            rows=${singleLine ? 1 : 3}
            placeholder=${placeholder ?? nothing}
            ?readonly=${blockedBy}
            aria-disabled=${whether(blockedBy)}
            aria-invalid=${whether(over)}
            aria-describedby=${noteIds(options, overId, counterId)}
          ></textarea>
        </div>
      </div>
      ${noteLines(options)}
    </div>
  `;
}
