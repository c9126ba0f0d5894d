import { css } from 'lit';

/** The row of photos, and the film on which a cover is chosen. */
export const stripStyles = css`
  .strip {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(40px, 1fr));
    gap: 6px;
    position: relative;
    max-block-size: 180px;
    overflow: auto;
    margin: -4px;
    padding: 4px;
    user-select: none;
    -webkit-touch-callout: none;
  }
  .strip > li {
    position: relative;
  }
  .strip [data-carried] {
    z-index: 1;
    opacity: 0.9;
  }
  .strip [data-carried] > button {
    box-shadow: 0 4px 14px rgb(0 0 0 / 45%);
  }
  .strip [data-to]::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline: -5px auto;
    inline-size: 4px;
    border-radius: 2px;
    background: var(--_accent);
    forced-color-adjust: none;
  }
  .strip [data-to='after']::before {
    inset-inline: auto -5px;
  }
  .strip button {
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 3 / 4;
    padding: 0;
    overflow: hidden;
    border: 0;
    border-radius: 6px;
    background: var(--_soft);
    cursor: pointer;
  }
  .strip [aria-current] {
    box-shadow:
      0 0 0 1px var(--_card),
      0 0 0 3px var(--_ink);
  }
  @media (forced-colors: active) {
    .strip [aria-current] {
      outline: 3px solid Highlight;
    }
  }
  .strip img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    pointer-events: none;
  }
  .strip [data-cover]::after {
    content: '';
    position: absolute;
    inset: auto 4px 4px auto;
    inline-size: 8px;
    block-size: 8px;
    border: 1.5px solid #fff;
    border-radius: 50%;
    background: var(--_accent);
  }
  .fix {
    display: grid;
    gap: 8px;
    font-size: 12.5px;
  }
  .crop {
    display: grid;
    position: relative;
    justify-self: center;
    min-inline-size: 44px;
    min-block-size: 44px;
    max-inline-size: 100%;
    border-radius: 8px;
    overflow: clip;
    cursor: ew-resize;
    touch-action: pan-y;
  }
  .crop[data-axis='y'] {
    cursor: ns-resize;
    touch-action: pan-x;
  }
  .crop img {
    max-inline-size: 100%;
    max-block-size: 280px;
  }
  .crop::before {
    content: '';
    position: absolute;
    inset: 0 auto 0 calc((1 - var(--_share)) * var(--_place) * 100%);
    box-sizing: border-box;
    inline-size: calc(var(--_share) * 100%);
    border: 3px solid #fff;
    border-radius: 6px;
    box-shadow:
      inset 0 0 0 2px var(--_accent),
      0 0 0 100vmax rgb(0 0 0 / 60%);
    forced-color-adjust: none;
  }
  .crop[data-axis='y']::before {
    inset: calc((1 - var(--_share)) * var(--_place) * 100%) 0 auto;
    inline-size: auto;
    block-size: calc(var(--_share) * 100%);
  }
  .crop:has(:focus-visible) {
    outline: 2px solid var(--_ink);
    outline-offset: 4px;
  }
  .crop input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    pointer-events: none;
  }
  .trim {
    display: grid;
    gap: 4px;
  }
  .trim .cut {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: calc(12px + (100% - 24px) * var(--_from));
    background: rgb(0 0 0 / 60%);
  }
  .trim .after {
    inset-inline: auto 0;
    inline-size: calc(12px + (100% - 24px) * var(--_to));
  }
  .trim input {
    pointer-events: none;
  }
  .trim [data-top] {
    z-index: 1;
  }
  .trim input::-webkit-slider-thumb {
    inline-size: 24px;
    pointer-events: auto;
  }
  .trim input::-moz-range-thumb {
    inline-size: 24px;
    pointer-events: auto;
  }
  .cover {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 4px;
  }
  .cover > .c-counter ~ * {
    grid-column: 1 / -1;
  }
  .film {
    display: flex;
    position: relative;
    block-size: 48px;
    border-radius: 8px;
    background: var(--_soft);
    overflow: clip;
    overflow-clip-margin: 6px;
  }
  .film > * {
    flex: 1;
    min-inline-size: 0;
    object-fit: cover;
  }
  .film input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    appearance: none;
    border-radius: inherit;
    background: none;
    cursor: ew-resize;
  }
  .film input::-webkit-slider-thumb {
    appearance: none;
    box-sizing: border-box;
    inline-size: 16px;
    block-size: 48px;
    border: 3px solid #fff;
    border-radius: 6px;
    background: rgb(255 255 255 / 20%);
    box-shadow: 0 0 0 2px var(--_accent);
  }
  .film input::-moz-range-thumb {
    box-sizing: border-box;
    inline-size: 16px;
    block-size: 48px;
    border: 3px solid #fff;
    border-radius: 6px;
    background: rgb(255 255 255 / 20%);
    box-shadow: 0 0 0 2px var(--_accent);
  }
`;
