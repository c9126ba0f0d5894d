import { html, nothing, type TemplateResult } from 'lit';
import { whether, type Reason } from './reason.js';

/** The main action of a form, with the line beside it. */
export interface ReasonButtonOptions {
  /** Id of the button, unique in its shadow root. */
  readonly id: string;
  /** Visible label and accessible name. */
  readonly label: string;
  /** What is missing: stands beside the button, describes it and is its tooltip. */
  readonly blockedBy?: Reason | undefined;
  /** What stands beside the button while nothing is missing. */
  readonly note?: Reason | undefined;
  /** The longest line that may come; its room is kept. */
  readonly room?: string | undefined;
  /** Name of the button for `::part()`. */
  readonly part?: string;
  /** The pointer or a key goes down on the button. */
  readonly onPressStart?: () => void;
  /** Pressed while nothing is missing; `event.isTrusted` tells a person from a script. */
  readonly onPress: (event: MouseEvent) => void;
  /** Pressed while blocked: the place to move the focus to what is missing. */
  readonly onBlockedPress?: (event: MouseEvent) => void;
}

/** A button that stays focusable while it is blocked and says why, in a line whose room is kept. */
export function reasonButton(options: ReasonButtonOptions): TemplateResult {
  const { id, label, blockedBy, note, room, part, onPressStart, onPress, onBlockedPress } = options;
  const handleClick = (event: MouseEvent): void => {
    if (blockedBy) onBlockedPress?.(event);
    else onPress(event);
  };
  const reasonId = `${id}-reason`;
  return html`
    <div class="c-action">
      <div class="c-action-row">
        <div class="c-room c-help" data-room=${room ?? nothing}><p id=${reasonId}>${blockedBy || note}</p></div>
        <button
          type="button"
          class="c-button"
          id=${id}
          part=${part ?? nothing}
          aria-disabled=${whether(blockedBy)}
          aria-describedby=${blockedBy || note ? reasonId : nothing}
          data-reason=${blockedBy ? reasonId : nothing}
          data-reason-above
          @pointerdown=${onPressStart}
          @keydown=${onPressStart}
          .textContent=${label}
          @click=${handleClick}
        ></button>
      </div>
    </div>
  `;
}
