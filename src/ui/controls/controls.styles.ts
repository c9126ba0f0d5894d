import { css, type CSSResult } from 'lit';
import { choiceStyles } from './choice.styles.js';
import { selectStyles } from './select.styles.js';
import { textStyles } from './text-field.styles.js';

const sharedStyles = css`
  .c-field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
    position: relative;
    min-inline-size: 0;
  }
  .c-label {
    font-weight: 600;
  }
  .c-help,
  .c-reason,
  .c-counter {
    margin: 0;
    font-size: 0.9em;
    color: var(--_muted, CanvasText);
  }
  [data-told] .c-reason {
    color: var(--_ink, CanvasText);
  }
  @media not all and (pointer: coarse) {
    .c-reason {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
  /* The room of the longest words that may come is kept by these words, unseen, because only they wrap as they will. */
  .c-room {
    display: grid;
  }
  .c-room > *,
  .c-room::before {
    grid-area: 1 / 1;
    min-inline-size: 0;
    margin: 0;
  }
  .c-room::before {
    content: attr(data-room);
    white-space: pre-line;
    visibility: hidden;
  }
  .c-action-row p {
    align-self: center;
  }
  /* What may be longer than the room is cut off; its tooltip has all of it. */
  .c-room > p:has(> .c-fit) {
    contain: size;
    align-self: stretch;
    align-content: safe center;
    overflow: hidden;
  }
  /* Another language may have another font, whose base line must not stretch the line. */
  .c-room [lang] {
    vertical-align: top;
  }
  .c-box {
    box-sizing: border-box;
    border: 1px solid var(--_edge, CanvasText);
    border-radius: var(--_radius-control, 10px);
    background: var(--_card, Canvas);
    color: var(--_ink, CanvasText);
  }
  .c-box:hover {
    border-color: var(--_ink, CanvasText);
  }
  .c-box:has([aria-invalid]) {
    border-color: var(--_danger, CanvasText);
  }
  .c-box[aria-disabled],
  .c-box:has([aria-disabled]) {
    border-color: var(--_line, GrayText);
    background: var(--_soft, Canvas);
  }
  .c-button {
    flex: none;
    box-sizing: border-box;
    max-inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 22px;
    border: 1px solid transparent;
    border-radius: var(--_radius-control, 10px);
    background: var(--_ink, CanvasText);
    color: var(--_on-ink, Canvas);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .c-button:hover {
    background: color-mix(in srgb, var(--_ink, CanvasText) 86%, var(--_card, Canvas));
  }
  .c-button[aria-disabled] {
    background: var(--_soft, Canvas);
  }
  .c-link {
    min-block-size: 24px;
    padding: 0 2px;
    border: 0;
    border-radius: 4px;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 0.9em;
    text-decoration: underline;
    cursor: pointer;
  }
  :is(.c-button, .c-link, input):focus-visible {
    outline: 2px solid var(--_focus, Highlight);
    outline-offset: 2px;
  }
  /* Not only :focus-visible: the focus is also sent to a box when it is what is missing. */
  .c-box:is(:focus, :focus-within) {
    outline: 2px solid var(--_focus, Highlight);
    outline-offset: -1px;
  }
  :is(.c-select, .c-option, .c-button)[aria-disabled],
  .c-choice > [aria-disabled] + label {
    color: color-mix(in srgb, var(--_muted, GrayText) 72%, var(--_card, Canvas));
    cursor: not-allowed;
  }
  .c-action {
    container-type: inline-size;
  }
  .c-action-row {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
  }
  @container (max-width: 440px) {
    .c-action-row {
      flex-direction: column;
      align-items: stretch;
    }
    .c-action-row p {
      align-self: end;
    }
  }
  @media (forced-colors: active) {
    :is(.c-select, .c-option, .c-button)[aria-disabled],
    .c-choice > [aria-disabled] + label {
      color: GrayText;
      border-color: GrayText;
    }
  }
`;

/** Styles of all controls, for `static styles` of the element that renders them. */
export const controlStyles: readonly CSSResult[] = [sharedStyles, choiceStyles, selectStyles, textStyles];
