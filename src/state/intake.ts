import type { CallOptions } from '../adapter/contract.js';
import type { Media, Photo, Photos } from '../domain/media.js';
import type { PHOTO_LIMITS } from '../domain/limits.js';
import type { Inspection, MediaKind, MediaRefusal, PhotoFacts } from '../domain/media-facts.js';
import type { photoViolation } from '../domain/rules/index.js';
import type { HostSettings } from '../domain/settings.js';
import type { PhotoOffer, Refusal } from './composer-state.js';
import type { FileShelf } from './file-shelf.js';

/** The media library, loaded when the first file is chosen. */
export type MediaLibrary = typeof import('../media/index.js');

/** What the rules say of photos. It is handed over, so that this file imports nothing and loads when a file is chosen. */
export interface PhotoRules {
  readonly limits: typeof PHOTO_LIMITS;
  readonly violation: typeof photoViolation;
}

/** With what files are taken in. */
export interface IntakeTools extends CallOptions {
  readonly shelf: FileShelf;
  readonly media: MediaLibrary;
  readonly rules: PhotoRules;
}

export interface IntakeRequest {
  readonly files: readonly File[];
  /** How many photos are chosen already and stay. */
  readonly present: number;
  /** They stay for more photos only: anything else replaces them. */
  readonly orReplacing: boolean;
  readonly accept: HostSettings['accept'];
}

/** A photo that TikTok would refuse as it is, and what can be done about it. */
export interface OfferedPhoto {
  readonly offers: Offers;
  readonly file: File;
}

type Offers = readonly [PhotoOffer, ...PhotoOffer[]];

/** What became of chosen files. Photos wait with the offer, in their order, until the creator has answered. */
export type IntakeResult =
  /** With the reason why one more could not be taken, although it was to be mended. */
  | { readonly kind: 'taken'; readonly media: Media; readonly refusal?: Refusal }
  | {
      readonly kind: 'offered';
      readonly offers: Offers;
      readonly entries: readonly (Photo | OfferedPhoto)[];
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

interface Sorted {
  readonly file: File;
  readonly kind: MediaKind | undefined;
}

/** Reads what the user chose: one video, or photos only. Refuses with the file that is in the way. */
export async function takeIn(request: IntakeRequest, tools: IntakeTools): Promise<IntakeResult> {
  const { files, accept } = request;
  const { media, shelf, rules, signal } = tools;
  const sorted = await Promise.all(files.map(async (file) => ({ file, kind: await media.kindOf(file) })));
  const replaces = request.orReplacing && sorted.some(({ kind }) => kind !== 'photo');
  const present = replaces ? 0 : request.present;
  const refusal = refuse(sorted, { accept, present, max: rules.limits.maxCount });
  if (refusal) return { kind: 'refused', refusal };
  const [first] = sorted;
  if (first?.kind !== 'photo') {
    if (!first) return refused({ kind: 'unusable', reason: 'empty', name: '' });
    const inspection = await media.inspectVideo(first.file, { signal });
    if (!inspection.ok) return unusable(inspection);
    const source = { origin: 'file', id: shelf.add(first.file) } as const;
    return { kind: 'taken', media: { kind: 'video', source, facts: inspection.facts, coverTimestampMs: undefined } };
  }
  return takePhotos(files, tools);
}

/** Reads what the host stores; refuses with the first that can neither be read nor shown. */
export async function takeHosted(
  preset: { readonly videoUrl: string } | { readonly photoUrls: readonly string[] },
  { media, signal }: IntakeTools,
): Promise<IntakeResult> {
  if ('videoUrl' in preset) {
    const inspection = await media.inspectVideoUrl(preset.videoUrl, { signal });
    if (!inspection.ok) return unusableHosted(inspection);
    const source = { origin: 'url', url: preset.videoUrl } as const;
    return { kind: 'taken', media: { kind: 'video', source, facts: inspection.facts, coverTimestampMs: undefined } };
  }
  const photos: Photo[] = [];
  const reading = preset.photoUrls.map(async (url) => [url, await media.inspectPhotoUrl(url, { signal })] as const);
  for (const [url, inspection] of await Promise.all(reading)) {
    if (!inspection.ok) return unusableHosted(inspection);
    photos.push({ source: { origin: 'url', url }, facts: inspection.facts });
  }
  return { kind: 'taken', media: asMedia(photos) };
}

/** The browser does not say whether it could not decode it or did not get it. */
function unusableHosted(refusal: MediaRefusal): IntakeResult {
  return unusable(refusal.reason === 'undecodable' ? { ...refusal, reason: 'unreadable' } : refusal);
}

function refused(refusal: Refusal): IntakeResult {
  return { kind: 'refused', refusal };
}

function asRefusal({ reason, name }: MediaRefusal): Refusal {
  return { kind: 'unusable', reason, name };
}

function unusable(refusal: MediaRefusal): IntakeResult {
  return refused(asRefusal(refusal));
}

function refuse(
  sorted: readonly Sorted[],
  { accept, present, max }: Pick<IntakeRequest, 'accept' | 'present'> & { readonly max: number },
): Refusal | undefined {
  for (const { file, kind } of sorted) {
    if (kind && accept !== 'any' && kind !== accept) return { kind: 'kind_not_accepted', given: kind, name: file.name };
  }
  // A file that is nothing alone is told by reading it.
  const unknown = present > 0 || sorted[1] ? sorted.find(({ kind }) => !kind) : undefined;
  if (unknown) return { kind: 'unusable', reason: unknown.file.size ? 'not_media' : 'empty', name: unknown.file.name };
  const firstKind = present > 0 ? 'photo' : sorted[0]?.kind;
  const other = sorted.find(({ kind }) => kind !== firstKind);
  if (other) return { kind: 'mixed', name: other.file.name };
  if (firstKind === 'video' && sorted[1]) return { kind: 'several_videos', name: sorted[1].file.name };
  const room = max - present;
  const extra = firstKind === 'photo' ? sorted[room] : undefined;
  return extra && { kind: 'too_many', max, name: extra.file.name };
}

async function takePhotos(files: readonly File[], tools: IntakeTools): Promise<IntakeResult> {
  const { media, rules, signal } = tools;
  const entries: (Photo | OfferedPhoto)[] = [];
  const offers: PhotoOffer[] = [];
  // One after the other: all at once would hold every photo in memory.
  for (const file of files) {
    const inspection = await media.inspectPhoto(file, { signal });
    if (!inspection.ok) return unusable(inspection);
    const offered = offersFor(inspection.facts, rules);
    if (offered) {
      // TikTok takes what every browser can open; of other types this one may not be able to make a JPEG.
      const tried =
        offered[0].kind === 'convert' && (await media.convertPhoto(file, { shortSide: 1, longSide: 1, signal }));
      if (tried && !(tried instanceof File)) return unusable(tried);
      offers.push(...offered);
      entries.push({ offers: offered, file });
    } else {
      const photo = await shelvePhoto(file, inspection, tools);
      if (!('source' in photo)) return unusable(photo);
      entries.push(photo);
    }
  }
  const [firstOffer, ...otherOffers] = offers;
  if (firstOffer) return { kind: 'offered', offers: [firstOffer, ...otherOffers], entries };
  return { kind: 'taken', media: asMedia(entries.filter(isPhoto)) };
}

/** What this page can mend in a photo: its type, its size, or both at once. */
function offersFor(facts: PhotoFacts, { violation }: PhotoRules): Offers | undefined {
  const { name } = facts;
  const broken = violation(facts);
  if (!broken) return undefined;
  const scale = { kind: 'scale', name } as const;
  if (broken.code !== 'photo_type_unsupported') return [scale];
  const convert = { kind: 'convert', name } as const;
  return violation({ ...facts, contentType: undefined, bytes: undefined }) ? [convert, scale] : [convert];
}

/** Location data goes before the photo leaves; a photo that needs no change keeps its bytes. */
async function shelvePhoto(
  file: File,
  inspection: Extract<Inspection<PhotoFacts>, { ok: true }>,
  { shelf, media, signal }: IntakeTools,
): Promise<Photo | MediaRefusal> {
  const stripped = await media.stripLocation(file, { signal });
  if ('ok' in stripped) return stripped;
  const facts = { ...inspection.facts, bytes: stripped.size };
  return { source: { origin: 'file', id: shelf.add(stripped) }, facts };
}

export function isPhoto(entry: Photo | OfferedPhoto): entry is Photo {
  return 'source' in entry;
}

function asMedia(photos: readonly Photo[]): Photos {
  return { kind: 'photo', photos, coverIndex: 0 };
}

/**
 * Converts or scales what was offered, or leaves it out, and makes the post's media of the rest. A photo for which that does
 * not work is refused, and keeps no other away.
 */
export async function answerOffers(
  entries: readonly (Photo | OfferedPhoto)[],
  accepted: boolean,
  { shelf, media, rules, signal }: IntakeTools,
): Promise<IntakeResult | { readonly kind: 'nothing-left' }> {
  const photos: Photo[] = [];
  let refusal: Refusal | undefined;
  for (const entry of entries) {
    if (isPhoto(entry)) photos.push(entry);
    else if (accepted) {
      const converted = await media.convertPhoto(entry.file, {
        shortSide: rules.limits.maxShortSidePixels,
        longSide: rules.limits.maxLongSidePixels,
        signal,
      });
      const inspection = 'ok' in converted ? converted : await media.inspectPhoto(converted, { signal });
      if (!inspection.ok) refusal ??= asRefusal(inspection);
      else if (converted instanceof File)
        photos.push({ source: { origin: 'file', id: shelf.add(converted) }, facts: inspection.facts });
    }
  }
  if (photos.length > 0) return { kind: 'taken', media: asMedia(photos), ...(refusal && { refusal }) };
  return refusal ? refused(refusal) : { kind: 'nothing-left' };
}
