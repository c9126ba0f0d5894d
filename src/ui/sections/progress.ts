import { html, nothing, type TemplateResult } from 'lit';
import type { BytesView, ProgressView } from '../../composer/panel-view.js';
import type { Text } from '../../text/text.js';
import { button } from '../buttons.js';
import { closableButton, link } from '../more-buttons.js';
import { prescribed } from '../prescribed.js';
import type { Section } from '../section.js';
import { profileUrl } from '../tiktok-urls.js';
import { connect } from './creator.js';
import { panel } from './panel.js';

/** The story of a post on its way: consent recorded, uploading, processing at TikTok, on the profile. */
export function progressSection(section: Section, view: ProgressView): TemplateResult {
  const { text } = section;
  const { say, format } = text;
  const { bytes, flow, isVideo } = view;
  const uploading = view.stage === 'uploading';
  const heading = say(uploading ? 'progress.uploading' : 'progress.processing');
  const fraction = bytes?.fraction;
  return panel({
    heading,
    body: [
      html`<p class="figures" part="figures">${figures(text, view)}</p>`,
      html`<div
        class="bar ${flow.kind === 'running' && bytes ? '' : bytes ? 'still' : 'wait'}"
        part="progress"
        role="progressbar"
        aria-label=${heading}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${fraction === undefined ? nothing : Math.round(fraction * 100)}
        aria-valuetext=${fraction === undefined ? nothing : format.percent(fraction)}
        .style=${`--_at:${fraction ?? 1}`}
      ></div>`,
      steps(text, view),
      bytes?.photos.length ? photoRows(text, bytes.photos) : nothing,
    ],
    actions: uploading ? transferActions(section, view) : followActions(section, view),
    notes: [uploading && say(isVideo ? 'progress.keep-using' : 'progress.stay'), prescribed('processingNotice', text)],
  });
}

/** Why the bytes stand still, or nothing while they flow. */
export function flowWords({ flow }: Pick<ProgressView, 'flow'>, text: Text): string {
  switch (flow.kind) {
    case 'running':
      return '';
    case 'troubled':
      return text.say('progress.troubled', { reason: text.error(flow.error) });
    case 'paused':
      return text.say(flow.by === 'absence' ? 'progress.paused-away' : 'progress.paused');
    case 'retrying':
    case 'offline':
      return text.say(`progress.${flow.kind}`);
  }
}

/** What TikTok is at, once it has everything. */
export function delayWords(
  { delay, trouble, cancel }: Pick<ProgressView, 'delay' | 'trouble' | 'cancel'>,
  text: Text,
  none: 'may-leave' | 'processing',
): string {
  if (cancel === 'asked') return text.say('progress.canceling');
  if (cancel === 'refused') return text.say('error.publish_not_cancellable');
  if (trouble !== undefined) return text.say('progress.trouble', { reason: text.fail(trouble) });
  const key = { none, slow: 'slow', unanswered: 'status-trouble', disconnected: 'disconnected' } as const;
  return text.say(`progress.${key[delay]}`);
}

function figures(text: Text, view: ProgressView): string {
  const { say, format } = text;
  const { bytes, stage } = view;
  if (stage === 'processing') return delayWords(view, text, 'may-leave');
  if (!bytes) return flowWords(view, text) || say('progress.preparing');
  const moved = say('progress.percent', {
    percent: format.percent(bytes.fraction),
    sent: format.bytes(bytes.sentBytes),
    total: format.bytes(bytes.totalBytes),
  });
  const left =
    bytes.secondsLeft === undefined ? '' : say('progress.time-left', { time: format.span(bytes.secondsLeft) });
  const more = flowWords(view, text) || left;
  return more ? `${moved} · ${more}` : moved;
}

function steps({ say, format }: Text, { agreedAt, bytes, stage, inbox }: ProgressView): TemplateResult {
  const labels = [
    say('progress.consent', { time: format.timeOfDay(new Date(agreedAt)) }),
    say(`progress.step.${stage === 'uploading' && !bytes ? 'handing-over' : 'uploading'}`),
    say('progress.step.processing'),
    say(`progress.step.${inbox ? 'inbox' : 'profile'}`),
  ];
  const current = stage === 'uploading' ? 1 : 2;
  return html`<ol class="steps" part="steps">
    ${labels.map(
      (label, index) =>
        html`<li ?data-done=${index < current} aria-current=${index === current ? 'step' : nothing}>${label}</li>`,
    )}
  </ol>`;
}

function photoRows({ say, format }: Text, photos: BytesView['photos']): TemplateResult {
  return html`<ul class="photo-rows" part="photo-progress">
    ${photos.map(({ fraction, failed }, at) => {
      const index = format.number(at + 1);
      const percent = format.percent(fraction);
      return html`<li ?data-failed=${failed} .style=${`--_at:${fraction}`}>
        ${failed ? say('progress.photo-failed', { index }) : say('progress.photo', { index, percent })}
      </li>`;
    })}
  </ul>`;
}

/** Ways out of a post that hangs, or that cannot be followed without its account. */
function followActions(section: Section, { canReconnect, canCancel, hangs, username }: ProgressView): unknown {
  const { dispatch, text, view } = section;
  const cancel = (): void => dispatch({ type: 'cancel-requested' });
  return [
    canReconnect ? button(text.say('failed.reconnect'), connect(section)) : nothing,
    hangs ? link(text.say('failed.profile'), profileUrl(username, view.site)) : nothing,
    canCancel ? button(text.say('progress.cancel'), cancel, 'c-button quiet') : nothing,
  ];
}

function transferActions({ text: { say }, dispatch }: Section, { pause, canCancel, isOut }: ProgressView): unknown {
  // The reply to the last bytes is due: there is nothing left to hold back.
  const blockedBy = isOut ? say('error.publish_not_cancellable') : undefined;
  const act = (name: 'pause' | 'resume' | 'cancel', id: string) =>
    closableButton(say(`progress.${name}`), () => dispatch({ type: `${name}-requested` }), id, blockedBy);
  return [pause ? act(pause, 'pause') : nothing, canCancel ? act('cancel', 'cancel') : nothing];
}
