import { html, nothing, type TemplateResult } from 'lit';
import { mayBeAtTikTok, type Post, type StateIn, type Transfer } from '../../state/composer-state.js';
import type { Text } from '../../text/text.js';
import { button } from '../buttons.js';
import type { Section } from '../composer-view.js';
import { prescribed } from '../prescribed.js';
import { panel } from './panel.js';

type Sending = Extract<Transfer, { step: 'sending' }>;
type OnItsWay = StateIn<'uploading' | 'processing'>;

/** The part that is there, in whole hundredths and never more than is true; nothing of nothing is nothing. */
export function fractionOf({ sent, total }: { readonly sent: number; readonly total: number }): number {
  return total > 0 ? Math.min(1, Math.floor((sent / total) * 100) / 100) : 0;
}

/** The story of a post on its way: consent recorded, uploading, processing at TikTok, on the profile. */
export function progressSection(section: Section, state: OnItsWay): TemplateResult {
  const { text, form } = section;
  const { say, format } = text;
  const uploading = state.phase === 'uploading';
  const sending = uploading && state.transfer.step === 'sending' ? state.transfer : undefined;
  const fraction = sending && fractionOf(sending);
  const heading = say(uploading ? 'progress.uploading' : 'progress.processing');
  const isVideo = form.draft.media?.kind === 'video';
  return panel({
    heading,
    body: [
      html`<p class="figures" part="figures">${figures(text, state)}</p>`,
      html`<div
        class="bar ${sending?.flow.kind === 'running' ? '' : sending ? 'still' : 'wait'}"
        part="progress"
        role="progressbar"
        aria-label=${heading}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${fraction === undefined ? nothing : Math.round(fraction * 100)}
        aria-valuetext=${fraction === undefined ? nothing : format.percent(fraction)}
        .style=${`--_at:${fraction ?? 1}`}
      ></div>`,
      steps(text, state, form.settings.mode === 'inbox'),
      sending?.photos.length ? photoRows(text, sending) : nothing,
    ],
    actions: uploading && (sending ? transferActions(section, state.post, sending) : []),
    notes: [uploading && say(isVideo ? 'progress.keep-using' : 'progress.stay'), prescribed('processingNotice', text)],
  });
}

function figures(text: Text, state: OnItsWay): string {
  const { say, format } = text;
  if (state.phase === 'processing') {
    return say(`progress.${({ none: 'may-leave', slow: 'slow', unanswered: 'status-trouble' } as const)[state.delay]}`);
  }
  const { transfer } = state;
  if (transfer.step === 'handing-over') return say('progress.preparing');
  const { sent, total, speed, flow } = transfer;
  const moved = say('progress.percent', {
    percent: format.percent(fractionOf(transfer)),
    sent: format.bytes(sent),
    total: format.bytes(total),
  });
  const more =
    flow.kind === 'troubled'
      ? say('progress.troubled', { reason: text.error(flow.error) })
      : flow.kind !== 'running'
        ? say(`progress.${flow.kind}`)
        : speed && sent < total && say('progress.time-left', { time: format.span((total - sent) / speed) });
  return more ? `${moved} · ${more}` : moved;
}

function steps({ say, format }: Text, state: OnItsWay, inbox: boolean): TemplateResult {
  const handingOver = state.phase === 'uploading' && state.transfer.step === 'handing-over';
  const labels = [
    say('progress.consent', { time: format.timeOfDay(new Date(state.post.consent.agreedAt)) }),
    say(`progress.step.${handingOver ? 'handing-over' : 'uploading'}`),
    say('progress.step.processing'),
    say(`progress.step.${inbox ? 'inbox' : 'profile'}`),
  ];
  const current = state.phase === 'uploading' ? 1 : 2;
  return html`<ol class="steps" part="steps">
    ${labels.map(
      (label, index) =>
        html`<li ?data-done=${index < current} aria-current=${index === current ? 'step' : nothing}>${label}</li>`,
    )}
  </ol>`;
}

function photoRows({ say, format }: Text, { photos }: Sending): TemplateResult {
  return html`<ul class="photo-rows" part="photo-progress">
    ${photos.map((photo, at) => {
      const index = format.number(at + 1);
      const percent = format.percent(fractionOf(photo));
      return html`<li ?data-failed=${photo.failed} .style=${`--_at:${fractionOf(photo)}`}>
        ${photo.failed ? say('progress.photo-failed', { index }) : say('progress.photo', { index, percent })}
      </li>`;
    })}
  </ul>`;
}

function transferActions({ text: { say }, actions, canPause }: Section, post: Post, transfer: Sending): unknown {
  const { flow, inDoubt } = transfer;
  // The answer to the last bytes is due: there is nothing left to hold back.
  const over = mayBeAtTikTok(post, transfer) && flow.kind !== 'troubled' && !inDoubt;
  const blockedBy = over ? say('error.publish_not_cancellable') : undefined;
  const stopped = flow.kind === 'paused' || flow.kind === 'troubled';
  return [
    stopped || canPause
      ? button(
          say(stopped ? 'progress.resume' : 'progress.pause'),
          () => (stopped ? actions.resume() : actions.pause()),
          'c-button quiet',
          undefined,
          'pause',
          blockedBy,
        )
      : nothing,
    button(say('progress.cancel'), () => actions.cancel(), 'c-button quiet', undefined, 'cancel', blockedBy),
  ];
}
