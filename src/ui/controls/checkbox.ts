import { html, nothing, type TemplateResult } from 'lit';
import { noteIds, noteLines, whether, type Notes } from './reason.js';

/** A checkbox or a switch. */
export interface ReasonCheckboxOptions extends Notes {
  /** The visible label, which is also the accessible name. */
  readonly label: string;
  readonly checked: boolean;
  /** The longest reason that may come; its room is kept where reasons stand inline (coarse pointers). */
  readonly room?: string | undefined;
  /** The user has changed it, by this click; not called while it is blocked. */
  readonly onChange: (checked: boolean, event: Event, control: HTMLElement) => void;
}

/** A native checkbox that says why when it is blocked. */
export function reasonCheckbox(options: ReasonCheckboxOptions): TemplateResult {
  return choice(options);
}

/** The same as {@link reasonCheckbox}, as a switch. */
export function reasonSwitch(options: ReasonCheckboxOptions): TemplateResult {
  return choice(options, 'switch');
}

function choice(options: ReasonCheckboxOptions, role?: 'switch'): TemplateResult {
  const { id, label, checked, blockedBy, room, onChange } = options;
  // Mouse, Space, the label and scripts all click. The `change` event after it would be trusted even when a script clicked.
  const handleClick = (event: Event): void => {
    // The browser restores the box itself.
    if (blockedBy) return event.preventDefault();
    const input = event.target;
    if (!(input instanceof HTMLInputElement)) return;
    // The box shows what the caller holds, whatever the caller makes of the click.
    input.checked = checked;
    onChange(!checked, event, input);
  };
  return html`
    <div class="c-choice" data-room=${room ?? nothing} data-reason>
      <input
        type="checkbox"
        role=${role ?? nothing}
        id=${id}
        .checked=${checked}
        aria-disabled=${whether(blockedBy)}
        aria-describedby=${noteIds(options)}
        @click=${handleClick}
      />
      <label for=${id} .textContent=${label}></label>
      ${noteLines(options)}
    </div>
  `;
}
