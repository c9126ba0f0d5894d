import { css } from 'lit';

/** The phone, and where media is dropped. */
export const mediaStyles = css`
  .media {
    display: grid;
    /* Else it would be as wide as the name of a file. */
    grid-template-columns: minmax(0, 1fr);
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
  .veil {
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
  }
  .drop > .icon {
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background: var(--_card);
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
  .drop > #media::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .drop > .quiet {
    z-index: 1;
    margin-block: 0 4px;
  }
  @media (pointer: coarse) {
    .drop > .quiet + .c-help {
      display: none;
    }
  }
  @media not (pointer: coarse) {
    .drop > .quiet {
      display: none;
    }
  }
  .veil {
    z-index: 1;
    border-radius: inherit;
    background: rgb(0 0 0 / 75%);
    color: #fff;
    font-weight: 600;
    box-shadow: inset 0 0 0 3px var(--_accent);
  }
  @container card (min-width: 560px) {
    .phone {
      max-inline-size: none;
    }
  }
`;
