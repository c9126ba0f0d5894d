import { html, nothing, type TemplateResult } from 'lit';
import { button } from '../buttons.js';
import type { ElsewhereView } from '../../composer/view.js';
import type { Text } from '../../text/text.js';
import type { Section } from '../section.js';

/** What became of posts that a reset has put aside, each until the user has put it away; and what other tabs are at. */
export function earlierSection({ view, text, dispatch }: Section): TemplateResult | typeof nothing {
  const { say } = text;
  const elsewhere = elsewhereWords(view.elsewhere, text);
  if (view.earlier.length === 0 && elsewhere.length === 0) return nothing;
  return html`<ul class="tint earlier" part="earlier">
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
    ${elsewhere.map((words) => html`<li>${words}</li>`)}
  </ul>`;
}

function elsewhereWords({ posts, switched, keepsAccount }: ElsewhereView, { say, format }: Text): readonly string[] {
  const told = posts.map((fraction) =>
    fraction === undefined ? say('tabs.processing') : say('tabs.uploading', { percent: format.percent(fraction) }),
  );
  return [
    ...told,
    ...(keepsAccount ? [say('tabs.keeps-account')] : []),
    ...(switched ? [say('notice.account-switched')] : []),
  ];
}
