import { css } from 'lit';

/** What only the icons have that come with media: their shapes among it. */
export const iconShapes = css`
  .icon[aria-disabled] {
    color: color-mix(in srgb, var(--_muted) 55%, var(--_card));
    cursor: not-allowed;
  }
  .icon > span {
    grid-area: 1 / 1;
    place-self: stretch;
  }
  @media (forced-colors: active) {
    .icon[aria-disabled]::before {
      background: GrayText;
    }
  }
  [data-icon='play']::before {
    clip-path: polygon(12% 0, 100% 50%, 12% 100%);
  }
  [data-icon='pause']::before {
    clip-path: polygon(8% 0, 38% 0, 38% 100%, 62% 100%, 62% 0, 92% 0, 92% 100%, 8% 100%);
  }
  [data-icon='mute']::before {
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
      92% 36%,
      92% 64%,
      74% 84%,
      66% 76%,
      79% 60%,
      79% 40%,
      66% 24%
    );
  }
  [data-icon='unmute']::before {
    clip-path: polygon(0 30%, 22% 30%, 50% 4%, 50% 96%, 22% 70%, 0 70%);
  }
  :is([data-icon='back'], [data-icon='next'])::before {
    clip-path: polygon(18% 50%, 60% 8%, 72% 20%, 42% 50%, 72% 80%, 60% 92%);
  }
  :is([data-icon='earlier'], [data-icon='later'])::before {
    clip-path: polygon(0 50%, 45% 5%, 56% 15%, 28% 43%, 100% 43%, 100% 57%, 28% 57%, 56% 85%, 45% 95%);
  }
  :is([data-icon='next'], [data-icon='later']):dir(ltr)::before,
  :is([data-icon='back'], [data-icon='earlier']):dir(rtl)::before {
    transform: scaleX(-1);
  }
  [data-icon='make-cover']::before {
    clip-path: polygon(50% 0, 65% 32%, 100% 38%, 74% 62%, 81% 98%, 50% 80%, 19% 98%, 26% 62%, 0 38%, 35% 32%);
  }
  [data-icon='remove']::before {
    transform: rotate(45deg) scale(1.15);
  }
`;
