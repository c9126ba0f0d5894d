import type { Draft } from '../domain/draft.js';
import { withMedia, withoutPhoto } from '../domain/media-edits.js';
import type { Media, MediaSource } from '../domain/media.js';

type Files = Readonly<Record<string, File>>;

const isAtHand = ({ source }: { readonly source: MediaSource }, files: Files): boolean =>
  source.origin === 'url' || files[source.id] !== undefined;

/** The name of the first file of the media that is not at hand. */
export function missingName(media: Media, files: Files): string | undefined {
  const parts = media.kind === 'video' ? [media] : media.photos;
  return parts.find((part) => !isAtHand(part, files))?.facts.name;
}

/** The draft with as much of the media as is at hand. */
export function withPresent(draft: Draft, media: Media, files: Files): Draft {
  if (media.kind === 'video') return withMedia(draft, isAtHand(media, files) ? media : undefined);
  return media.photos.reduceRight(
    (now, photo, index) => (isAtHand(photo, files) ? now : withoutPhoto(now, index)),
    withMedia(draft, media),
  );
}
