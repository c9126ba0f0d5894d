import { css } from 'lit';

/** What stands in place of the form: progress, endings, connecting; and over it, what became of earlier posts. */
export const panelStyles = css`
  .earlier {
    display: grid;
    gap: 4px;
  }
  .earlier .c-link {
    font-size: inherit;
  }
  .panel {
    display: grid;
    align-content: center;
    gap: 10px;
    min-inline-size: 0;
  }
  .heading {
    font-size: 18px;
    font-weight: 700;
    line-height: 1.3;
  }
  .panel:only-child {
    max-inline-size: 420px;
    margin: 40px auto;
    justify-items: center;
    text-align: center;
  }
  [data-mark] {
    display: grid;
    justify-items: inherit;
    row-gap: 12px;
  }
  .heading::before,
  .heading::after,
  .steps li::before,
  .steps li::after {
    grid-area: 1 / 1;
    box-sizing: border-box;
    inline-size: 18px;
    block-size: 18px;
    align-self: center;
    border-radius: 50%;
    background: var(--_muted);
  }
  [data-mark]::before,
  .steps li::before,
  [data-mark]::after,
  [data-done]::after {
    content: '';
  }
  .heading::before {
    inline-size: 40px;
    block-size: 40px;
  }
  .heading::after {
    margin-inline: 11px;
  }
  [data-mark='bad']::before {
    background: var(--_danger);
  }
  [data-mark='good']::before,
  .steps [data-done]::before {
    background: var(--_good);
  }
  .heading::after,
  .steps li::after {
    border-radius: 0;
    background: var(--_card);
    clip-path: polygon(42% 6%, 58% 6%, 55% 62%, 57% 76%, 57% 92%, 43% 92%, 43% 76%, 57% 76%, 55% 62%, 45% 62%);
  }
  [data-mark='good']::after,
  .steps [data-done]::after {
    clip-path: polygon(9% 51%, 21% 39%, 40% 58%, 79% 17%, 91% 29%, 40% 82%);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: inherit;
    gap: 10px;
    min-block-size: 44px;
    margin-block: 6px;
  }
  .panel:only-child > .actions {
    justify-content: center;
  }
  a.c-button {
    display: grid;
    align-items: center;
    text-decoration: none;
  }
`;

/** A post on its way. */
export const progressStyles = css`
  .figures {
    color: var(--_muted);
  }
  .bar {
    block-size: 8px;
    overflow: hidden;
    border-radius: 4px;
    background: var(--_line);
  }
  .bar::before {
    content: '';
    display: block;
    block-size: 100%;
    border-radius: inherit;
    background: var(--_accent);
    transform: translateX(calc((var(--_at) - 1) * 100%));
  }
  .bar:dir(rtl)::before {
    transform: translateX(calc((1 - var(--_at)) * 100%));
  }
  .bar.wait::before {
    opacity: 0.4;
  }
  .bar.still::before {
    background: var(--_edge);
  }
  .steps {
    display: grid;
    gap: 10px;
    padding-block: 6px;
  }
  .steps li {
    display: grid;
    grid-template-columns: 18px 1fr;
    gap: 10px;
    color: var(--_muted);
  }
  .steps li:not([data-done])::before {
    border: 2px solid var(--_line);
    background: none;
  }
  .steps [aria-current] {
    color: var(--_ink);
    font-weight: 600;
  }
  .steps li[aria-current]::before {
    border-color: var(--_accent);
  }
  .steps [data-done] {
    color: var(--_ink);
  }
  .photo-rows {
    display: grid;
    gap: 6px;
    max-block-size: 180px;
    overflow: auto;
    font-size: 12.5px;
    color: var(--_muted);
  }
  .photo-rows > li {
    padding-block-end: 4px;
    border-block-end: 3px solid var(--_line);
    border-image: linear-gradient(to right, var(--_accent) calc(var(--_at) * 100%), var(--_line) 0) 1;
  }
  .photo-rows > li:dir(rtl) {
    border-image-source: linear-gradient(to left, var(--_accent) calc(var(--_at) * 100%), var(--_line) 0);
  }
  .photo-rows > [data-failed] {
    color: var(--_danger);
    border-image: none;
  }
  @media (forced-colors: active) {
    .bar {
      border: 1px solid;
    }
    .bar::before,
    [data-mark]::before,
    .steps [data-done]::before {
      forced-color-adjust: none;
      background: CanvasText;
    }
    [data-mark]::after,
    .steps [data-done]::after {
      forced-color-adjust: none;
      background: Canvas;
    }
  }
`;
