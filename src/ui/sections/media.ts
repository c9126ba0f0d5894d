import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { PHOTO_LIMITS } from '../../domain/limits.js';
import type { Section } from '../section.js';

/** Formats by name: an iPhone converts its HEIC photos to JPEG by itself for a list that lacks HEIC, but not for `image/*`. */
const PHOTOS = 'image/jpeg,image/webp,image/png,image/avif,image/gif,image/bmp';
const ACCEPT = { any: `video/*,${PHOTOS}`, video: 'video/*', photo: PHOTOS } as const;

/** Stands where a picture will stand. */
export const WAITING = html`<span class="content wait"></span>`;

/** The preview (Content Sharing Guidelines 5a): the media itself in the frame of a phone, or the place to drop it. */
export function mediaSection(section: Section): TemplateResult {
  const { form, text, preview, rest, isForm } = section;
  const { media } = form.draft;
  return html`<div class="media" part="media">
    <div class="phone" part="preview" role="group" aria-label=${text.say('media.preview')} ?data-empty=${!media}>
      ${guard(section.still, () => (media ? (rest?.mediaContent(section, media) ?? WAITING) : dropZone(section)))}
      ${media && rest?.caption(section)} ${guard(section.still, () => rest?.importNote(section))}
      ${preview.dropping ? html`<p class="veil">${text.say('media.drop-now')}</p>` : nothing}
    </div>
    ${guard(section.still, () => [
      rest?.mediaDetails(section),
      isForm && form.canChangeMedia ? [picker(section, false), picker(section, true)] : nothing,
    ])}
  </div>`;
}

/** A phone has no files to drag, but a camera; the styles show the one or the other. */
function dropZone({ form, text, lockedBy, preview }: Section): TemplateResult {
  const { say, format } = text;
  const { accept } = form.settings;
  // Before TikTok has told this creator's limit, the ten minutes that its API takes of anybody.
  const seconds = form.creator?.maxVideoDurationSeconds ?? 600;
  const limits = [
    accept === 'photo' ? '' : say('media.limits.video', { duration: format.duration(seconds) }),
    accept === 'video' ? '' : say('media.limits.photo', { count: PHOTO_LIMITS.maxCount }),
  ];
  const opener = (input: 'files' | 'camera', label: string) =>
    html`<button
      type="button"
      class=${input === 'files' ? 'c-button' : 'c-button quiet'}
      id=${input === 'files' ? 'media' : nothing}
      part=${input === 'files' ? 'media-button' : 'camera-button'}
      aria-disabled=${form.canChangeMedia ? nothing : 'true'}
      aria-describedby=${lockedBy ? 'media-reason' : nothing}
      @click=${() => form.canChangeMedia && preview.pick('replace', input)}
    >
      ${label}
    </button>`;
  return html`<div class="drop" part="drop-zone" data-reason=${lockedBy ? 'media-reason' : nothing}>
    <span class="icon" data-icon="plus"></span>
    ${opener('files', say(`media.label.${accept}`))} ${opener('camera', say('media.camera'))}
    <span class="c-help">${say('media.drop')}</span>
    ${limits.map((line) => (line ? html`<span class="c-help">${line}</span>` : nothing))}
    ${lockedBy ? html`<span class="c-reason" id="media-reason">${lockedBy}</span>` : nothing}
  </div>`;
}

/** What the buttons open: a dialog for files, or the camera that looks away from the user, which takes one at a time. */
function picker({ form, dispatch, preview }: Section, camera: boolean): TemplateResult {
  const { accept } = form.settings;
  return html`<input
    type="file"
    hidden
    id=${camera ? 'camera' : 'files'}
    accept=${ACCEPT[accept]}
    capture=${camera ? 'environment' : nothing}
    ?multiple=${!camera && accept !== 'video'}
    @change=${({ currentTarget }: Event) => {
      if (currentTarget instanceof HTMLInputElement) preview.take(currentTarget, dispatch);
    }}
  />`;
}
