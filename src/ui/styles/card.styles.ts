import { css } from 'lit';

/** The card and its three zones, and the ten public properties that colour it. */
export const cardStyles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
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
    box-sizing: border-box;
    max-inline-size: 720px;
    margin-inline: auto;
    overflow: clip;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_card);
    color: var(--_ink);
    font: 14px/1.45 var(--share-to-tiktok-font-family, inherit);
    text-align: start;
    overflow-wrap: anywhere;
    transition: border-color 150ms;
  }
  .card[data-auto] {
    color-scheme: light dark;
  }
  .card[data-dropping] {
    border-color: var(--_accent);
  }
  .card[data-locked] .c-reason,
  .sr:not(:focus) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .card p,
  .card h2,
  .card ol,
  .card ul,
  .card fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    list-style: none;
    min-inline-size: 0;
  }
  .card small {
    display: block;
    font-size: 0.92em;
    color: var(--_muted);
  }
  a {
    color: inherit;
    text-underline-offset: 2px;
  }
  a:focus-visible,
  button:focus-visible,
  .heading:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
    border-radius: 4px;
  }
  .creator {
    display: grid;
    grid: 'avatar nickname nickname' 24px 'avatar handle switch' 24px / 40px minmax(0, 1fr) auto;
    align-items: center;
    column-gap: 12px;
    padding: 14px var(--_pad);
    border-block-end: 1px solid var(--_line);
  }
  .avatar {
    grid-area: avatar;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
    object-fit: cover;
    background: var(--_soft);
  }
  .nickname {
    grid-area: nickname;
    font-size: 15px;
    font-weight: 600;
  }
  .nickname,
  .handle {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .handle,
  .quiet {
    font-size: 13px;
    font-weight: 400;
    color: var(--_muted);
  }
  .handle {
    grid-area: handle;
  }
  .switch {
    grid-area: switch;
  }
  .bone {
    display: block;
    inline-size: 96px;
    block-size: 10px;
    border-radius: 5px;
    background: var(--_soft);
  }
  .body {
    display: grid;
    gap: 20px;
    padding: var(--_pad);
  }
  .consent {
    display: grid;
    gap: 8px;
    padding: 16px var(--_pad) var(--_pad);
    border-block-start: 1px solid var(--_line);
  }
  .declaration {
    font-size: 13px;
  }
  .c-action {
    padding-block-start: 4px;
  }
  .c-action-line {
    flex: 1;
  }
  @container card (min-width: 440px) {
    .creator {
      grid: 'avatar nickname switch' 24px 'avatar handle switch' 24px / 40px minmax(0, 1fr) auto;
    }
  }
  @container card (min-width: 560px) {
    .body {
      grid-template-columns: 228px minmax(0, 1fr);
      column-gap: 24px;
    }
    .body > :only-child {
      grid-column: 1 / -1;
    }
  }
  @container card (max-width: 359px) {
    .creator,
    .body,
    .consent {
      padding-inline: 14px;
    }
  }
  @keyframes wait {
    50% {
      opacity: 0.45;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .bone,
    [data-wait] {
      animation: wait 1.6s ease-in-out infinite;
    }
  }
`;
