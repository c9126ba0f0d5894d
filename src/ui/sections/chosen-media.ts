import { html, nothing, type TemplateResult } from 'lit';
import type { FormView } from '../../composer/form-view.js';
import type { Media, MediaSource } from '../../domain/media.js';
import { SECTION_OF, type Violation } from '../../domain/violation.js';
import type { Text } from '../../text/text.js';
import { button } from '../buttons.js';
import { iconButton } from '../more-buttons.js';
import type { Section } from '../section.js';
import { coverSection } from './cover.js';
import { fixSection } from './fix.js';
import { WAITING } from './media.js';
import { photosSection, shownPhoto } from './photos.js';

/** Under what the page looks up what to show for a source. */
export const keyOf = (source: MediaSource): string => (source.origin === 'file' ? source.id : source.url);

/** The media in the frame of the phone. */
export function mediaContent(section: Section, media: Media): TemplateResult {
  const {
    text,
    preview,
    view: { previews },
    dispatch,
  } = section;
  const { say, format } = text;
  if (media.kind === 'video') {
    const { url, unplayable } = previews[keyOf(media.source)] ?? {};
    if (unplayable)
      return html`<p class="drop">${brokenRules(section).length ? media.facts.name : say('media.cannot-play')}</p>`;
    if (!url) return WAITING;
    const { video } = preview;
    const redraw = (): void => preview.redraw();
    // Without a decoder for the picture alone, Chromium plays the sound and shows nothing.
    const judge = ({ currentTarget, type }: Event): void => {
      if (!(currentTarget instanceof HTMLVideoElement) || !currentTarget.isConnected) return;
      const { error, videoWidth } = currentTarget;
      const undecoded =
        error?.code === MediaError.MEDIA_ERR_DECODE || error?.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED;
      if (type === 'error' ? undecoded : videoWidth === 0)
        dispatch({ type: 'media-unplayable', key: keyOf(media.source) });
    };
    const play = video && !video.paused ? 'pause' : 'play';
    const sound = video?.muted ? 'unmute' : 'mute';
    return html`<video
        class="content"
        src=${url}
        playsinline
        loop
        preload="metadata"
        @error=${judge}
        @loadedmetadata=${judge}
        @play=${redraw}
        @pause=${redraw}
        @volumechange=${redraw}
      ></video>
      ${iconButton(play, say(`media.${play}`), () => preview.togglePlay())}
      ${media.facts.hasAudio === false ? nothing : iconButton(sound, say(`media.${sound}`), () => preview.toggleMute())}`;
  }
  const { photos, coverIndex } = media;
  const count = photos.length;
  const index = shownPhoto(preview, photos);
  const url = photos[index] && previews[keyOf(photos[index].source)]?.url;
  const turn = (step: number) => () => preview.showPhoto((index + step + count) % count);
  const place = { index: format.number(index + 1), count: format.number(count) };
  return html`${url ? html`<img class="content" src=${url} alt=${say('media.photo-of', place)} />` : WAITING}
  ${
    count > 1
      ? [
          iconButton('back', say('media.photo-previous'), turn(-1)),
          iconButton('next', say('media.photo-next'), turn(1)),
          html`<span class="chip" aria-hidden="true">${place.index}/${place.count}</span>`,
        ]
      : nothing
  }
  ${index === coverIndex ? html`<span class="chip first">${say('media.photo-cover')}</span>` : nothing}`;
}

/** Everything about chosen media that stands under the preview. */
export function mediaDetails(section: Section): unknown {
  const { form, isForm } = section;
  const { media } = form.draft;
  if (!media) return nothing;
  const file = fileLine(section, media, isForm);
  if (!isForm) return file;
  const broken = brokenRules(section);
  return [
    file,
    media.kind === 'photo' ? photosSection(section, media) : coverSection(section, media),
    broken.length ? problems(section, broken) : nothing,
    fixSection(section),
  ];
}

function brokenRules({ form }: Section): readonly Violation[] {
  return form.violations.filter(({ code }) => SECTION_OF[code] === 'media');
}

/** The file and what can be done with it; the room of the buttons is kept while the page is locked. */
function fileLine(
  { text, preview, form: { canChangeMedia, rateDoubt }, edit }: Section,
  media: Media,
  isForm: boolean,
): TemplateResult {
  const { format, say } = text;
  const facts = media.kind === 'video' ? media.facts : media.photos[shownPhoto(preview, media.photos)]?.facts;
  const video = media.kind === 'video' ? media.facts : undefined;
  const details = [
    video?.durationSeconds === undefined ? '' : format.clock(video.durationSeconds),
    facts?.bytes === undefined ? '' : format.bytes(facts.bytes),
    // Known by its letters to those who can change it, in every language.
    video?.variableFrameRate ? `${video.frameRate ? `${format.number(video.frameRate)} fps ` : ''}VFR` : '',
    video?.hasAudio === false ? say('media.audio-none') : '',
  ];
  const remove = (): void => edit({ field: 'media-removed' });
  return html`<div class="file" part="file">
    <bdi>${facts?.name}</bdi>
    <span>${details.filter(Boolean).join(' · ')}</span>
    ${
      isForm
        ? html`<div class="file-tools">
            ${
              canChangeMedia
                ? [
                    button(say('media.replace'), () => preview.pick('replace'), 'c-link', 'replace', 'media'),
                    video ? button(say('media.remove'), remove, 'c-link', 'remove') : nothing,
                  ]
                : nothing
            }
          </div>`
        : nothing
    }
    ${factNotes(media, isForm ? rateDoubt : undefined, text).map((sentence) => html`<p>${sentence}</p>`)}
  </div>`;
}

/** What becomes of the media, or may become of it, that its creator would not expect. */
function factNotes(media: Media, rateDoubt: FormView['rateDoubt'], text: Text): readonly string[] {
  const { say } = text;
  if (media.kind === 'video') {
    return [...(media.facts.hdr ? [say('media.hdr')] : []), ...(rateDoubt ? [doubtSentence(rateDoubt, text)] : [])];
  }
  const facts = media.photos.map((photo) => photo.facts);
  return [
    ...(facts.some(({ hasLocation }) => hasLocation) ? [say('media.location-removed')] : []),
    ...(facts.some(({ provenance }) => provenance?.hasCredentials) ? [say('media.credentials-removed')] : []),
  ];
}

function doubtSentence(doubt: NonNullable<FormView['rateDoubt']>, { say, format }: Text): string {
  switch (doubt.kind) {
    case 'edge':
      return say('media.rate-edge', { frameRate: format.number(doubt.frameRate), max: format.number(doubt.max) });
    case 'estimate':
      return say('media.rate-estimate', {
        frameRate: format.number(doubt.frameRate),
        min: format.number(doubt.min),
        max: format.number(doubt.max),
      });
    case 'varies':
    case 'unknown':
      return say(`media.rate-${doubt.kind}`);
    default:
      return doubt satisfies never;
  }
}

/** Everything that TikTok would refuse about the media, at once and beside it. */
function problems({ text }: Section, broken: readonly Violation[]): TemplateResult {
  return html`<ul class="problems" part="media-problems">
    ${broken.map((violation) => html`<li>${text.violation(violation).text}</li>`)}
  </ul>`;
}
