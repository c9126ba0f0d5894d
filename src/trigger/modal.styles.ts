import { css } from './css.js';

/** The button, and the dialog that it opens: a card in the middle, or a sheet where the screen is narrow. */
export const modalStyles = css`
  :host([trigger]) {
    display: inline-block;
    vertical-align: middle;
  }
  :host([trigger='none']) {
    display: contents;
  }
  :host([trigger][hidden]),
  :host(:not([trigger])) .trigger-button,
  :host([trigger='none']) .trigger-button {
    display: none;
  }
  [data-auto] {
    color-scheme: light dark;
  }
  .trigger-button {
    position: relative;
    display: inline-grid;
    grid-auto-flow: column;
    align-items: center;
    gap: 8px;
    max-inline-size: 100%;
    overflow: clip;
    border: 1px solid transparent;
    border-radius: var(--share-to-tiktok-radius, 12px);
    /* To find a font of another size or weight takes the browser longer than all else about the button. */
    font-size: inherit;
    font-weight: inherit;
    line-height: 1.3;
  }
  .trigger-button::before {
    content: '';
    inline-size: 16px;
    block-size: 16px;
    background: currentcolor;
    clip-path: polygon(
      0 60%,
      12% 60%,
      12% 88%,
      50% 88%,
      50% 66%,
      43% 66%,
      43% 22%,
      27% 38%,
      18% 29%,
      50% 0,
      82% 29%,
      73% 38%,
      57% 22%,
      57% 66%,
      50% 66%,
      50% 88%,
      88% 88%,
      88% 60%,
      100% 60%,
      100% 100%,
      0 100%
    );
  }
  .trigger-button > span {
    display: grid;
    text-align: start;
  }
  /* Both stand in one place, so that the button keeps its size. */
  .trigger-button > span > * {
    grid-area: 1 / 1;
    display: block;
    align-self: center;
  }
  .trigger-button[data-busy] slot {
    opacity: 0;
  }
  .trigger-button::after {
    content: '';
    position: absolute;
    inset-block-end: 0;
    inset-inline-start: 0;
    inline-size: calc(var(--_at, 0) * 100%);
    block-size: 4px;
    background: var(--share-to-tiktok-accent-color, light-dark(#ff5f86, #d61c4e));
  }
  @media (hover: hover) {
    .trigger-button:hover {
      opacity: 0.88;
    }
  }
  .news {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .dialog {
    inline-size: min(720px, 100% - 32px);
    max-inline-size: none;
    max-block-size: calc(min(100%, 100dvh) - 48px);
    padding: 0;
    overflow: hidden;
    border: 0;
    border-radius: calc(var(--share-to-tiktok-radius, 16px) * 1.25);
    box-shadow: 0 24px 64px rgb(0 0 0 / 32%);
  }
  .dialog[open] {
    display: flex;
    flex-flow: column;
  }
  .dialog::backdrop {
    background: rgb(0 0 0 / 56%);
  }
  .dialog-bar {
    display: flex;
    align-items: center;
    padding-block: 8px;
    padding-inline: 20px 8px;
  }
  /* Lies behind all of the dialog, and takes the clicks on the padding that a host gives it. */
  .dialog-bar::before {
    content: '';
    position: absolute;
    inset: 0;
    z-index: -1;
  }
  .dialog-title {
    flex: 1;
    margin: 0;
    font-size: 16px;
    font-weight: 600;
    text-align: start;
  }
  .close-button {
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: inherit;
    cursor: pointer;
  }
  .close-button::before {
    content: '';
    display: block;
    margin: auto;
    inline-size: 14px;
    block-size: 14px;
    background: currentcolor;
    clip-path: polygon(
      0 9%,
      9% 0,
      50% 41%,
      91% 0,
      100% 9%,
      59% 50%,
      100% 91%,
      91% 100%,
      50% 59%,
      9% 100%,
      0 91%,
      41% 50%
    );
  }
  .close-button:hover {
    background: var(--share-to-tiktok-soft-color, light-dark(#f5f5f7, #24262e));
  }
  .dialog .mount {
    /* What stands out of the flow, such as words for screen readers alone, scrolls along. */
    position: relative;
    display: block;
    overflow: auto;
    overscroll-behavior: contain;
    outline: 0;
  }
  .dialog :is(.card, .boot) {
    border: 0;
    border-radius: 0;
  }
  @media (max-width: 600px) {
    .dialog {
      inline-size: 100%;
      max-block-size: calc(min(100%, 100dvh) - 24px);
      margin-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
  }
  @media (forced-colors: active) {
    .trigger-button {
      border-color: ButtonBorder;
    }
    .trigger-button::before,
    .close-button::before {
      background: ButtonText;
      forced-color-adjust: none;
    }
    .trigger-button::after {
      background: Highlight;
      forced-color-adjust: none;
    }
    .dialog {
      border: 1px solid CanvasText;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .dialog[open] {
      transition: translate 0.2s ease-out;
    }
    @starting-style {
      .dialog[open] {
        translate: 0 24px;
      }
    }
  }
`;
