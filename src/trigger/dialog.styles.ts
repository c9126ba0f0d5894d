import { css } from './css.js';

/** The dialog: a card in the middle, or a sheet where the screen is narrow. It comes with the first dialog: most visitors open none. */
export const dialogStyles = css`
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
    .close-button::before {
      background: ButtonText;
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
