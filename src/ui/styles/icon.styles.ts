import { css } from 'lit';

/** Buttons that are an icon, drawn by clipping, so that they take the color of their text. */
export const iconStyles = css`
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
  .icon::before {
    grid-area: 1 / 1;
    content: '';
    inline-size: 14px;
    block-size: 14px;
    background: currentcolor;
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
  @media (forced-colors: active) {
    .icon {
      border: 1px solid;
    }
    .icon::before {
      forced-color-adjust: none;
      background: ButtonText;
    }
  }
`;
