import { html, noChange, nothing, type TemplateResult } from 'lit';
import { PHOTO_LIMITS } from '../../domain/limits.js';
import { whether } from '../controls/index.js';
import type { Section } from '../section.js';

/** Formats by name: an iPhone converts its HEIC photos to JPEG by itself for a list that lacks HEIC, but not for `image/*`. */
const PHOTOS = 'image/jpeg,image/webp,image/png,image/avif,image/gif,image/bmp';
const ACCEPT = { any: `video/*,${PHOTOS}`, video: 'video/*', photo: PHOTOS } as const;

/** Stands where a picture will stand. */
export const WAITING = html`<span class="content wait"></span>`;

/** The preview (Content Sharing Guidelines 5a): the media itself in the frame of a phone, or the place to drop it. */
export function mediaSection(section: Section): TemplateResult {
  const { form, text, preview, rest, isForm, isStill } = section;
  const { media } = form.draft;
  return html`<div class="media" part="media">
    <div class="phone" part="preview" role="group" aria-label=${text.say('media.preview')} ?data-empty=${!media}>
      ${rest?.importNote(section)}
      ${isStill ? noChange : media ? (rest?.mediaContent(section, media) ?? WAITING) : dropZone(section)}
      ${media && rest?.caption(section)}
      ${preview.dropping ? html`<p class="veil">${text.say('media.drop-now')}</p>` : nothing}
    </div>
    ${isStill ? noChange : rest?.mediaDetails(section)}
    ${isStill ? noChange : isForm && form.canChangeMedia ? pickers(section) : nothing}
  </div>`;
}

/** A phone has no files to drag, but a camera; the styles show the one or the other. */
function dropZone({ form, text, lockedBy, preview }: Section): TemplateResult {
  const { say, format } = text;
  const { accept } = form.settings;
  // Before TikTok has told this creator's limit, the ten minutes that its API takes of anybody.
  const seconds = form.creator?.maxVideoDurationSeconds ?? 600;
  const disabled = whether(!form.canChangeMedia);
  const reason = lockedBy ? 'media-reason' : nothing;
  const pick = ({ currentTarget }: Event): void => {
    if (form.canChangeMedia && currentTarget instanceof Element)
      preview.pick('replace', currentTarget.id === 'media' ? 'files' : 'camera');
  };
  return html`<div class="drop" part="drop-zone" data-reason>
    <span class="icon" data-icon="plus"></span>
    <button
      type="button"
      class="c-button"
      id="media"
      part="media-button"
      aria-disabled=${disabled}
      aria-describedby=${reason}
      @click=${pick}
    >
      ${say(`media.label.${accept}`)}
    </button>
    <button
      type="button"
      class="c-button quiet"
      part="camera-button"
      aria-disabled=${disabled}
      aria-describedby=${reason}
      @click=${pick}
    >
      ${say('media.camera')}
    </button>
    <span class="c-help" .textContent=${say('media.drop')}></span>
    <span
      class="c-help"
      ?hidden=${accept === 'photo'}
      .textContent=${say('media.limits.video', { duration: format.duration(seconds) })}
    ></span>
    <span
      class="c-help"
      ?hidden=${accept === 'video'}
      .textContent=${say('media.limits.photo', { count: PHOTO_LIMITS.maxCount })}
    ></span>
    ${lockedBy ? html`<span class="c-reason" id="media-reason">${lockedBy}</span>` : nothing}
  </div>`;
}

/** What the buttons open: a dialog for files, or the camera that looks away from the user, which takes one at a time. */
function pickers({ form, dispatch, preview }: Section): TemplateResult {
  const { accept } = form.settings;
  const take = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLInputElement) preview.take(currentTarget, dispatch);
  };
  return html`<input
      type="file"
      hidden
      id="files"
      accept=${ACCEPT[accept]}
      ?multiple=${accept !== 'video'}
      @change=${take}
    />
    <input type="file" hidden id="camera" accept=${ACCEPT[accept]} capture="environment" @change=${take} />`;
}
