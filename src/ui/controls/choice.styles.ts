import { css } from 'lit';

/** Checkbox and switch. The input is the 24 px target; what is seen of it is drawn inside. */
export const choiceStyles = css`
  .c-choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: 6px;
    position: relative;
    color: var(--_ink, CanvasText);
  }
  .c-choice > :not(input) {
    grid-column: 2;
  }
  .c-choice > label {
    padding-block: max(0px, (24px - 1lh) / 2);
    justify-self: start;
    cursor: pointer;
  }
  .c-choice:has(.c-switch) {
    column-gap: 12px;
  }
  .c-choice:has(.c-switch) > label {
    font-weight: 600;
  }
  .c-checkbox,
  .c-switch {
    appearance: none;
    display: grid;
    align-items: center;
    justify-items: center;
    inline-size: 24px;
    block-size: 24px;
    margin: 0;
    margin-inline-start: -3px;
    border-radius: 7px;
    cursor: pointer;
  }
  .c-switch {
    inline-size: 38px;
    margin-inline-start: 0;
    justify-items: start;
    border-radius: 12px;
  }
  .c-checkbox::before,
  .c-checkbox::after,
  .c-switch::before,
  .c-switch::after {
    content: '';
    grid-area: 1 / 1;
    box-sizing: border-box;
  }
  .c-checkbox::before {
    inline-size: 18px;
    block-size: 18px;
    border: 1.5px solid var(--_edge, CanvasText);
    border-radius: 5px;
    background: var(--_card, Canvas);
  }
  .c-checkbox::after {
    inline-size: 12px;
    block-size: 12px;
    background: var(--_on-ink, Canvas);
    clip-path: polygon(9% 51%, 21% 39%, 40% 58%, 79% 17%, 91% 29%, 40% 82%);
    opacity: 0;
  }
  .c-checkbox:hover::before {
    border-color: var(--_ink, CanvasText);
  }
  .c-checkbox:checked::before {
    border-color: var(--_ink, CanvasText);
    background: var(--_ink, CanvasText);
  }
  .c-checkbox:checked::after {
    opacity: 1;
  }
  .c-switch::before {
    inline-size: 38px;
    block-size: 22px;
    border: 1.5px solid var(--_edge, CanvasText);
    border-radius: 11px;
    background: var(--_soft, Canvas);
  }
  .c-switch::after {
    --_way: 16px;
    inline-size: 14px;
    block-size: 14px;
    margin-inline-start: 4px;
    border-radius: 50%;
    background: var(--_edge, CanvasText);
  }
  .c-switch:dir(rtl)::after {
    --_way: -16px;
  }
  .c-switch:checked::before {
    border-color: var(--_accent, Highlight);
    background: var(--_accent, Highlight);
  }
  .c-switch:checked::after {
    background: var(--_card, Canvas);
    transform: translateX(var(--_way));
  }
  @media (prefers-reduced-motion: no-preference) {
    .c-checkbox::after,
    .c-switch::after {
      transition:
        opacity 150ms,
        transform 150ms;
    }
  }
  .c-choice[data-blocked] {
    color: color-mix(in srgb, var(--_muted, GrayText) 72%, var(--_card, Canvas));
  }
  .c-choice[data-blocked] > :is(input, label) {
    cursor: not-allowed;
  }
  .c-choice[data-blocked] > input::before {
    border-color: var(--_line, GrayText);
    background: var(--_soft, Canvas);
  }
  .c-choice[data-blocked] > input::after {
    background: var(--_muted, GrayText);
  }
  @media (pointer: coarse) {
    .c-choice[data-keep-room] {
      grid-template-rows: auto auto minmax(2lh, auto);
    }
  }
  @media (forced-colors: active) {
    .c-checkbox::before,
    .c-checkbox::after,
    .c-switch::before,
    .c-switch::after {
      forced-color-adjust: none;
      border-color: CanvasText;
    }
    .c-checkbox:checked::before,
    .c-switch:checked::before {
      border-color: Highlight;
      background: Highlight;
    }
    .c-checkbox::after,
    .c-switch:checked::after {
      background: HighlightText;
    }
    .c-choice[data-blocked] {
      color: GrayText;
    }
    .c-choice[data-blocked] > input::before {
      border-color: GrayText;
      background: Canvas;
    }
    .c-choice[data-blocked] > input::after {
      background: GrayText;
    }
  }
`;
