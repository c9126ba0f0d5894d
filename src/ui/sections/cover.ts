import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { withCoverTimestamp } from '../../domain/draft-edits.js';
import type { Video } from '../../domain/media.js';
import type { Section } from '../composer-view.js';

/** The film strip on which the cover frame is chosen; the range input over it serves mouse, finger and keyboard alike. */
export function coverSection(section: Section, { coverTimestampMs = 0 }: Video): TemplateResult | typeof nothing {
  const { cover, text, actions, preview, lockedBy } = section;
  if (!cover || lockedBy) return nothing;
  const { frames, durationMs } = cover;
  const time = text.format.clock(coverTimestampMs / 1000);
  const handleInput = (event: Event): void => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    const timestamp = event.currentTarget.valueAsNumber;
    preview.seek(timestamp / 1000);
    actions.edit((draft) => withCoverTimestamp(draft, timestamp));
  };
  return html`<div class="cover" part="cover">
    <label class="c-label" for="cover">${text.say('media.cover')}</label>
    <span class="c-counter" aria-hidden="true">${time}</span>
    <div class="film">
      ${frames.map(({ url }) => (url ? html`<img src=${url} alt="" />` : html`<span data-wait></span>`))}
      <input
        id="cover"
        type="range"
        min="0"
        max=${durationMs}
        step=${Math.max(1, Math.round(durationMs / 100))}
        .value=${live(String(coverTimestampMs))}
        aria-valuetext=${text.say('media.cover-at', { time })}
        aria-describedby="cover-help"
        @input=${handleInput}
      />
    </div>
    <span class="c-help" id="cover-help">${text.say('media.cover-help')}</span>
  </div>`;
}
