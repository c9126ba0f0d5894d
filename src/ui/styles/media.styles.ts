import { css } from 'lit';

/** The phone with the post in it, and what belongs to it. */
export const mediaStyles = css`
  .media {
    display: grid;
    align-content: start;
    gap: 8px;
    min-inline-size: 0;
  }
  .phone {
    display: grid;
    position: relative;
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: 180px;
    aspect-ratio: 9 / 16;
    margin-inline: auto;
    overflow: hidden;
    border-radius: 20px;
    background: #0d0e12;
    color: #fff;
  }
  .phone[data-empty] {
    border: 1.5px dashed var(--_edge);
    background: var(--_soft);
    color: var(--_ink);
  }
  .phone > * {
    position: absolute;
  }
  .content,
  .drop,
  .veil,
  .film input {
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
  }
  .content {
    object-fit: contain;
  }
  .caption {
    inset: auto 0 0;
    padding: 48px 14px 14px;
    background: linear-gradient(transparent, rgb(0 0 0 / 75%));
    font-size: 12px;
    line-height: 1.35;
    text-shadow: 0 1px 2px rgb(0 0 0 / 60%);
    pointer-events: none;
  }
  .by {
    font-size: 13px;
    font-weight: 600;
  }
  .caption > p {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
    white-space: pre-line;
  }
  .icon {
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    padding: 0;
    border: 0;
    border-radius: 8px;
    background: var(--_soft);
    color: var(--_ink);
    cursor: pointer;
  }
  .icon[aria-disabled] {
    color: color-mix(in srgb, var(--_muted) 55%, var(--_card));
    cursor: not-allowed;
  }
  .icon::before {
    content: '';
    inline-size: 14px;
    block-size: 14px;
    background: currentcolor;
  }
  .phone > .icon {
    inset-block-start: 10px;
    inset-inline-end: 10px;
    border-radius: 50%;
    background: rgb(0 0 0 / 55%);
    color: #fff;
  }
  .phone > .icon:focus-visible {
    outline-color: #fff;
    box-shadow: 0 0 0 2px #0d0e12;
  }
  .phone > :is([data-icon='play'], [data-icon='pause']) {
    inset: 0;
    inline-size: 52px;
    block-size: 52px;
    margin: auto;
    transition: opacity 150ms;
  }
  .phone:not(:hover) > [data-icon='pause']:not(:focus-visible) {
    opacity: 0;
  }
  .phone > :is([data-icon='back'], [data-icon='next']) {
    inset-block: 0;
    margin-block: auto;
  }
  .phone > [data-icon='back'] {
    inset-inline: 10px auto;
  }
  [data-icon='play']::before {
    clip-path: polygon(12% 0, 100% 50%, 12% 100%);
  }
  [data-icon='pause']::before {
    clip-path: polygon(8% 0, 38% 0, 38% 100%, 62% 100%, 62% 0, 92% 0, 92% 100%, 8% 100%);
  }
  [data-icon='mute']::before {
    clip-path: polygon(
      0 30%,
      22% 30%,
      50% 4%,
      50% 96%,
      22% 70%,
      0 70%,
      0 30%,
      66% 24%,
      74% 16%,
      92% 36%,
      92% 64%,
      74% 84%,
      66% 76%,
      79% 60%,
      79% 40%,
      66% 24%
    );
  }
  [data-icon='unmute']::before {
    clip-path: polygon(0 30%, 22% 30%, 50% 4%, 50% 96%, 22% 70%, 0 70%);
  }
  :is([data-icon='back'], [data-icon='next'])::before {
    clip-path: polygon(18% 50%, 60% 8%, 72% 20%, 42% 50%, 72% 80%, 60% 92%);
  }
  :is([data-icon='earlier'], [data-icon='later'])::before {
    clip-path: polygon(0 50%, 45% 5%, 56% 15%, 28% 43%, 100% 43%, 100% 57%, 28% 57%, 56% 85%, 45% 95%);
  }
  :is([data-icon='next'], [data-icon='later']):dir(ltr)::before,
  :is([data-icon='back'], [data-icon='earlier']):dir(rtl)::before {
    transform: scaleX(-1);
  }
  [data-icon='make-cover']::before {
    clip-path: polygon(50% 0, 65% 32%, 100% 38%, 74% 62%, 81% 98%, 50% 80%, 19% 98%, 26% 62%, 0 38%, 35% 32%);
  }
  :is([data-icon='plus'], [data-icon='remove'])::before {
    clip-path: polygon(
      43% 0,
      57% 0,
      57% 43%,
      100% 43%,
      100% 57%,
      57% 57%,
      57% 100%,
      43% 100%,
      43% 57%,
      0 57%,
      0 43%,
      43% 43%
    );
  }
  [data-icon='remove']::before {
    transform: rotate(45deg) scale(1.15);
  }
  .drop > .icon {
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background: var(--_card);
  }
  .chip {
    inset-block-start: 12px;
    inset-inline-end: 12px;
    padding: 1px 9px;
    border-radius: 99px;
    background: rgb(0 0 0 / 60%);
    font-size: 12px;
  }
  .first {
    inset-inline: 12px auto;
  }
  .drop,
  .veil {
    display: grid;
    box-sizing: border-box;
    align-content: center;
    justify-items: center;
    gap: 6px;
    padding: 14px;
    text-align: center;
    text-wrap: balance;
  }
  .drop > .c-button {
    margin-block: 8px 4px;
    padding-inline: 14px;
  }
  .drop > .c-button::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .veil {
    background: color-mix(in srgb, var(--_accent) 90%, #000);
    color: var(--_card);
    font-weight: 600;
  }
  .note {
    inset: 8px 8px auto;
    max-block-size: calc(100% - 16px);
    box-sizing: border-box;
    overflow: auto;
    padding: 10px 12px;
    border-radius: var(--_radius-group);
    background: var(--_card);
    color: var(--_ink);
    font-size: 12.5px;
    box-shadow: 0 4px 20px rgb(0 0 0 / 20%);
  }
  .note > .c-button {
    inline-size: 100%;
    margin-block: 8px 4px;
    padding-inline: 8px;
  }
  .note[data-bad],
  .problems {
    color: var(--_danger);
    font-size: 12.5px;
  }
  .problems {
    display: grid;
    gap: 4px;
    padding-inline-start: 10px;
    border-inline-start: 2px solid;
  }
  .file,
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    min-block-size: 24px;
    font-size: 12px;
    color: var(--_muted);
  }
  .file > bdi {
    max-inline-size: 55%;
  }
  .file > p {
    flex-basis: 100%;
  }
  :is(.file, .tools) > .c-link {
    margin-inline-start: auto;
    font-size: inherit;
  }
  .strip {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(40px, 1fr));
    gap: 6px;
    max-block-size: 180px;
    overflow: auto;
    margin: -4px;
    padding: 4px;
  }
  .strip > li {
    position: relative;
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
  .strip img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
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
  @container card (min-width: 560px) {
    .phone {
      max-inline-size: none;
    }
  }
`;
