import { html, nothing, type TemplateResult } from 'lit';
import type { ImportState, Refusal } from '../../composer/state.js';
import type { Text } from '../../text/text.js';
import { button } from '../buttons.js';
import type { Section } from '../section.js';

/** One sentence for each thing that there is to say about chosen files; each names its file. */
export function importSentences(importState: ImportState, text: Text): readonly string[] {
  const { say } = text;
  if (importState.kind === 'idle') return [];
  if (importState.kind === 'reading') return [say('media.reading', importState.request)];
  if (importState.kind === 'not-loaded') return [say('media.not-loaded')];
  if (importState.kind === 'missing') {
    const { refusal } = importState;
    if (refusal === 'other') return [say('interrupted.refused', importState)];
    return [...(refusal ? [refusalSentence(refusal, text)] : []), say('interrupted.missing', importState)];
  }
  if (importState.kind === 'offered') {
    const { refusal, offers } = importState;
    return [
      ...offers.flatMap(({ kind, name, isAnimated, losesCredentials }) => [
        say(`media.${kind}-offer`, { name }),
        ...(isAnimated ? [say('media.animation-offer', { name })] : []),
        ...(losesCredentials ? [say('media.credentials-offer', { name })] : []),
      ]),
      ...(refusal ? [refusalSentence(refusal, text)] : []),
    ];
  }
  return [refusalSentence(importState.refusal, text)];
}

function refusalSentence(refusal: Refusal, { say, format }: Text): string {
  switch (refusal.kind) {
    case 'unusable':
      return say(`refused.${refusal.reason}`, refusal);
    case 'kind_not_accepted':
      return say(`refused.kind.${refusal.given}`, refusal);
    case 'too_many':
      return say('refused.too-many', {
        name: refusal.name + (refusal.others > 0 ? ` (+${format.number(refusal.others)})` : ''),
        count: refusal.max,
      });
    case 'mixed':
      return say('refused.mixed');
    case 'several_videos':
      return say('refused.several-videos', refusal);
    case 'locked':
      return say('refused.locked');
  }
}

/** What happens to chosen files, over the frame, so that nothing beside it moves. */
export function importNote({
  form: { importState, canChangeMedia },
  text,
  dispatch,
  preview,
}: Section): TemplateResult | typeof nothing {
  if (importState.kind === 'idle') return nothing;
  const { say } = text;
  const isBad = importState.kind === 'refused';
  const asks = !isBad && importState.kind !== 'reading';
  return html`<div class="note" part="import-note" ?data-asks=${asks} ?data-bad=${isBad}>
    ${importSentences(importState, text).map((sentence) => html`<p>${sentence}</p>`)}
    ${
      importState.kind === 'offered'
        ? button(say(`media.${importState.offers[0].kind}`), () =>
            dispatch({ type: 'offers-answered', accepted: true }),
          )
        : importState.kind === 'not-loaded'
          ? button(say('failed.again'), () => dispatch({ type: 'import-retried' }))
          : importState.kind === 'missing'
            ? button(say('interrupted.choose'), () =>
                importState.canOpen
                  ? dispatch({ type: 'files-requested' })
                  : preview.pick(importState.chosen?.adding && !importState.media ? 'add' : 'replace'),
              )
            : nothing
    }
    ${
      importState.kind === 'reading' ||
      (!canChangeMedia && 'request' in importState && importState.request.by === 'host')
        ? nothing
        : button(
            say(isBad ? 'earlier.dismiss' : 'media.remove'),
            () => dispatch({ type: 'offers-answered', accepted: false }),
            'c-link',
          )
    }
  </div>`;
}
