import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../buttons.js';
import type { Section } from '../section.js';

/** What became of posts that a reset has put aside; each stays until the user has put it away. */
export function earlierSection({ view, text: { say }, dispatch }: Section): TemplateResult | typeof nothing {
  if (view.earlier.length === 0) return nothing;
  return html`<ul class="earlier" part="earlier">
    ${view.earlier.map(
      ({ state }, index) =>
        html`<li>
          ${say(`earlier.${state}`)}
          ${
            state === 'running'
              ? nothing
              : button(say('earlier.dismiss'), () => dispatch({ type: 'earlier-dismissed', index }), 'c-link')
          }
        </li>`,
    )}
  </ul>`;
}
