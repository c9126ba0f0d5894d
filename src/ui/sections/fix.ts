import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FixView, TrimView } from '../../composer/fix-view.js';
import { withTrimHandle, type TrimHandle } from '../../domain/trim.js';
import type { Text } from '../../text/text.js';
import { button } from '../buttons.js';
import type { Section } from '../section.js';

/** What can be done about a video that TikTok would refuse. Its one button is the same element in every state, so that the focus stays. */
export function fixSection(section: Section): TemplateResult | typeof nothing {
  const {
    view: { fix },
    text,
    dispatch,
  } = section;
  if (!fix) return nothing;
  const { say, format } = text;
  const act = (type: 'fix-requested' | 'fix-canceled') => () => dispatch({ type });
  return html`<div class="fix" part="fix">
    ${fixSentences(fix, text).map((sentence) => html`<p>${sentence}</p>`)}
    ${fix.trim ? trimmer(section, fix.trim) : nothing}
    ${
      fix.kind === 'working'
        ? html`<div
            class="bar"
            part="progress"
            role="progressbar"
            aria-label=${say(`fix.${fix.action}`)}
            aria-valuemin="0"
            aria-valuemax="100"
            aria-valuenow=${Math.round(fix.share * 100)}
            aria-valuetext=${format.percent(fix.share)}
            .style=${`--_at:${fix.share}`}
          ></div>`
        : nothing
    }
    ${
      fix.kind === 'unavailable' && fix.reason !== 'not_loaded'
        ? nothing
        : button(labelOf(fix, text), act(EVENT[fix.kind]), LOOK[fix.kind], 'fix-button', 'fix')
    }
  </div>`;
}

const EVENT = {
  offered: 'fix-requested',
  failed: 'fix-requested',
  unavailable: 'fix-requested',
  working: 'fix-canceled',
  made: 'fix-canceled',
} as const;
const LOOK = {
  offered: 'c-button',
  failed: 'c-button',
  unavailable: 'c-button',
  working: 'c-button quiet',
  made: 'c-button quiet',
} as const;

function labelOf({ kind, action }: FixView, { say }: Text): string {
  if (kind === 'working') return say('progress.cancel');
  if (kind === 'made') return say('fix.undo');
  return kind === 'failed' || kind === 'unavailable' ? say('failed.again') : say(`fix.${action}`);
}

/** All that there is to say about a change. */
export function fixSentences(fix: FixView, text: Text): readonly string[] {
  const { say, format } = text;
  switch (fix.kind) {
    case 'offered':
      return [
        say(`fix.offer.${fix.action}`, { max: format.duration((fix.trim?.maxMs ?? 0) / 1000) }),
        ...(fix.isSlow ? [say('fix.slow')] : []),
        ...(fix.losesCredentials ? [say('fix.credentials')] : []),
      ];
    case 'unavailable':
      return [
        fix.action === 'remove-location' && fix.reason !== 'not_loaded'
          ? say('fix.location-stays')
          : refusalSentence(fix, text),
      ];
    case 'failed':
      return [refusalSentence(fix, text)];
    case 'working':
      return [say('fix.working', { percent: format.percent(fix.share) })];
    case 'made':
      return [say('fix.made')];
  }
}

function refusalSentence({ reason }: Extract<FixView, { readonly reason: unknown }>, { say }: Text): string {
  return reason === 'not_loaded' ? say('media.not-loaded') : say('fix.unavailable');
}

const STEP = 100;
const LONG_STEP = 1000;

/** Two handles on the film; the browser's own range inputs serve mouse, finger and keyboard alike. */
function trimmer(section: Section, trim: TrimView): TemplateResult {
  const { say, format } = section.text;
  const { startMs, endMs, durationMs, frames } = trim;
  const time = format.duration((endMs - startMs) / 1000, 1);
  return html`<div class="trim" part="trim" role="group" aria-label=${say('fix.trim')}>
    <span class="c-counter" id="trim-kept">${say('fix.kept', { time })}</span>
    <div class="film" .style=${`--_from:${startMs / durationMs};--_to:${1 - endMs / durationMs}`}>
      ${frames.map(({ url }) => (url ? html`<img src=${url} alt="" />` : html`<span class="wait"></span>`))}
      <i class="cut"></i><i class="cut after"></i>
      ${handle(section, trim, 'start', startMs)} ${handle(section, trim, 'end', endMs)}
    </div>
  </div>`;
}

function handle(
  { text: { say, format }, direction, dispatch, preview }: Section,
  trim: TrimView,
  name: TrimHandle,
  value: number,
): TemplateResult {
  const { durationMs, canMove, startMs } = trim;
  const move = (milliseconds: number): void => {
    const moved = withTrimHandle(trim, name, milliseconds, trim);
    dispatch({ type: 'trim-moved', handle: name, milliseconds });
    preview.seek(moved[`${name}Ms`] / 1000);
  };
  return html`<input
    type="range"
    id=${`trim-${name}`}
    max=${durationMs}
    step="1"
    ?disabled=${!canMove}
    ?data-top=${name === 'start' && startMs > durationMs / 2}
    .value=${live(String(value))}
    aria-label=${say(`fix.${name}`)}
    aria-valuetext=${format.duration(value / 1000, 1)}
    aria-describedby="trim-kept"
    @input=${({ currentTarget }: Event) => {
      if (currentTarget instanceof HTMLInputElement) move(Math.round(currentTarget.valueAsNumber / STEP) * STEP);
    }}
    @keydown=${(event: KeyboardEvent) => {
      const way = wayOf(event.key, direction);
      if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      move(value + way * (event.shiftKey || event.key.startsWith('Page') ? LONG_STEP : STEP));
    }}
  />`;
}

/** Which way a key moves a handle; the browser's own steps are of another length. */
function wayOf(key: string, direction: 'ltr' | 'rtl'): 1 | -1 | undefined {
  const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (key === forward || key === 'ArrowUp' || key === 'PageUp') return 1;
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowDown' || key === 'PageDown' ? -1 : undefined;
}
