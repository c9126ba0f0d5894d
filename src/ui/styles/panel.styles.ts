import { css } from 'lit';

/** What stands in place of the form: progress, endings, connecting. */
export const panelStyles = css`
  .panel {
    display: grid;
    align-content: center;
    gap: 10px;
    min-inline-size: 0;
  }
  .panel .heading {
    font-size: 18px;
    font-weight: 700;
    line-height: 1.3;
    outline-offset: 4px;
  }
  .panel:only-child {
    min-block-size: 240px;
    max-inline-size: 420px;
    margin-inline: auto;
    justify-items: center;
    text-align: center;
  }
  .panel[data-tone='good'] .heading::before,
  .panel[data-tone='bad'] .heading::before {
    content: '';
    display: block;
    inline-size: 40px;
    block-size: 40px;
    margin-block-end: 12px;
    border-radius: 50%;
    background:
      conic-gradient(#fff 0 0) no-repeat center / 0,
      var(--_good);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    min-block-size: 44px;
    margin-block: 6px;
  }
  .panel:only-child .actions {
    justify-content: center;
  }
  a.c-button {
    display: inline-grid;
    align-items: center;
    text-decoration: none;
  }
  .c-button.quiet-button {
    border-color: var(--_edge);
    background: var(--_card);
    color: var(--_ink);
  }
  .c-button.quiet-button:hover {
    background: var(--_soft);
  }
  .figures {
    font-variant-numeric: tabular-nums;
    color: var(--_muted);
  }
  .bar {
    position: relative;
    block-size: 8px;
    overflow: hidden;
    border-radius: 4px;
    background: var(--_soft);
    box-shadow: inset 0 0 0 1px var(--_line);
  }
  .bar::before {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
    background: var(--_accent);
    transform: translateX(calc((var(--_at) - 1) * 100%));
  }
  .bar:dir(rtl)::before {
    transform: translateX(calc((1 - var(--_at)) * 100%));
  }
  .bar[data-still]::before {
    background: var(--_edge);
  }
  .bar[data-wait]::before {
    transform: none;
    opacity: 0.5;
  }
  .steps {
    display: grid;
    gap: 10px;
    padding-block: 6px !important;
  }
  .steps li {
    display: grid;
    grid-template-columns: 18px 1fr;
    gap: 10px;
    align-items: center;
    color: var(--_muted);
  }
  .steps li::before {
    content: '';
    box-sizing: border-box;
    inline-size: 18px;
    block-size: 18px;
    border: 2px solid var(--_line);
    border-radius: 50%;
  }
  .steps [aria-current] {
    color: var(--_ink);
    font-weight: 600;
  }
  .steps [aria-current]::before {
    border-color: var(--_accent);
  }
  .steps [data-done] {
    color: var(--_ink);
  }
  .steps [data-done]::before {
    border-color: var(--_good);
    background: var(--_good);
  }
  .photo-rows {
    display: grid;
    gap: 6px;
    max-block-size: 180px;
    overflow: auto;
    font-size: 12.5px;
    color: var(--_muted);
  }
  .photo-rows [data-failed] {
    color: var(--_danger);
  }
  @media (prefers-reduced-motion: no-preference) {
    .bar::before {
      transition: transform 200ms;
    }
  }
  @media (forced-colors: active) {
    .bar {
      border: 1px solid CanvasText;
    }
    .bar::before {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
