import { html, type TemplateResult } from 'lit';
import type { InterruptedView } from '../../composer/panel-view.js';
import type { Text } from '../../text/text.js';
import { button } from '../buttons.js';
import type { Section } from '../section.js';
import { panel } from './panel.js';

/** What the file of an interrupted post is waited for, or until when the post can go on; nothing where that has no end. */
export function fileWords({ name, missing, file, expiresAt }: InterruptedView, { say, format }: Text): string {
  if (file === 'kept' || file === 'on-disk') {
    return expiresAt === undefined ? '' : say('interrupted.until', { time: format.timeOfDay(new Date(expiresAt)) });
  }
  return say(`interrupted.${file === 'opening' ? 'checking' : file}`, { name: missing ?? name });
}

/** A post that was begun before the page was loaded: what it was, how far it came, and until when it can go on. */
export function interruptedSection(section: Section, view: InterruptedView): TemplateResult {
  const { text, dispatch, preview } = section;
  const { say, format } = text;
  const { name, file } = view;
  const has = file === 'kept' || file === 'on-disk';
  return panel({
    heading: say('interrupted.title'),
    body: [
      html`<p class="figures" part="figures">
        ${say('interrupted.figures', { name, percent: format.percent(view.fraction) })}
      </p>`,
      fileWords(view, text),
    ],
    actions: [
      has
        ? button(say('interrupted.continue'), () => dispatch({ type: 'continue-requested' }))
        : button(
            say('interrupted.choose'),
            () => (file === 'missing' || file === 'refused') && preview.pick('replace'),
          ),
      button(say('interrupted.discard'), () => dispatch({ type: 'discard-requested' }), 'c-button quiet'),
      html`<input
        type="file"
        hidden
        multiple
        id="files"
        @change=${({ currentTarget }: Event) => {
          const files = currentTarget instanceof HTMLInputElement ? [...(currentTarget.files ?? [])] : [];
          if (files.length > 0) dispatch({ type: 'saved-files-chosen', files });
        }}
      />`,
    ],
  });
}
