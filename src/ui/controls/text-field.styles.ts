import { css } from 'lit';

/**
 * The area lies over the echo, whose text gives both their height, so the area grows without being measured, and the box
 * scrolls both at once. The echo shows the text, the area only caret and selection. As items of a grid each would be laid
 * out twice with every key.
 */
export const textStyles = css`
  .c-text-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 8px;
    min-block-size: 24px;
  }
  .c-over {
    margin-inline-start: auto;
    font-size: 0.9em;
    color: var(--_danger, CanvasText);
  }
  /* A weight of its own has the browser find a font, even for no text. */
  .c-over:not(:empty) {
    font-weight: 600;
  }
  /* On a small page the line under the label is there from the start: one that breaks later would move all below. */
  @container (max-width: 359px) {
    .c-text-head > .c-label {
      flex-basis: 100%;
    }
    .c-text-head > .c-counter {
      line-height: 24px;
    }
  }
  /* The excess tells the same: with both, the line would break and all below would move. */
  .c-over:not(:empty) ~ .c-counter {
    display: none;
  }
  .c-text {
    max-block-size: 16lh;
    overflow: hidden auto;
  }
  .c-text > div {
    position: relative;
  }
  .c-echo,
  textarea {
    box-sizing: border-box;
    inline-size: 100%;
    margin: 0;
    padding: 10px 12px;
    border: 0;
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    text-align: start;
    unicode-bidi: plaintext;
    white-space: pre-wrap;
    overflow-wrap: break-word;
  }
  .c-echo {
    position: relative;
    z-index: 1;
    pointer-events: none;
    user-select: none;
  }
  .c-rows {
    min-block-size: calc(3lh + 20px);
  }
  /* The edge takes no room, but Chromium shapes the text again only between two edges; without one, all of it with every key. */
  .c-echo > b {
    margin-inline-start: 0.001px;
    font-weight: inherit;
    color: var(--_accent, LinkText);
  }
  /* WebKit, which alone has this property, kerns no letters across a tag's edge: unkerned, both texts stay in one place. */
  @supports (-webkit-nbsp-mode: space) {
    .c-echo,
    textarea {
      font-kerning: none;
    }
  }
  textarea {
    position: absolute;
    inset: 0;
    block-size: 100%;
    resize: none;
    overflow: hidden;
    outline: none;
    background: none;
    color: transparent;
    caret-color: var(--_ink, CanvasText);
  }
  textarea::placeholder {
    color: var(--_muted, GrayText);
    opacity: 1;
  }
  textarea::selection {
    background: color-mix(in srgb, var(--_accent, Highlight) 24%, transparent);
    color: transparent;
  }
  @media (pointer: coarse) {
    /* Below 16 px iOS zooms the page on focus. */
    .c-text {
      font-size: max(16px, 1em);
    }
  }
  @media (forced-colors: active) {
    .c-echo {
      visibility: hidden;
    }
    textarea {
      color: FieldText;
    }
    textarea::selection {
      background: Highlight;
      color: HighlightText;
    }
  }
`;
