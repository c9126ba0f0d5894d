import { canonicalDraft } from './canonical-draft.js';
import type { Draft } from './draft.js';
import type { Media, Photo, Photos } from './media.js';

/** Photos know no Duet and no Stitch, so choosing photos lets go of both (Content Sharing Guidelines 2c). */
export function withMedia(draft: Draft, media: Media | undefined): Draft {
  const interactions =
    media?.kind === 'photo' ? { ...draft.interactions, duet: false, stitch: false } : draft.interactions;
  return canonicalDraft({ ...draft, media, interactions });
}

export function withCoverTimestamp(draft: Draft, coverTimestampMs: number | undefined): Draft {
  return draft.media?.kind === 'video'
    ? canonicalDraft({ ...draft, media: { ...draft.media, coverTimestampMs } })
    : draft;
}

export function withCoverPhoto(draft: Draft, coverIndex: number): Draft {
  const { media } = draft;
  return media?.kind === 'photo' && media.photos[coverIndex] ? { ...draft, media: { ...media, coverIndex } } : draft;
}

/** Moves one photo; the cover stays on the photo that it was on. */
export function withPhotoMoved(draft: Draft, from: number, to: number): Draft {
  const { media } = draft;
  const moved = media?.kind === 'photo' ? media.photos[from] : undefined;
  if (media?.kind !== 'photo' || !moved || !media.photos[to]) return draft;
  const photos = media.photos.toSpliced(from, 1).toSpliced(to, 0, moved);
  return { ...draft, media: keepCover(media, photos) };
}

/** Removes one photo; the last one takes the media with it. */
export function withoutPhoto(draft: Draft, index: number): Draft {
  const { media } = draft;
  if (media?.kind !== 'photo' || !media.photos[index]) return draft;
  const photos = media.photos.toSpliced(index, 1);
  return { ...draft, media: photos.length > 0 ? keepCover(media, photos) : undefined };
}

/** Puts a photo in the place of the one with this file; it stays the cover if that was. */
export function withPhoto(draft: Draft, fileId: string, photo: Photo): Draft {
  const { media } = draft;
  if (media?.kind !== 'photo') return draft;
  const photos = media.photos.map((present) =>
    present.source.origin === 'file' && present.source.id === fileId ? photo : present,
  );
  return { ...draft, media: { ...media, photos } };
}

function keepCover(before: Photos, photos: Photos['photos']): Photos {
  const cover = before.photos[before.coverIndex];
  const coverIndex = photos.findIndex((photo) => photo === cover);
  return { ...before, photos, coverIndex: Math.max(0, coverIndex) };
}
