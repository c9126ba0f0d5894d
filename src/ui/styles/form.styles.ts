import { css } from 'lit';

/** The settings between the preview and the declaration. */
export const formStyles = css`
  .form {
    display: grid;
    align-content: start;
    gap: 20px;
    min-inline-size: 0;
  }
  .interactions,
  .extras {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
  }
  .card fieldset > legend {
    padding: 0;
    margin-block-end: 6px;
  }
  .extras {
    flex-direction: column;
    gap: 12px;
  }
  .disclosure {
    display: grid;
    gap: 12px;
  }
  .kinds {
    display: grid;
    gap: 12px;
    padding: 14px;
    border-radius: var(--_radius-group);
    background: var(--_soft);
  }
  .label-room {
    display: grid;
    min-block-size: calc(2lh + 12px);
    font-size: 12.5px;
  }
  .label,
  .tint {
    padding: 8px 12px !important;
    border-radius: calc(var(--_radius) / 2);
    font-size: 12.5px;
  }
  .label {
    align-self: center;
    background: light-dark(#fff3dc, #382a12);
    color: light-dark(#74480a, #ffca70);
  }
  .label small {
    color: inherit;
  }
  .tint {
    background: var(--_soft);
    color: var(--_ink);
  }
  @container card (min-width: 460px) {
    .label-room {
      min-block-size: calc(1lh + 16px);
    }
  }
  @media (pointer: coarse) {
    .interactions {
      flex-direction: column;
    }
    .interactions .c-choice {
      min-block-size: 44px;
    }
  }
`;
