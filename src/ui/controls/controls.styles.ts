import { css, type CSSResult } from 'lit';
import { choiceStyles } from './choice.styles.js';
import { selectStyles } from './select.styles.js';
import { textStyles } from './text-field.styles.js';

const sharedStyles = css`
  .c-field {
    display: grid;
    gap: 6px;
    position: relative;
    min-inline-size: 0;
  }
  .c-label {
    font-weight: 600;
    color: var(--_ink, CanvasText);
  }
  .c-help,
  .c-counter,
  .c-action-line {
    margin: 0;
    font-size: 0.9em;
    color: var(--_muted, CanvasText);
  }
  .c-reason {
    font-size: 0.9em;
    color: var(--_muted, CanvasText);
  }
  @media (pointer: coarse) {
    [data-told] .c-reason {
      color: var(--_ink, CanvasText);
    }
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
  .c-tip {
    position: fixed;
    inset: auto;
    margin: 0;
    box-sizing: border-box;
    inline-size: max-content;
    max-inline-size: min(320px, calc(100vw - 16px));
    padding: 8px 10px;
    overflow: visible;
    border: 1px solid transparent;
    border-radius: 8px;
    background: var(--_tip-bg, CanvasText);
    color: var(--_tip-ink, Canvas);
    font-size: 0.9em;
    line-height: 1.4;
    text-align: start;
  }
  /* The way from the control to its tooltip, so that the pointer can go there. */
  .c-tip::before {
    content: '';
    position: absolute;
    inset: -8px 0;
    z-index: -1;
  }
  .c-button {
    box-sizing: border-box;
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
  .c-button:hover:not([aria-disabled]) {
    background: color-mix(in srgb, var(--_ink, CanvasText) 88%, var(--_card, Canvas));
  }
  .c-button[aria-disabled] {
    background: var(--_soft, Canvas);
    color: color-mix(in srgb, var(--_muted, GrayText) 72%, var(--_card, Canvas));
    cursor: not-allowed;
  }
  .c-link {
    min-block-size: 24px;
    padding: 0 2px;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--_ink, CanvasText);
    font: inherit;
    font-size: 0.9em;
    text-decoration: underline;
    text-underline-offset: 2px;
    cursor: pointer;
  }
  :is(.c-button, .c-link, .c-checkbox, .c-switch):focus-visible {
    outline: 2px solid var(--_focus, Highlight);
    outline-offset: 2px;
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
  .c-action .c-button {
    flex: none;
    max-inline-size: 60%;
  }
  @container (max-width: 440px) {
    .c-action-row {
      flex-direction: column;
      align-items: stretch;
    }
    .c-action .c-button {
      max-inline-size: none;
    }
    .c-action-line {
      min-block-size: 2lh;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .c-tip,
    .c-list {
      transition: opacity 150ms;
    }
    @starting-style {
      .c-tip:popover-open,
      .c-list:popover-open {
        opacity: 0;
      }
    }
  }
  @media (forced-colors: active) {
    .c-button[aria-disabled] {
      color: GrayText;
      border-color: GrayText;
    }
  }
`;

/** Styles of all controls, for `static styles` of the element that renders them. */
export const controlStyles: readonly CSSResult[] = [sharedStyles, choiceStyles, selectStyles, textStyles];
