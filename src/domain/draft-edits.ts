import { canonicalDraft } from './canonical-draft.js';
import type { CreatorInfo, Interaction, PrivacyLevel } from './creator.js';
import type { Disclosure, Draft } from './draft.js';
import type { Media, Photo, Photos } from './media.js';

/** Photos know no Duet and no Stitch, so choosing photos lets go of both (Content Sharing Guidelines 2c). */
export function withMedia(draft: Draft, media: Media | undefined): Draft {
  const interactions =
    media?.kind === 'photo' ? { ...draft.interactions, duet: false, stitch: false } : draft.interactions;
  return canonicalDraft({ ...draft, media, interactions });
}

export function withTitle(draft: Draft, title: string): Draft {
  return canonicalDraft({ ...draft, title });
}

export function withDescription(draft: Draft, description: string): Draft {
  return canonicalDraft({ ...draft, description });
}

export function withPrivacy(draft: Draft, privacy: PrivacyLevel | undefined): Draft {
  return { ...draft, privacy };
}

export function withInteraction(draft: Draft, interaction: Interaction, allowed: boolean): Draft {
  return { ...draft, interactions: { ...draft.interactions, [interaction]: allowed } };
}

/** Turning the setting on shows both kinds unticked; turning it off forgets them (guideline 3a). */
export function withDisclosure(draft: Draft, on: boolean): Draft {
  const disclosure: Disclosure = on ? { on, yourBrand: false, brandedContent: false } : { on };
  return draft.disclosure.on === on ? draft : { ...draft, disclosure };
}

/** Ticks or unticks one kind; without the setting there is no kind to tick. */
export function withDisclosedKind(draft: Draft, kind: 'yourBrand' | 'brandedContent', ticked: boolean): Draft {
  return draft.disclosure.on ? { ...draft, disclosure: { ...draft.disclosure, [kind]: ticked } } : draft;
}

export function withAiGenerated(draft: Draft, aiGenerated: boolean): Draft {
  return { ...draft, aiGenerated };
}

export function withAutoAddMusic(draft: Draft, autoAddMusic: boolean): Draft {
  return { ...draft, autoAddMusic };
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

/**
 * Carries a draft over to fresh creator info: what the user made stays, what that account does not offer goes, and
 * another account's privacy and interactions are never taken as this one's choice (guideline 2b, 2c: no default).
 */
export function withCreator(draft: Draft, before: CreatorInfo | undefined, now: CreatorInfo): Draft {
  const sameAccount = before?.username === now.username;
  const keptPrivacy =
    sameAccount && draft.privacy && now.privacyLevels.includes(draft.privacy) ? draft.privacy : undefined;
  const keeps = (interaction: Interaction) =>
    sameAccount && draft.interactions[interaction] && !now.disabledInteractions.includes(interaction);
  return {
    ...draft,
    privacy: keptPrivacy,
    interactions: { comment: keeps('comment'), duet: keeps('duet'), stitch: keeps('stitch') },
  };
}
