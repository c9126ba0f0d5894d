import { css } from 'lit';

/** The settings between the preview and the declaration. */
export const formStyles = css`
  .form,
  .extras {
    display: grid;
    /* A column as wide as its content would measure every text again with each key. */
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 20px;
    min-inline-size: 0;
  }
  .interactions {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
  }
  legend {
    padding: 0;
    margin-block-end: 6px;
  }
  .disclosure,
  .kinds {
    display: grid;
    gap: 12px;
  }
  .kinds {
    padding: 14px;
    border-radius: var(--_radius-group);
    background: var(--_soft);
  }
  @media (forced-colors: active) {
    .kinds {
      outline: 1px solid;
    }
  }
  .label,
  .tint {
    padding: 8px 12px;
    font-size: 12.5px;
    border-radius: calc(var(--_radius) / 2);
    background: var(--_soft);
  }
  .card > .tint {
    margin: var(--_pad) var(--_pad) 0;
  }
  @container card (max-width: 359px) {
    .card > .tint {
      margin-inline: 14px;
    }
  }
  #again {
    font-size: inherit;
  }
  /* The focus comes here by itself, and has to be seen after a press of the mouse too. */
  #again:focus {
    outline: 2px solid var(--_focus);
  }
  .label:not([part]) {
    visibility: hidden;
  }
  .label {
    background: light-dark(#fff3dc, #382a12);
  }
  .label,
  .label small {
    color: light-dark(#74480a, #ffca70);
  }
  @media (pointer: coarse) {
    .interactions > .c-choice {
      flex-basis: 100%;
      min-block-size: 44px;
    }
  }
`;
