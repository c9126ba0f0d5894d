import { css } from 'lit';

/** A combobox, and how its options stand to it. */
export const selectStyles = css`
  .c-select,
  .c-option {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    box-sizing: border-box;
    min-block-size: 42px;
    padding: 8px 12px;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .c-select {
    user-select: none;
  }
  .c-select[data-empty] {
    color: var(--_muted, CanvasText);
  }
  .c-select::after {
    content: '';
    flex: none;
    inline-size: 7px;
    block-size: 7px;
    margin-block-start: -4px;
    border: solid currentcolor;
    border-width: 0 1.5px 1.5px 0;
    transform: rotate(45deg);
  }
`;

/** Its list. */
export const listStyles = css`
  .c-list {
    padding: 6px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    border-color: var(--_line, CanvasText);
    border-radius: var(--_radius-group, 12px);
    background: var(--_card, Canvas);
    color: var(--_ink, CanvasText);
    box-shadow: 0 8px 28px rgb(0 0 0 / 22%);
  }
  .c-option-row {
    position: relative;
    border-radius: 7px;
  }
  .c-option {
    min-block-size: 39px;
    padding: 8px 10px;
  }
  .c-option[aria-selected='true'] {
    font-weight: 600;
  }
  .c-option[aria-selected='true']::after {
    content: '';
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    background: currentcolor;
    clip-path: polygon(23% 51%, 31% 43%, 43% 55%, 69% 28%, 77% 36%, 43% 71%);
    forced-color-adjust: none;
  }
  .c-option-row span {
    display: block;
    margin-block-start: -6px;
    padding: 0 10px 9px;
  }
  .c-option-row:is(:hover, [data-active]) {
    background: var(--_soft, Canvas);
  }
  /* The pointer shows where it is itself; two marked options would be one too many. */
  .c-list:not([data-keys]):hover [data-active]:not(:hover) {
    background: none;
  }
  .c-list[data-keys] [data-active] {
    outline: 2px solid var(--_focus, Highlight);
    outline-offset: -2px;
  }
  @media (forced-colors: active) {
    .c-list [data-active] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
