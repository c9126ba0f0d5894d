import { css } from './css.js';

/** The element itself, what stands in it until its page is loaded, and the look that this shares with button and dialog. */
export const hostStyles = css`
  :host {
    display: block;
    writing-mode: horizontal-tb;
  }
  /* A page may give the element a display of its own, without a thought of when it is hidden. */
  :host([hidden]) {
    display: none !important;
  }
  .mount {
    display: contents;
  }
  :is(.boot, .dialog, .trigger-button) {
    --_accent: var(--share-to-tiktok-accent-color, light-dark(#d61c4e, #ff5f86));
    --_ink: var(--share-to-tiktok-ink-color, light-dark(#161823, #f3f3f5));
    --_on-ink: var(--share-to-tiktok-on-ink-color, light-dark(#fff, #161823));
    box-sizing: border-box;
    background: var(--share-to-tiktok-card-color, light-dark(#fff, #17181d));
    color: var(--_ink);
    font-family: var(--share-to-tiktok-font-family, inherit);
    /* What the page inherits must neither hide nor cut the text: a heading with a gradient fills its letters with nothing. */
    -webkit-text-fill-color: currentcolor;
  }
  :is(.boot, .dialog) {
    white-space: normal;
  }
  .boot {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 12px;
    max-inline-size: 720px;
    min-block-size: 240px;
    margin-inline: auto;
    padding: 20px;
    border: 1px solid var(--share-to-tiktok-line-color, light-dark(#e3e4e8, #34363f));
    border-radius: var(--share-to-tiktok-radius, 16px);
    font-size: 14px;
    line-height: 1.45;
    text-align: center;
  }
  /* To find a font may take the browser longer than to draw the page. These are the page's; they are found while its code comes. */
  .boot[aria-busy] {
    display: block;
    font-weight: 400;
    font-variant: tabular-nums;
  }
  .boot[aria-busy]::before,
  .boot[aria-busy]::after {
    content: 'a';
    font-weight: 600;
    visibility: hidden;
  }
  .boot[aria-busy]::after {
    font-size: 0.9em;
    font-weight: inherit;
  }
  .boot p {
    margin: 0;
  }
  .boot button {
    border: 0;
    border-radius: 10px;
    font: inherit;
    font-weight: 600;
  }
  .boot button,
  .trigger-button {
    min-block-size: 44px;
    padding: 8px 20px;
    background: var(--_ink);
    color: var(--_on-ink);
    cursor: pointer;
  }
  :is(.boot button, .trigger-button, .close-button):focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
`;
