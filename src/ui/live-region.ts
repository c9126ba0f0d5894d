import { html, type TemplateResult } from 'lit';
import { SECTION_OF } from '../domain/violation.js';
import type { ComposerView } from './composer-view.js';
import { failureWords } from './sections/failed.js';
import { intakeSentences } from './sections/intake.js';
import { fractionOf } from './sections/progress.js';
import { whyNoLink } from './sections/published.js';

type Drawn = Pick<ComposerView, 'state' | 'form'>;

/**
 * The one polite live region. It stands on the page, empty, before it speaks, and says each change once: another phase,
 * a quarter of the upload or what holds it up, what became of chosen files and of the post.
 */
export class LiveRegion {
  #before: Drawn | undefined;
  #last = '';
  #said = '';
  #language = '';

  render(view: ComposerView): TemplateResult {
    const { state, form, language } = view;
    const before = this.#before;
    // What was said in another language is not to be found under this one.
    if (this.#language !== language) this.#said = '';
    this.#language = language;
    if (before?.state !== state) {
      const sentence = sentenceFor(view, before);
      // What stands on the page at first is read there; it is no change. Nor are other words for the same.
      if (before && sentence && sentence !== this.#last) this.#said = sentence;
      this.#last = sentence;
      this.#before = { state, form };
    }
    return html`<div class="sr" role="status" part="status">${this.#said}</div>`;
  }
}

/** What there is to say now; nothing when the phase goes on quietly. */
function sentenceFor(view: ComposerView, before: Drawn | undefined): string {
  const { state, text } = view;
  const { say, format } = text;
  const was = before?.state;
  const entered = was?.phase !== state.phase;
  switch (state.phase) {
    case 'loading':
      return together(entered && say('creator.loading'), filesWords(view, before));
    case 'disconnected':
      return state.link.kind === 'failed'
        ? text.error(state.link.error)
        : say(state.link.kind === 'idle' ? 'connect.title' : 'connect.waiting');
    case 'blocked':
      return together(say('violation.creator_cannot_post'), say(`error.${state.block}`));
    case 'editing': {
      const isNews = entered || ('notice' in was && was.notice !== state.notice);
      return together(
        isNews && state.notice
          ? say(`notice.${state.notice}`)
          : entered && `${say('creator.posting-as')} ${state.creator.nickname}`,
        filesWords(view, before),
      );
    }
    case 'uploading': {
      const { transfer } = state;
      if (transfer.step === 'handing-over') {
        const last = was && 'transfer' in was && was.transfer.step === 'sending';
        return entered ? say('progress.uploading') : last ? say('progress.step.handing-over') : '';
      }
      const { flow } = transfer;
      if (flow.kind === 'troubled') return say('progress.troubled', { reason: text.error(flow.error) });
      return flow.kind === 'running'
        ? say('announce.progress', { percent: format.percent(Math.floor(fractionOf(transfer) * 4) / 4) })
        : say(`progress.${flow.kind}`);
    }
    case 'processing':
      return say(
        `progress.${({ none: 'processing', slow: 'slow', unanswered: 'status-trouble' } as const)[state.delay]}`,
      );
    case 'published': {
      const { outcome } = state;
      return together(
        say(outcome.kind === 'inbox' ? 'published.title.inbox' : 'published.title'),
        whyNoLink(outcome, text) || say('published.view'),
      );
    }
    case 'failed':
      return together(...failureWords(state.failure, text));
  }
}

/** What became of chosen files, when it is news: the question, the refusal, or what has been read and what is wrong with it. */
function filesWords({ form, text }: ComposerView, before: Drawn | undefined): string {
  const { intake, draft, violations } = form;
  const { media } = draft;
  const { format, say } = text;
  const was = before?.form;
  if (was?.intake === intake) return '';
  if (intake.kind !== 'idle') return together(...intakeSentences(intake, text));
  if (!media || was?.intake.kind !== 'reading' || was.draft.media === media) return '';
  const broken = violations.filter(({ code }) => SECTION_OF[code] === 'media');
  const problems = broken.map((violation) => text.violation(violation).text);
  if (media.kind === 'video') {
    const { name, durationSeconds } = media.facts;
    return together(name, durationSeconds !== undefined && format.clock(durationSeconds), ...problems);
  }
  const count = format.number(media.photos.length);
  return together(media.photos.at(-1)?.facts.name, say('media.photo-of', { index: count, count }), ...problems);
}

/** Sentences one after the other; a title before a sentence gets its full stop. */
function together(...sentences: readonly (string | false | undefined)[]): string {
  return sentences
    .filter((each) => each)
    .map((each, index, { length }) => (index < length - 1 && /[\p{L}\p{N}]$/u.test(each || '') ? `${each}.` : each))
    .join(' ');
}
