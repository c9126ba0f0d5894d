import { css } from 'lit';

/** What comes with media: over it in the phone, and under it. */
export const chosenMediaStyles = css`
  .content {
    object-fit: contain;
  }
  .caption {
    display: flex;
    inset: 0;
    flex-direction: column;
    justify-content: end;
    padding: 14px;
    background: linear-gradient(transparent 55%, rgb(0 0 0 / 75%));
    font-size: 12px;
    line-height: 1.35;
    text-shadow: 0 1px 2px rgb(0 0 0 / 60%);
    pointer-events: none;
  }
  .by > :first-child {
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
  .note {
    z-index: 1;
    inset: auto 8px 8px;
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
  /* WebKit does not show again what a \`:has()\` has hidden. */
  .note ~ .drop > :is(.c-help, .quiet),
  .note[data-asks] ~ .drop {
    visibility: hidden;
  }
  /* A question takes the place of the invitation, and moves nothing. */
  .phone[data-empty] > .note[data-asks] {
    inset: 0;
    max-block-size: none;
    align-content: center;
    background: none;
    box-shadow: none;
    text-align: center;
    text-wrap: balance;
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
  .file {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    font-size: 12px;
    color: var(--_muted);
  }
  /* What is known of a file goes under its name before the name is cut. */
  .file > bdi {
    max-inline-size: 100%;
  }
  .file > :is(div, p) {
    flex-basis: 100%;
  }
  .file-tools {
    display: flex;
    gap: 12px;
    min-block-size: 24px;
    margin-inline-start: -2px;
  }
  .file-tools > .c-link {
    font-size: inherit;
  }
  .tools {
    display: flex;
    gap: 8px;
  }
`;
