import { html, nothing, type TemplateResult } from 'lit';
import type { Video } from '../../domain/media.js';
import type { Section } from '../section.js';

/** The film strip on which the cover frame is chosen; the range input over it serves mouse, finger and keyboard alike. */
export function coverSection(
  { view: { cover }, form, text, edit, preview, lockedBy }: Section,
  { coverTimestampMs = 0 }: Video,
): TemplateResult | typeof nothing {
  if (!cover || lockedBy) return nothing;
  const { say, format } = text;
  const { frames, durationMs } = cover;
  const time = format.clock(coverTimestampMs / 1000);
  return html`<div class="cover" part="cover">
    <label class="c-label" for="cover">${say('media.cover')}</label>
    <span class="c-counter">${time}</span>
    <div class="film">
      ${frames.map(({ url }) => (url ? html`<img src=${url} alt="" />` : html`<span class="wait"></span>`))}
      <input
        id="cover"
        type="range"
        max=${durationMs}
        step=${Math.ceil(durationMs / 100)}
        .value=${String(coverTimestampMs)}
        aria-valuetext=${say('media.cover-at', { time })}
        aria-describedby="cover-help"
        @input=${({ currentTarget }: Event) => {
          if (!(currentTarget instanceof HTMLInputElement)) return;
          const timestamp = currentTarget.valueAsNumber;
          preview.seek(timestamp / 1000);
          edit({ field: 'cover-timestamp', value: timestamp });
        }}
      />
    </div>
    <span class="c-help" id="cover-help">${say(form.coverIsIgnored ? 'media.cover-public' : 'media.cover-help')}</span>
  </div>`;
}
