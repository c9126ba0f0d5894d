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
