import { css } from 'lit';

/** The card and its three zones, and the ten public properties that color it. */
export const cardStyles = css`
  /* The query container has no width of its own, so this grid gives one: 720 px, shrinking with the room there is. */
  .frame {
    display: grid;
    grid-template-columns: minmax(min(320px, 100%), 720px);
    justify-content: center;
  }
  .card {
    --_accent: var(--share-to-tiktok-accent-color, light-dark(#d61c4e, #ff5f86));
    --_ink: var(--share-to-tiktok-ink-color, light-dark(#161823, #f3f3f5));
    --_on-ink: var(--share-to-tiktok-on-ink-color, light-dark(#fff, #161823));
    --_card: var(--share-to-tiktok-card-color, light-dark(#fff, #17181d));
    --_soft: var(--share-to-tiktok-soft-color, light-dark(#f5f5f7, #24262e));
    --_line: var(--share-to-tiktok-line-color, light-dark(#e3e4e8, #34363f));
    --_edge: var(--share-to-tiktok-edge-color, light-dark(#82848f, #797c88));
    --_muted: var(--share-to-tiktok-muted-color, light-dark(#5b5e6b, #a4a7b3));
    --_radius: var(--share-to-tiktok-radius, 16px);
    --_radius-group: calc(var(--_radius) * 0.75);
    --_radius-control: calc(var(--_radius) * 0.625);
    --_danger: light-dark(#b3261e, #ff8f85);
    --_good: light-dark(#0c7a46, #4fc98b);
    --_focus: var(--_accent);
    --_tip-bg: var(--_ink);
    --_tip-ink: var(--_on-ink);
    --_pad: 20px;
    container: card / inline-size;
    /* The smallest width wherever the content decides; never wider than a phone. */
    contain-intrinsic-inline-size: min(320px, 80vw);
    box-sizing: border-box;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_card);
    color: var(--_ink);
    font-family: var(--share-to-tiktok-font-family, inherit);
    font-size: 14px;
    font-style: normal;
    /* Numbers that count stay where they are. For all text, because it makes another font of each that it is on. */
    font-variant: tabular-nums;
    font-weight: 400;
    line-height: 1.45;
    /* Text styles that the page inherits must not cut, hide or reword what has to be read. */
    text-align: start;
    text-indent: 0;
    text-transform: none;
    text-shadow: none;
    white-space: normal;
    word-break: normal;
    overflow-wrap: anywhere;
    -webkit-text-fill-color: currentcolor;
    -webkit-text-stroke: 0;
    -webkit-text-security: none;
  }
  .card[data-auto] {
    color-scheme: light dark;
  }
  /* Words that take longer than a second, or never come, keep nobody from the page. */
  .card[data-waiting] {
    visibility: hidden;
    animation: come 0s 1s forwards;
  }
  @keyframes come {
    to {
      visibility: visible;
    }
  }
  .card[data-locked] .c-reason,
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* Each size and weight of a font takes the browser longer to load than all of the form to draw: the form has three. */
  h2.sr {
    font: inherit;
  }
  :where(p, h2, ol, ul, li, fieldset) {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    list-style: none;
  }
  small {
    display: block;
    font-size: 0.92em;
    color: var(--_muted);
  }
  .c-tip small {
    color: inherit;
  }
  a {
    color: inherit;
    text-underline-offset: 2px;
  }
  :is(a, button, .heading, .film input):focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  /* The heading of the form is not to be seen; what it heads shows its focus. */
  .body:has(> .sr:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: -5px;
  }
  .creator {
    display: grid;
    /* Room for two lines each, so that nothing moves when TikTok tells who it is. */
    /* A long word for another account breaks before a handle would take three lines. */
    grid: 'a n n' minmax(44px, auto) 'a h s' minmax(40px, auto) / 40px minmax(130px, 1fr) minmax(0, auto);
    align-items: start;
    column-gap: 12px;
    padding: 0 var(--_pad) 4px;
    border-block-end: 1px solid var(--_line);
  }
  .avatar {
    grid-area: a;
    margin-block-start: 22px;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
    object-fit: cover;
    background: var(--_soft);
  }
  .nickname {
    grid-area: n;
    align-self: end;
    padding-block: 4px 2px;
    font-weight: 600;
    line-height: 1.25;
  }
  .file > bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .handle {
    grid-area: h;
    margin-block-start: 2px;
  }
  .handle,
  .nickname.wait {
    font-size: 0.9em;
    font-weight: 400;
    color: var(--_muted);
  }
  .creator > button {
    grid-area: s;
    text-align: end;
  }
  .body {
    display: grid;
    gap: 20px 24px;
    padding: var(--_pad);
  }
  .consent {
    display: grid;
    gap: 8px;
    padding: 16px var(--_pad) var(--_pad);
    border-block-start: 1px solid var(--_line);
  }
  .declaration {
    font-size: 0.9em;
  }
  [dir='rtl'] .c-room[lang] {
    text-align: right;
  }
  .c-action-row > div {
    flex: 1;
  }
  .c-button.quiet {
    border-color: var(--_edge);
    background: var(--_card);
    color: var(--_ink);
  }
  .c-button.quiet:hover {
    background: var(--_soft);
  }
  @container card (min-width: 440px) {
    .creator {
      grid: 'a n s' minmax(44px, auto) 'a h s' minmax(36px, auto) / 40px minmax(0, 1fr) auto;
    }
    .creator > button {
      margin-block-start: 30px;
    }
  }
  @container card (min-width: 560px) {
    .body:has(.media) {
      grid-template-columns: 228px minmax(0, 1fr);
    }
  }
  @container card (max-width: 359px) {
    :is(.creator, .body, .consent) {
      padding-inline: 14px;
    }
  }
  @container card (max-width: 239px) {
    .creator {
      grid: 'a n' minmax(44px, auto) 'a h' minmax(40px, auto) 'a s' / 40px minmax(0, 1fr);
    }
    .creator > button {
      text-align: start;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .wait {
      animation: wait 1.6s ease-in-out infinite;
    }
    @keyframes wait {
      50% {
        opacity: 0.5;
      }
    }
  }
`;
