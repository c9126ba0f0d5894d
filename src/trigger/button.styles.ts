import { css } from './css.js';

/** The button that opens the page. */
export const buttonStyles = css`
  :host([trigger]) {
    display: inline-block;
    vertical-align: middle;
  }
  :host([trigger='none']) {
    display: contents;
  }
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
    text-align: start;
  }
  /* Both stand in one place, so that the button keeps its size. */
  .trigger-button[data-busy] > span {
    display: grid;
  }
  .trigger-button[data-busy] > span > * {
    grid-area: 1 / 1;
    display: block;
    align-self: center;
  }
  .trigger-button[data-busy] slot {
    opacity: 0;
  }
  .trigger-button[data-busy]::after {
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
  @media (forced-colors: active) {
    .trigger-button {
      border-color: ButtonBorder;
    }
    .trigger-button::before {
      background: ButtonText;
      forced-color-adjust: none;
    }
    .trigger-button[data-busy]::after {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
