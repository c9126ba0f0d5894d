import { css } from 'lit';

/** Combobox and its list. */
export const selectStyles = css`
  .c-select {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    box-sizing: border-box;
    min-block-size: 42px;
    padding: 8px 12px;
    border: 1px solid var(--_edge, CanvasText);
    border-radius: var(--_radius-control, 10px);
    background: var(--_card, Canvas);
    color: var(--_ink, CanvasText);
    cursor: pointer;
    user-select: none;
  }
  .c-select[data-empty] {
    color: var(--_muted, CanvasText);
  }
  .c-select:hover:not([aria-disabled]) {
    border-color: var(--_ink, CanvasText);
  }
  /* Not only :focus-visible: the focus is also sent here when this field is missing. */
  .c-select:focus {
    outline: 2px solid var(--_focus, Highlight);
    outline-offset: -1px;
  }
  .c-select[aria-disabled] {
    border-color: var(--_line, GrayText);
    background: var(--_soft, Canvas);
    color: color-mix(in srgb, var(--_muted, GrayText) 72%, var(--_card, Canvas));
    cursor: not-allowed;
  }
  .c-select-value {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .c-chevron {
    flex: none;
    inline-size: 7px;
    block-size: 7px;
    margin-block-start: -4px;
    border: solid currentcolor;
    border-width: 0 1.5px 1.5px 0;
    transform: rotate(45deg);
  }
  .c-list {
    position: fixed;
    inset: auto;
    margin: 0;
    box-sizing: border-box;
    padding: 6px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_line, CanvasText);
    border-radius: var(--_radius-group, 12px);
    background: var(--_card, Canvas);
    color: var(--_ink, CanvasText);
    box-shadow:
      0 2px 6px rgb(0 0 0 / 8%),
      0 12px 32px rgb(0 0 0 / 18%);
  }
  .c-option-row {
    position: relative;
    border-radius: 7px;
    cursor: pointer;
  }
  .c-option {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    box-sizing: border-box;
    min-block-size: 39px;
    padding: 8px 10px;
    overflow-wrap: anywhere;
  }
  .c-option[aria-selected='true'] {
    font-weight: 600;
  }
  .c-option[aria-selected='true']::after {
    content: '';
    flex: none;
    inline-size: 14px;
    block-size: 14px;
    background: currentcolor;
    clip-path: polygon(9% 51%, 21% 39%, 40% 58%, 79% 17%, 91% 29%, 40% 82%);
  }
  .c-option-row .c-help,
  .c-option-row .c-reason {
    display: block;
    margin-block-start: -6px;
    padding: 0 10px 9px;
  }
  .c-option-row[data-active] {
    background: var(--_soft, Canvas);
  }
  .c-list[data-keys] .c-option-row[data-active] {
    outline: 2px solid var(--_focus, Highlight);
    outline-offset: -2px;
  }
  .c-option-row[data-blocked] {
    cursor: not-allowed;
  }
  .c-option-row[data-blocked] .c-option {
    color: color-mix(in srgb, var(--_muted, GrayText) 72%, var(--_card, Canvas));
  }
  @media (forced-colors: active) {
    .c-option-row[data-active] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .c-option[aria-selected='true']::after {
      forced-color-adjust: none;
      background: CanvasText;
    }
    .c-option-row[data-blocked] .c-option,
    .c-select[aria-disabled] {
      color: GrayText;
    }
  }
`;
