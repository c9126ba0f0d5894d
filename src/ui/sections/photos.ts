import { html, nothing, type TemplateResult } from 'lit';
import { PHOTO_LIMITS } from '../../domain/limits.js';
import type { CropView } from '../../composer/crop-view.js';
import type { Photo, Photos } from '../../domain/media.js';
import { iconButton } from '../more-buttons.js';
import type { PreviewController } from '../preview-controller.js';
import type { Section } from '../section.js';
import { keyOf } from './chosen-media.js';

/**
 * A finger that carries a photo must not scroll. The listener is there from the start, because a browser does not ask
 * one that comes after the touch began.
 */
const HOLD = {
  passive: false,
  handleEvent(event: Event): void {
    const strip = event.currentTarget;
    if (strip instanceof Element && strip.querySelector('[data-carried]')) event.preventDefault();
  },
};

/** Index of the photo shown: it stays shown while others come, go, or move; when it goes, the next takes its place; new photos begin with the first. */
export function shownPhoto(preview: PreviewController, photos: readonly Photo[]): number {
  const { photo, photos: before } = preview;
  if (photos !== before) {
    const at = photos.findIndex((each) => each === before?.[photo]);
    const next = photos.some((each) => before?.includes(each)) ? Math.min(photo, photos.length - 1) : 0;
    preview.photo = at < 0 ? next : at;
    preview.photos = photos;
  }
  return preview.photo;
}

/** Loads what carries photos, and what crops the one that is shown; a load that fails is tried again with the next drawing. */
function loadParts(preview: PreviewController, crop: CropView | undefined): void {
  const later = () => {};
  if (!preview.carry) import('../carry-photo.js').then(({ carryPhoto }) => (preview.carry = carryPhoto), later);
  if (!crop || preview.cropSection) return;
  import('./crop.js').then(({ cropSection }) => {
    preview.cropSection = cropSection;
    preview.redraw();
  }, later);
}

/** Order, cover, adding and removing: by carrying a photo, or by the buttons that act on the photo shown. */
export function photosSection(section: Section, { photos, coverIndex }: Photos): TemplateResult {
  const { text, preview, edit, lockedBy } = section;
  const {
    form: { canChangeMedia },
    view: { previews, crops },
  } = section;
  const { say, format } = text;
  const count = photos.length;
  const at = shownPhoto(preview, photos);
  const crop = crops[at];
  loadParts(preview, crop);
  const move = (from: number, to: number): void => {
    preview.showPhoto(from);
    edit({ field: 'photo-order', from, to });
  };
  const nameOf = (index: number): string =>
    say('media.photo-of', { index: format.number(index + 1), count: format.number(count) });
  // Where it stands says why it goes no further.
  const place = nameOf(at);
  const tool = (name: 'earlier' | 'later' | 'make-cover' | 'remove', idle: string | false, act: () => void) =>
    iconButton(name, say(`media.photo-${name}`, { index: format.number(at + 1) }), act, idle || undefined);
  return html`<ol
      class="strip"
      part="photos"
      @pointerdown=${(event: PointerEvent) => lockedBy || preview.carry?.(event, count, move)}
      @touchmove=${HOLD}
    >
      ${photos.map(({ source }, index) => {
        const url = previews[keyOf(source)]?.url;
        return html`<li ?data-cover=${index === coverIndex}>
          <button
            type="button"
            aria-label=${nameOf(index)}
            aria-current=${index === at ? 'true' : nothing}
            @click=${() => preview.showPhoto(index)}
          >
            ${url ? html`<img src=${url} alt="" loading="lazy" draggable="false" />` : nothing}
          </button>
        </li>`;
      })}
      ${
        canChangeMedia && count < PHOTO_LIMITS.maxCount
          ? html`<li>${iconButton('plus', say('media.photo-add'), () => preview.pick('add'))}</li>`
          : nothing
      }
    </ol>
    ${
      lockedBy
        ? nothing
        : html`<div class="tools" part="photo-tools">
            ${tool('earlier', at === 0 && place, () => move(at, at - 1))}
            ${tool('later', at === count - 1 && place, () => move(at, at + 1))}
            ${tool('make-cover', at === coverIndex && say('media.photo-cover'), () => edit({ field: 'cover-photo', index: at }))}
            ${canChangeMedia ? tool('remove', false, () => edit({ field: 'photo-removed', index: at })) : nothing}
          </div>`
    }
    ${crop ? preview.cropSection?.(section, crop) : nothing}`;
}
