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
  .card[data-dropping] .phone {
    border-color: var(--_accent);
  }
  .content {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
    background: #0d0e12;
  }
  .caption {
    position: absolute;
    inset: auto 0 0;
    padding: 48px 14px 14px;
    background: linear-gradient(transparent, rgb(0 0 0 / 72%));
    font-size: 12px;
    line-height: 1.35;
    text-shadow: 0 1px 2px rgb(0 0 0 / 60%);
    pointer-events: none;
  }
  .by bdi:first-child {
    font-size: 13px;
    font-weight: 600;
  }
  .by bdi + bdi {
    opacity: 0.85;
  }
  .caption p {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
  }
  .phone button:not(.c-button, .c-link) {
    position: absolute;
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: rgb(0 0 0 / 55%);
    color: #fff;
    cursor: pointer;
  }
  .phone button:focus-visible {
    outline-color: #fff;
    box-shadow: 0 0 0 2px #0d0e12;
  }
  .phone .play:not(#_) {
    inset: 0;
    margin: auto;
    inline-size: 52px;
    block-size: 52px;
  }
  .play::before {
    content: '';
    inline-size: 14px;
    block-size: 16px;
    margin-inline-start: 3px;
    background: currentcolor;
    clip-path: polygon(0 0, 100% 50%, 0 100%);
  }
  .play[data-on]::before {
    margin: 0;
    clip-path: polygon(0 0, 34% 0, 34% 100%, 66% 100%, 66% 0, 100% 0, 100% 100%, 0 100%);
  }
  .play[data-on] {
    opacity: 0;
    transition: opacity 150ms;
  }
  .phone:hover .play,
  .play:focus-visible {
    opacity: 1;
  }
  .mute {
    inset-block-start: 10px;
    inset-inline-end: 10px;
  }
  .mute::before {
    content: '';
    inline-size: 15px;
    block-size: 14px;
    background: currentcolor;
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
      90% 36%,
      90% 64%,
      74% 84%,
      66% 76%,
      78% 60%,
      78% 40%,
      66% 24%
    );
  }
  .mute[data-on]::after {
    content: '';
    position: absolute;
    inline-size: 20px;
    block-size: 2px;
    background: currentcolor;
    transform: rotate(45deg);
  }
  .turn {
    inset-block: 0;
    margin-block: auto;
    inset-inline-start: 8px;
  }
  .turn + .turn {
    inset-inline: auto 8px;
  }
  .turn::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border: solid currentcolor;
    border-width: 0 0 2px 2px;
    transform: translateX(2px) rotate(45deg);
  }
  .turn:dir(rtl)::before,
  .turn + .turn:dir(ltr)::before {
    transform: translateX(-2px) rotate(225deg);
  }
  .turn + .turn:dir(rtl)::before {
    transform: translateX(2px) rotate(45deg);
  }
  .chip {
    position: absolute;
    inset-block-start: 12px;
    inset-inline-end: 12px;
    padding: 2px 9px;
    border-radius: 99px;
    background: rgb(0 0 0 / 60%);
    font-size: 12px;
  }
  .cover-mark {
    inset-inline: 12px auto;
  }
  .drop,
  .unplayable {
    display: grid;
    position: absolute;
    inset: 0;
    align-content: center;
    justify-items: center;
    gap: 6px;
    padding: 16px !important;
    text-align: center;
  }
  .drop .c-button {
    margin-block: 8px 4px;
    padding-inline: 14px;
  }
  .drop .c-button::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .plus {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background: var(--_card);
  }
  .plus::before {
    content: '';
    inline-size: 16px;
    block-size: 16px;
    background: var(--_ink);
    clip-path: polygon(
      44% 0,
      56% 0,
      56% 44%,
      100% 44%,
      100% 56%,
      56% 56%,
      56% 100%,
      44% 100%,
      44% 56%,
      0 56%,
      0 44%,
      44% 44%
    );
  }
  .note {
    position: absolute;
    inset: 8px 8px auto;
    max-block-size: calc(100% - 16px);
    box-sizing: border-box;
    overflow: auto;
    padding: 10px 12px !important;
    border-radius: var(--_radius-group);
    background: var(--_card);
    color: var(--_ink);
    font-size: 12.5px;
    box-shadow: 0 4px 20px rgb(0 0 0 / 18%);
  }
  .note[data-tone] {
    color: var(--_danger);
  }
  .note .c-button {
    inline-size: 100%;
    margin-block: 8px 4px;
    padding-inline: 8px;
  }
  .veil {
    display: grid;
    position: absolute;
    inset: 0;
    place-content: center;
    background: color-mix(in srgb, var(--_accent) 88%, #000);
    color: #fff;
    font-weight: 600;
    pointer-events: none;
  }
  .file {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 8px;
    min-block-size: 24px;
    font-size: 12px;
    color: var(--_muted);
  }
  .file .name {
    overflow: hidden;
    max-inline-size: 60%;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .file button {
    margin-inline-start: auto;
  }
  .whole {
    flex-basis: 100%;
  }
  .card .problems {
    display: grid;
    gap: 4px;
    padding-inline-start: 10px;
    border-inline-start: 2px solid var(--_danger);
    font-size: 12.5px;
    color: var(--_danger);
  }
  .strip {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(40px, 1fr));
    gap: 5px;
    max-block-size: 180px;
    overflow: auto;
    padding: 3px !important;
    margin: -3px !important;
  }
  .strip button {
    display: block;
    inline-size: 100%;
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
      0 0 0 3px var(--_accent);
  }
  .strip img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .strip li {
    position: relative;
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
  .tools {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .tools .c-link {
    margin-inline-start: auto;
  }
  .tool {
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
  .tool[aria-disabled] {
    color: color-mix(in srgb, var(--_muted) 55%, var(--_card));
    cursor: not-allowed;
  }
  .tool::before {
    content: '';
    inline-size: 14px;
    block-size: 14px;
    background: currentcolor;
    clip-path: polygon(0 50%, 45% 5%, 55% 15%, 27% 43%, 100% 43%, 100% 57%, 27% 57%, 55% 85%, 45% 95%);
  }
  [data-tool='later']:dir(ltr)::before,
  [data-tool='earlier']:dir(rtl)::before {
    transform: scaleX(-1);
  }
  [data-tool='make-cover']::before {
    clip-path: polygon(50% 0, 65% 32%, 100% 38%, 74% 62%, 81% 98%, 50% 80%, 19% 98%, 26% 62%, 0 38%, 35% 32%);
  }
  [data-tool='remove']::before {
    clip-path: polygon(
      8% 0,
      50% 42%,
      92% 0,
      100% 8%,
      58% 50%,
      100% 92%,
      92% 100%,
      50% 58%,
      8% 100%,
      0 92%,
      42% 50%,
      0 8%
    );
  }
  .cover {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 4px;
  }
  .film {
    display: flex;
    position: relative;
    grid-column: 1 / -1;
    block-size: 48px;
    overflow: hidden;
    border-radius: 8px;
    background: var(--_soft);
  }
  .film > :not(input) {
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
    background: none;
    cursor: ew-resize;
  }
  .film input::-webkit-slider-thumb {
    appearance: none;
    inline-size: 14px;
    block-size: 48px;
    border: 3px solid #fff;
    border-radius: 6px;
    background: rgb(255 255 255 / 20%);
    box-shadow: 0 0 0 2px var(--_accent);
  }
  .film input::-moz-range-thumb {
    box-sizing: border-box;
    inline-size: 14px;
    block-size: 48px;
    border: 3px solid #fff;
    border-radius: 6px;
    background: rgb(255 255 255 / 20%);
    box-shadow: 0 0 0 2px var(--_accent);
  }
  .film:focus-within {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .cover .c-help {
    grid-column: 1 / -1;
  }
  @container card (min-width: 560px) {
    .phone {
      max-inline-size: none;
    }
  }
`;
