import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CropView } from '../../composer/crop-view.js';
import type { Text } from '../../text/text.js';
import { button } from '../buttons.js';
import type { Section } from '../section.js';

/** What can be done about a photo that is too long to be seen well. Its main button is the same element in every state, so that the focus stays. */
export function cropSection(section: Section, crop: CropView): TemplateResult {
  const { text, dispatch } = section;
  const { id, kind } = crop;
  const act = (type: (typeof EVENT)[typeof kind]) => () => dispatch({ type, id });
  const isOpen = kind === 'open' || kind === 'failed';
  return html`<div class="fix" part="crop">
    ${section.rest?.cropSentences(crop, text).map((sentence) => html`<p>${sentence}</p>`)}
    ${isOpen ? frame(section, crop) : nothing}
    ${button(labelOf(crop, text), act(EVENT[kind]), isOpen ? 'c-button' : 'c-button quiet', 'crop-button', 'crop')}
    ${isOpen ? button(text.say('progress.cancel'), act('crop-canceled'), 'c-link', 'crop-cancel') : nothing}
  </div>`;
}

const EVENT = {
  offered: 'crop-opened',
  open: 'crop-requested',
  failed: 'crop-requested',
  working: 'crop-canceled',
  made: 'crop-canceled',
} as const;

function labelOf({ kind }: CropView, { say }: Text): string {
  switch (kind) {
    case 'offered':
      return say('crop.open');
    case 'open':
      return say('crop.apply');
    case 'failed':
      return say('failed.again');
    case 'working':
      return say('progress.cancel');
    case 'made':
      return say('crop.undo');
  }
}

const STEPS = 100;
const LONG_STEP = 10;

/**
 * The whole photo with the frame on it, which follows mouse and finger. The browser's own range input lies over it for keyboard
 * and screen reader alone: dragged on a tall photo, each browser's slider moves another way. A picture has its left side on the
 * left in every language.
 */
function frame(
  { text: { say, format }, dispatch, view: { previews } }: Section,
  { id, frame: { axis, share }, place }: Extract<CropView, { readonly place: number }>,
): TemplateResult {
  const url = previews[id]?.url;
  const value = Math.round(place * STEPS);
  const move = (steps: number): void => dispatch({ type: 'crop-moved', id, place: steps / STEPS });
  /** Puts the middle of the frame where the pointer is. */
  const follow = ({ type, button: pressed, pointerId, clientX, clientY, currentTarget: photo }: PointerEvent): void => {
    if (!(photo instanceof HTMLElement)) return;
    if (type === 'pointerdown' && pressed === 0) photo.setPointerCapture(pointerId);
    if (!photo.hasPointerCapture(pointerId)) return;
    const { left, top, width, height } = photo.getBoundingClientRect();
    const at = axis === 'x' ? (clientX - left) / width : (clientY - top) / height;
    move(Math.round(Math.min(1, Math.max(0, (at - share / 2) / (1 - share))) * STEPS));
  };
  return html`<div
    class="crop"
    part="crop-frame"
    dir="ltr"
    data-axis=${axis}
    .style=${`--_share:${share};--_place:${place}`}
    @pointerdown=${follow}
    @pointermove=${follow}
    @mousedown=${(event: MouseEvent) => {
      // Else the browser takes the focus away, because a photo cannot have it.
      event.preventDefault();
      if (event.currentTarget instanceof Element) event.currentTarget.querySelector('input')?.focus();
    }}
  >
    ${url ? html`<img src=${url} alt="" draggable="false" />` : nothing}
    <input
      type="range"
      id="crop-place"
      max=${STEPS}
      step="1"
      .value=${live(String(value))}
      aria-label=${say('crop.frame')}
      aria-orientation=${axis === 'x' ? 'horizontal' : 'vertical'}
      aria-valuetext=${format.percent(place)}
      @input=${({ currentTarget }: Event) => {
        if (currentTarget instanceof HTMLInputElement) move(currentTarget.valueAsNumber);
      }}
      @keydown=${(event: KeyboardEvent) => {
        const way = axis === 'y' ? WAYS[event.key] : undefined;
        if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        move(value + way);
      }}
    />
  </div>`;
}

/** On a tall photo, keys that point down move the frame down; a browser's own slider would move up. */
const WAYS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  PageDown: LONG_STEP,
  ArrowUp: -1,
  ArrowLeft: -1,
  PageUp: -LONG_STEP,
};
