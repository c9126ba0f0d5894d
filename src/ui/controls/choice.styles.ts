import { css } from 'lit';

/**
 * Checkbox and switch. The input is the target of at least 24 px; its box or track (`::before`) and its tick or knob
 * (`::after`) are drawn inside.
 */
export const choiceStyles = css`
  .c-choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 6px;
    position: relative;
  }
  .c-choice > :not(input) {
    grid-column: 2;
  }
  .c-choice > label {
    padding-block: max(0px, (24px - 1lh) / 2);
    justify-self: start;
    cursor: pointer;
  }
  .c-choice > [role] + label {
    padding-inline-start: 6px;
    font-weight: 600;
  }
  .c-choice > [role] ~ span {
    padding-inline-start: 6px;
  }
  .c-choice > input {
    appearance: none;
    font: inherit;
    display: grid;
    align-items: center;
    justify-items: center;
    inline-size: 24px;
    block-size: 24px;
    margin: 0;
    margin-inline-start: -3px;
    border-radius: 8px;
    cursor: inherit;
  }
  .c-choice > [role] {
    justify-items: start;
    inline-size: 38px;
    margin-inline-start: 0;
    border-radius: 12px;
  }
  .c-choice > input::before,
  .c-choice > input::after {
    content: '';
    grid-area: 1 / 1;
    box-sizing: border-box;
    inline-size: 18px;
    block-size: 18px;
    border: 1.5px solid var(--_edge, CanvasText);
    border-radius: 5px;
    background: var(--_card, Canvas);
    forced-color-adjust: none;
  }
  .c-choice > input:hover::before {
    border-color: var(--_ink, CanvasText);
  }
  .c-choice > input:checked::before {
    border-color: var(--_ink, CanvasText);
    background: var(--_ink, CanvasText);
  }
  .c-choice > input::after {
    border: 0;
    background: var(--_on-ink, Canvas);
    clip-path: polygon(23% 51%, 31% 43%, 43% 55%, 69% 28%, 77% 36%, 43% 71%);
    opacity: 0;
  }
  .c-choice > [role]::after,
  .c-choice > input:checked::after {
    opacity: 1;
  }
  .c-choice > [role]::before {
    inline-size: 38px;
    block-size: 22px;
    border-radius: 11px;
  }
  .c-choice > [role]::after {
    --_way: 16px;
    inline-size: 14px;
    block-size: 14px;
    margin-inline-start: 4px;
    border-radius: 50%;
    background: var(--_edge, CanvasText);
    clip-path: none;
  }
  .c-choice > [role]:dir(rtl)::after {
    --_way: -16px;
  }
  .c-choice > [role]:checked::before {
    border-color: var(--_accent, Highlight);
    background: var(--_accent, Highlight);
  }
  .c-choice > [role]:checked::after {
    background: var(--_card, Canvas);
    transform: translateX(var(--_way));
  }
  .c-choice > [aria-disabled]:is(input, :checked)::before {
    border-color: var(--_line, GrayText);
    background: var(--_soft, Canvas);
  }
  .c-choice > [aria-disabled]:is(input, :checked)::after {
    background: var(--_muted, GrayText);
  }
  @media (prefers-reduced-motion: no-preference) {
    .c-choice > input::after {
      transition:
        opacity 150ms,
        transform 150ms;
    }
  }
  @media (pointer: coarse) {
    .c-choice > .c-reason,
    .c-choice[data-room]::after {
      grid-area: 3 / 2;
      font-size: 0.9em;
    }
    .c-choice[data-room]::after {
      content: attr(data-room);
      white-space: pre-line;
      visibility: hidden;
    }
  }
  @media (forced-colors: active) {
    .c-choice > input {
      --_ink: CanvasText;
      --_edge: CanvasText;
      --_card: Canvas;
      --_soft: Canvas;
      --_on-ink: Canvas;
      --_accent: Highlight;
      --_line: GrayText;
      --_muted: GrayText;
    }
  }
`;
