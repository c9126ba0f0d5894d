import { html, nothing, type TemplateResult } from 'lit';
import type { ComposerState, Transfer } from '../../state/composer-state.js';
import type { Text } from '../../text/text.js';
import type { Section } from '../composer-view.js';
import { prescribed } from '../prescribed.js';
import { action, panel } from './panel.js';

type Sending = Extract<Transfer, { step: 'sending' }>;
type OnItsWay = Extract<ComposerState, { phase: 'uploading' | 'processing' }>;

/** How much of the bytes is there, from 0 to 1; `undefined` while it cannot be told. */
export function fractionOf(transfer: Transfer): number | undefined {
  return transfer.step === 'sending' && transfer.total > 0 ? Math.min(1, transfer.sent / transfer.total) : undefined;
}

/** The story of a post on its way: consent recorded, uploading, processing at TikTok, on the profile. */
export function progressSection(section: Section, state: OnItsWay): TemplateResult {
  const { text, form } = section;
  const sending = state.phase === 'uploading' && state.transfer.step === 'sending' ? state.transfer : undefined;
  const heading = text.say(state.phase === 'uploading' ? 'progress.uploading' : 'progress.processing');
  const fraction = state.phase === 'uploading' ? fractionOf(state.transfer) : undefined;
  return panel({
    heading,
    tone: 'busy',
    body: html`<p class="figures" part="figures">${figures(text, state)}</p>
      <div
        class="bar"
        part="progress"
        role="progressbar"
        aria-label=${heading}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${fraction === undefined ? nothing : Math.floor(fraction * 100)}
        aria-valuetext=${fraction === undefined ? nothing : text.format.percent(Math.floor(fraction * 100) / 100)}
        ?data-wait=${fraction === undefined}
        ?data-still=${sending && sending.flow.kind !== 'running'}
        .style=${`--_at:${fraction ?? 0}`}
      ></div>
      ${steps(text, state, form.settings.mode === 'inbox')} ${sending ? photoRows(text, sending) : nothing}`,
    actions: sending ? transferActions(section, sending) : undefined,
    notes: [
      state.phase === 'uploading'
        ? text.say(form.draft.media?.kind === 'video' ? 'progress.keep-using' : 'progress.stay')
        : text.say('progress.may-leave'),
      prescribed('processingNotice', text),
    ],
  });
}

function figures(text: Text, state: OnItsWay): string {
  const { say, format } = text;
  if (state.phase === 'processing') {
    if (state.delay === 'none') return say('progress.may-leave');
    return say(state.delay === 'slow' ? 'progress.slow' : 'progress.status-trouble');
  }
  const { transfer } = state;
  if (transfer.step === 'handing-over') return say('progress.preparing');
  const { sent, total, speed, flow } = transfer;
  const parts = [
    say('progress.percent', {
      percent: format.percent(Math.floor((total ? sent / total : 0) * 100) / 100),
      sent: format.bytes(sent),
      total: format.bytes(total),
    }),
  ];
  if (flow.kind === 'troubled') parts.push(say('progress.troubled', { reason: text.error(flow.error) }));
  else if (flow.kind !== 'running') parts.push(say(`progress.${flow.kind}`));
  else if (speed) parts.push(say('progress.time-left', { time: format.span((total - sent) / speed) }));
  return parts.join(' · ');
}

function steps(text: Text, state: OnItsWay, inbox: boolean): TemplateResult {
  const { say } = text;
  const handingOver = state.phase === 'uploading' && state.transfer.step === 'handing-over';
  const labels = [
    say('progress.consent', { time: text.format.timeOfDay(new Date(state.post.consent.agreedAt)) }),
    say(handingOver ? 'progress.step.handing-over' : 'progress.step.uploading'),
    say('progress.step.processing'),
    say(inbox ? 'progress.step.inbox' : 'progress.step.profile'),
  ];
  const current = state.phase === 'uploading' ? 1 : 2;
  return html`<ol class="steps" part="steps">
    ${labels.map(
      (label, index) =>
        html`<li ?data-done=${index < current} aria-current=${index === current ? 'step' : nothing}>${label}</li>`,
    )}
  </ol>`;
}

function photoRows(text: Text, { photos }: Sending): TemplateResult | typeof nothing {
  if (photos.length === 0) return nothing;
  const { number, percent } = text.format;
  return html`<ul class="photo-rows" part="photo-progress">
    ${photos.map(({ sent, total, failed }, at) => {
      const fraction = total ? sent / total : 0;
      const index = number(at + 1);
      return html`<li ?data-failed=${failed} .style=${`--_at:${fraction}`}>
        ${
          failed
            ? text.say('progress.photo-failed', { index })
            : text.say('progress.photo', { index, percent: percent(Math.floor(fraction * 100) / 100) })
        }
      </li>`;
    })}
  </ul>`;
}

function transferActions({ text, actions, canPause }: Section, { flow }: Sending): TemplateResult {
  const paused = flow.kind === 'paused' || flow.kind === 'troubled';
  return html`${
    canPause || paused
      ? action(
          text.say(paused ? 'progress.resume' : 'progress.pause'),
          () => (paused ? actions.resume() : actions.pause()),
          true,
        )
      : nothing
  }
  ${action(text.say('progress.cancel'), () => actions.cancel(), true)}`;
}
