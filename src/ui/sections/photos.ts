import { html, nothing, type TemplateResult } from 'lit';
import { withCoverPhoto, withPhotoMoved, withoutPhoto } from '../../domain/draft-edits.js';
import { PHOTO_LIMITS } from '../../domain/limits.js';
import type { Photos } from '../../domain/media.js';
import type { TextKey } from '../../text/en.js';
import type { Section } from '../composer-view.js';
import { keyOf } from './media.js';

type PhotoAction = Extract<TextKey, `media.photo-${'earlier' | 'later' | 'make-cover' | 'remove'}`>;

/** Order, cover, adding and removing: by dragging a photo, or by the buttons that act on the photo shown. */
export function photosSection(section: Section, media: Photos, changeable: boolean): TemplateResult {
  const { text, preview, actions, lockedBy } = section;
  const { photos, coverIndex } = media;
  const at = preview.photoOf(photos.length);
  const move = (from: number, to: number): void => {
    if (!photos[to]) return;
    actions.edit((draft) => withPhotoMoved(draft, from, to));
    preview.showPhoto(to);
  };
  const button = (key: PhotoAction, blocked: boolean, act: () => void) =>
    html`<button
      type="button"
      class="tool"
      data-tool=${key.slice(12)}
      aria-label=${text.say(key, { index: text.format.number(at + 1) })}
      aria-disabled=${blocked ? 'true' : nothing}
      @click=${() => (blocked ? undefined : act())}
    ></button>`;
  return html`<ol class="strip" part="photos">
      ${photos.map((_, index) => thumb(section, media, index, at, move))}
    </ol>
    ${
      changeable && !lockedBy
        ? html`<div class="tools">
            ${button('media.photo-earlier', at === 0, () => move(at, at - 1))}
            ${button('media.photo-later', at === photos.length - 1, () => move(at, at + 1))}
            ${button('media.photo-make-cover', at === coverIndex, () => actions.edit((draft) => withCoverPhoto(draft, at)))}
            ${button('media.photo-remove', false, () => actions.edit((draft) => withoutPhoto(draft, at)))}
            ${
              photos.length < PHOTO_LIMITS.maxCount
                ? html`<button type="button" class="c-link" part="add-photos" @click=${() => preview.pick(true)}>
                    ${text.say('media.photo-add')}
                  </button>`
                : nothing
            }
          </div>`
        : nothing
    }`;
}

function thumb(
  { show, text, preview, lockedBy }: Section,
  { photos, coverIndex }: Photos,
  index: number,
  at: number,
  move: (from: number, to: number) => void,
): TemplateResult {
  const url = photos[index] && show(keyOf(photos[index].source)).url;
  const handleDrop = (event: DragEvent): void => {
    if (preview.dragged === undefined) return;
    event.preventDefault();
    move(preview.dragged, index);
    preview.drag(undefined);
  };
  return html`<li
    draggable=${lockedBy ? 'false' : 'true'}
    ?data-cover=${index === coverIndex}
    @dragstart=${() => preview.drag(index)}
    @dragend=${() => preview.drag(undefined)}
    @dragover=${(event: Event) => (preview.dragged === undefined ? undefined : event.preventDefault())}
    @drop=${handleDrop}
  >
    <button
      type="button"
      aria-label=${text.say('media.photo-of', {
        index: text.format.number(index + 1),
        count: text.format.number(photos.length),
      })}
      aria-current=${index === at ? 'true' : nothing}
      @click=${() => preview.showPhoto(index)}
    >
      ${url ? html`<img src=${url} alt="" loading="lazy" draggable="false" />` : nothing}
    </button>
  </li>`;
}
