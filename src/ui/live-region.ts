import { html, type TemplateResult } from 'lit';
import type { ComposerView } from './composer-view.js';
import { failureWords } from './sections/failed.js';
import { intakeSentences } from './sections/intake.js';
import { fractionOf } from './sections/progress.js';

/**
 * The one polite live region. It stands on the page, empty, before it speaks, and says each change once: another phase,
 * a quarter of the upload, what became of chosen files.
 */
export class LiveRegion {
  #phase: string | undefined;
  #last = '';
  #said = '';

  render(view: ComposerView): TemplateResult {
    const { phase } = view.state;
    const sentence = sentenceFor(view, phase !== this.#phase);
    // What stands on the page at first is read there; it is no change.
    if (this.#phase && sentence && sentence !== this.#last) this.#said = sentence;
    this.#phase = phase;
    this.#last = sentence;
    return html`<div class="sr" role="status" part="status">${this.#said}</div>`;
  }
}

/** What there is to say now; nothing when the phase was entered before and goes on quietly. */
function sentenceFor({ state, form, text }: ComposerView, entered: boolean): string {
  const { say } = text;
  switch (state.phase) {
    case 'loading':
      return say('creator.loading');
    case 'disconnected':
      return state.link.kind === 'failed'
        ? text.error(state.link.error)
        : say(state.link.kind === 'idle' ? 'connect.title' : 'connect.waiting');
    case 'blocked':
      return `${say('blocked.title')}. ${say(`error.${state.block}`)}`;
    case 'editing':
      return (
        intakeSentences(form.intake, text)[0] ??
        (!entered
          ? ''
          : state.notice
            ? say(`notice.${state.notice}`)
            : `${say('creator.posting-as')} ${state.creator.nickname}`)
      );
    case 'uploading':
      return state.transfer.step === 'sending'
        ? say('announce.progress', { percent: text.format.percent(Math.floor(fractionOf(state.transfer) * 4) / 4) })
        : entered
          ? say('progress.uploading')
          : '';
    case 'processing':
      return say('progress.processing');
    case 'published':
      return say(state.outcome.kind === 'inbox' ? 'published.title.inbox' : 'published.title');
    case 'failed':
      return failureWords(state.failure, text).join('. ');
  }
}
