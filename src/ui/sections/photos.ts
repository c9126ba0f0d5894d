import { html, nothing, type TemplateResult } from 'lit';
import { withCoverPhoto, withPhotoMoved, withoutPhoto } from '../../domain/draft-edits.js';
import { PHOTO_LIMITS } from '../../domain/limits.js';
import type { Photos } from '../../domain/media.js';
import { iconButton } from '../buttons.js';
import type { Section } from '../composer-view.js';
import { keyOf } from './media.js';

/** Order, cover, adding and removing: by dragging a photo, or by the buttons that act on the photo shown. */
export function photosSection(section: Section, { photos, coverIndex }: Photos): TemplateResult {
  const { text, preview, actions, canChange, lockedBy, show } = section;
  const { say, format } = text;
  const count = photos.length;
  const at = preview.photoOf(count);
  const move = (from: number, to: number): void => {
    actions.edit((draft) => withPhotoMoved(draft, from, to));
    preview.showPhoto(to);
  };
  const tool = (name: 'earlier' | 'later' | 'make-cover' | 'remove', idle: boolean, act: () => void) =>
    iconButton(name, say(`media.photo-${name}`, { index: format.number(at + 1) }), act, idle);
  return html`<ol class="strip" part="photos">
      ${photos.map(({ source }, index) => {
        const { url } = show(keyOf(source));
        return html`<li
          draggable=${!lockedBy}
          ?data-cover=${index === coverIndex}
          @dragstart=${() => (preview.dragged = index)}
          @dragend=${() => (preview.dragged = undefined)}
          @dragover=${(event: Event) => preview.dragged !== undefined && event.preventDefault()}
          @drop=${(event: Event) => {
            if (preview.dragged === undefined) return;
            event.preventDefault();
            move(preview.dragged, index);
          }}
        >
          <button
            type="button"
            aria-label=${say('media.photo-of', { index: format.number(index + 1), count: format.number(count) })}
            aria-current=${index === at ? 'true' : nothing}
            @click=${() => preview.showPhoto(index)}
          >
            ${url ? html`<img src=${url} alt="" loading="lazy" draggable="false" />` : nothing}
          </button>
        </li>`;
      })}
      ${
        canChange && count < PHOTO_LIMITS.maxCount
          ? html`<li>${iconButton('plus', say('media.photo-add'), () => preview.pick(true))}</li>`
          : nothing
      }
    </ol>
    ${
      lockedBy
        ? nothing
        : html`<div class="tools" part="photo-tools">
            ${tool('earlier', at === 0, () => move(at, at - 1))}
            ${tool('later', at === count - 1, () => move(at, at + 1))}
            ${tool('make-cover', at === coverIndex, () => actions.edit((draft) => withCoverPhoto(draft, at)))}
            ${canChange ? tool('remove', false, () => actions.edit((draft) => withoutPhoto(draft, at))) : nothing}
          </div>`
    }`;
}
