import { html, nothing, type TemplateResult } from 'lit';
import type { Media, MediaSource, Photos, Video } from '../../domain/media.js';
import { PHOTO_LIMITS } from '../../domain/limits.js';
import { SECTION_OF } from '../../domain/violation.js';
import type { Section } from '../composer-view.js';
import { caption } from './caption.js';
import { coverSection } from './cover.js';
import { intake } from './intake.js';
import { photosSection } from './photos.js';

const ACCEPT = { any: 'video/*,image/*', video: 'video/*', photo: 'image/*' } as const;

export const keyOf = (source: MediaSource): string => (source.origin === 'file' ? source.id : source.url);

/** The preview (Content Sharing Guidelines 5a): the media itself in the frame of a phone, or the place to drop it. */
export function mediaSection(section: Section): TemplateResult {
  const { form, text, preview, mediaLocked } = section;
  const { media } = form.draft;
  const editing = section.state.phase === 'loading' || section.state.phase === 'editing';
  const changeable = editing && !mediaLocked;
  return html`<div class="media" part="media">
    <div class="phone" part="preview" role="group" aria-label=${text.say('media.preview')} ?data-empty=${!media}>
      ${media ? shown(section, media) : dropZone(section)} ${intake(section)}
      ${
        preview.dropping && changeable
          ? html`<p class="veil" aria-hidden="true">${text.say('media.drop-now')}</p>`
          : nothing
      }
    </div>
    ${media ? fileLine(section, media, changeable) : nothing}
    ${
      editing
        ? html`${media?.kind === 'photo' ? photosSection(section, media, changeable) : nothing}
          ${media?.kind === 'video' ? coverSection(section, media) : nothing} ${problems(section)}
          ${changeable ? picker(section) : nothing}`
        : nothing
    }
  </div>`;
}

function shown(section: Section, media: Media): TemplateResult {
  const { text, preview } = section;
  if (media.kind === 'video') return html`${video(section, media)} ${caption(section)}`;
  const count = media.photos.length;
  const index = preview.photoOf(count);
  const name = text.say('media.photo-of', { index: text.format.number(index + 1), count: text.format.number(count) });
  const turn = (step: number) => () => preview.showPhoto((index + step + count) % count);
  return html`${photo(section, media, index, name)} ${caption(section)}
  ${
    count > 1
      ? html`<button
            type="button"
            class="turn"
            aria-label=${text.say('media.photo-previous')}
            @click=${turn(-1)}
          ></button>
          <button type="button" class="turn" aria-label=${text.say('media.photo-next')} @click=${turn(1)}></button>
          <span class="chip" aria-hidden="true">${index + 1}/${count}</span>`
      : nothing
  }
  ${index === media.coverIndex ? html`<span class="chip cover-mark">${text.say('media.photo-cover')}</span>` : nothing}`;
}

function photo({ show }: Section, { photos }: Photos, index: number, name: string): TemplateResult | typeof nothing {
  const url = photos[index] && show(keyOf(photos[index].source)).url;
  return url ? html`<img class="content" src=${url} alt=${name} />` : html`<span class="content" data-wait></span>`;
}

function video({ show, text, preview }: Section, { source, facts }: Video): TemplateResult {
  const { url, unplayable } = show(keyOf(source));
  if (unplayable) return html`<p class="unplayable">${text.say('media.cannot-play')}</p>`;
  if (!url) return html`<span class="content" data-wait></span>`;
  const { playing, muted, redraw } = preview;
  return html`<video
      class="content"
      src=${url}
      playsinline
      loop
      preload="metadata"
      @play=${redraw}
      @pause=${redraw}
      @volumechange=${redraw}
    ></video>
    <button
      type="button"
      class="play"
      part="play-button"
      ?data-on=${playing}
      aria-label=${text.say(playing ? 'media.pause' : 'media.play')}
      @click=${() => preview.togglePlay()}
    ></button>
    ${
      facts.hasAudio === false
        ? nothing
        : html`<button
            type="button"
            class="mute"
            ?data-on=${muted}
            aria-label=${text.say(muted ? 'media.unmute' : 'media.mute')}
            @click=${() => preview.toggleMute()}
          ></button>`
    }`;
}

function dropZone({ form, text, lockedBy, mediaLocked, preview }: Section): TemplateResult {
  const { accept } = form.settings;
  const seconds = form.creator?.maxVideoDurationSeconds;
  return html`<div class="drop" part="drop-zone" data-reason=${lockedBy ? 'media-reason' : nothing}>
    <span class="plus" aria-hidden="true"></span>
    <button
      type="button"
      class="c-button"
      id="media"
      part="media-button"
      aria-disabled=${lockedBy || mediaLocked ? 'true' : nothing}
      aria-describedby=${lockedBy ? 'media-reason' : nothing}
      @click=${() => (lockedBy || mediaLocked ? undefined : preview.pick(false))}
    >
      ${text.say(`media.label.${accept}`)}
    </button>
    <span class="c-help">${text.say('media.drop')}</span>
    ${
      accept === 'photo'
        ? nothing
        : html`<span class="c-help" ?data-wait=${seconds === undefined}
            >${text.say('media.limits.video', { duration: text.format.clock(seconds ?? 600) })}</span
          >`
    }
    ${
      accept === 'video'
        ? nothing
        : html`<span class="c-help"
            >${text.say('media.limits.photo', { count: text.format.number(PHOTO_LIMITS.maxCount) })}</span
          >`
    }
    ${lockedBy ? html`<span class="c-reason" id="media-reason">${lockedBy}</span>` : nothing}
  </div>`;
}

function fileLine({ text, preview, lockedBy, form }: Section, media: Media, changeable: boolean): TemplateResult {
  const { format } = text;
  const facts = media.kind === 'video' ? media.facts : media.photos[preview.photoOf(media.photos.length)]?.facts;
  const details =
    facts?.kind === 'video'
      ? [
          facts.durationSeconds === undefined ? '' : format.clock(facts.durationSeconds),
          facts.bytes === undefined ? '' : format.bytes(facts.bytes),
          facts.hasAudio === false ? text.say('media.audio-none') : '',
        ]
      : [facts?.bytes === undefined ? '' : format.bytes(facts.bytes)];
  return html`<div class="file" part="file">
    <bdi class="name">${facts?.name}</bdi>
    <span>${details.filter(Boolean).join(' · ')}</span>
    ${
      changeable && !lockedBy
        ? html`<button type="button" class="c-link" id="media" part="replace" @click=${() => preview.pick(false)}>
            ${text.say('media.replace')}
          </button>`
        : nothing
    }
    ${
      form.draft.media?.kind === 'photo' && form.draft.media.photos.some((each) => each.facts.hasLocation)
        ? html`<span class="whole">${text.say('media.location-removed')}</span>`
        : nothing
    }
  </div>`;
}

/** Everything that TikTok would refuse about the media, at once and beside it. */
function problems({ form, text }: Section): TemplateResult | typeof nothing {
  const broken = form.draft.media ? form.violations.filter(({ code }) => SECTION_OF[code] === 'media') : [];
  return broken.length
    ? html`<ul class="problems" part="media-problems">
        ${broken.map((violation) => html`<li>${text.violation(violation).text}</li>`)}
      </ul>`
    : nothing;
}

function picker({ form, actions, preview }: Section): TemplateResult {
  const { accept } = form.settings;
  const handleChange = (event: Event): void => {
    const { files, adding } = preview.take(event);
    if (files.length === 0) return;
    if (adding) actions.addPhotos(files);
    else actions.chooseFiles(files);
  };
  return html`<input
    type="file"
    hidden
    accept=${ACCEPT[accept]}
    ?multiple=${accept !== 'video'}
    @change=${handleChange}
  />`;
}
