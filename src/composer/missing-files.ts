import type { Draft } from '../domain/draft.js';
import { withMedia, withoutPhoto } from '../domain/media-edits.js';
import { partsOf } from '../domain/media.js';
import type { Media, MediaSource, Photo, Video } from '../domain/media.js';

type Files = Readonly<Record<string, File>>;

const isAtHand = ({ source }: { readonly source: MediaSource }, files: Files): boolean =>
  source.origin === 'url' || files[source.id] !== undefined;

/** The name of the first file of the media that is not at hand. */
export function missingName(media: Media, files: Files): string | undefined {
  return partsOf(media).find((part) => !isAtHand(part, files))?.facts.name;
}

/** The draft with as much of the media as is at hand. */
export function withPresent(draft: Draft, media: Media, files: Files): Draft {
  return withParts(draft, media, (part) => isAtHand(part, files));
}

/** The draft with those of the media that fit. */
export function withParts(draft: Draft, media: Media, fits: (part: Video | Photo) => boolean): Draft {
  if (media.kind === 'video') return withMedia(draft, fits(media) ? media : undefined);
  return media.photos.reduceRight(
    (now, photo, index) => (fits(photo) ? now : withoutPhoto(now, index)),
    withMedia(draft, media),
  );
}
