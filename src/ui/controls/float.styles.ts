import { css, type CSSResult } from 'lit';

const tipStyles = css`
  .c-tip,
  .c-list {
    position: fixed;
    inset: auto;
    margin: 0;
    box-sizing: border-box;
    border: 1px solid transparent;
  }
  .c-tip {
    inline-size: max-content;
    max-inline-size: min(320px, 100vw - 16px);
    padding: 8px 10px;
    overflow: visible;
    border-radius: 8px;
    background: var(--_tip-bg, CanvasText);
    color: var(--_tip-ink, Canvas);
    font-size: 0.9em;
  }
  /* The way from the control to its tooltip, so that the pointer can go there. */
  .c-tip::before {
    content: '';
    position: absolute;
    inset: -8px 0;
    z-index: -1;
  }
  @media (prefers-reduced-motion: no-preference) {
    .c-tip,
    .c-list {
      transition: opacity 150ms;
    }
    @starting-style {
      :popover-open {
        opacity: 0;
      }
    }
  }
`;

const listStyles = css`
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

/** Styles of what opens over the controls: tooltips and lists. They come with what opens them. */
export const floatStyles: readonly CSSResult[] = [tipStyles, listStyles];
