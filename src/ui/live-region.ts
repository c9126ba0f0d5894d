import { html, type TemplateResult } from 'lit';
import type { ComposerView } from './composer-view.js';
import { failureSentence, failureTitle } from './sections/failed.js';
import { refusalSentence } from './sections/intake.js';
import { fractionOf } from './sections/progress.js';

/**
 * The one polite live region. It stands on the page, empty, before it speaks, and says each change once: another phase,
 * a quarter of the upload, a file that was not taken.
 */
export class LiveRegion {
  #last: string | undefined;
  #said = '';

  render(view: ComposerView): TemplateResult {
    const change = changeOf(view);
    // What stands on the page at first is read there; it is no change.
    if (this.#last !== undefined && change.key !== this.#last && change.sentence) this.#said = change.sentence;
    this.#last = change.key;
    return html`<div class="sr" role="status" part="status">${this.#said}</div>`;
  }
}

/** What there is to say now, under a key that changes with it; sentences may repeat, keys tell them apart. */
function changeOf({ state, form, text }: ComposerView): { readonly key: string; readonly sentence: string } {
  const { say } = text;
  const { phase } = state;
  switch (phase) {
    case 'loading':
      return { key: phase, sentence: say('creator.loading') };
    case 'disconnected':
      return {
        key: phase + state.link.kind,
        sentence:
          state.link.kind === 'failed'
            ? text.error(state.link.error)
            : say(state.link.kind === 'connecting' ? 'connect.waiting' : 'connect.title'),
      };
    case 'blocked':
      return { key: phase, sentence: `${say('blocked.title')}. ${say(`error.${state.block}`)}` };
    case 'editing': {
      const { intake } = form;
      const { notice } = state;
      if (intake.kind === 'refused')
        return { key: JSON.stringify(intake), sentence: refusalSentence(intake.refusal, text) };
      if (intake.kind === 'offered') {
        const [offer] = intake.offers;
        return { key: JSON.stringify(intake), sentence: say(`media.${offer.kind}-offer`, offer) };
      }
      if (intake.kind === 'reading') return { key: JSON.stringify(intake), sentence: say('media.reading', intake) };
      return {
        key: phase + (notice ?? ''),
        sentence: notice ? say(`notice.${notice}`) : `${say('creator.posting-as')} ${state.creator.nickname}`,
      };
    }
    case 'uploading': {
      const fraction = fractionOf(state.transfer);
      const quarter = Math.floor((fraction ?? 0) * 4) / 4;
      return {
        key: `${phase}${fraction === undefined ? '' : quarter}`,
        sentence:
          fraction === undefined
            ? say('progress.uploading')
            : say('announce.progress', { percent: text.format.percent(quarter) }),
      };
    }
    case 'processing':
      return { key: phase, sentence: say('progress.processing') };
    case 'published':
      return {
        key: phase,
        sentence: say(state.outcome.kind === 'inbox' ? 'published.title.inbox' : 'published.title'),
      };
    case 'failed':
      return { key: phase, sentence: `${failureTitle(state.failure, text)}. ${failureSentence(state.failure, text)}` };
  }
}
