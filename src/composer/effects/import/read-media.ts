import { PHOTO_LIMITS } from '../../../domain/limits.js';
import type { MediaKind, MediaRefusal, PhotoFacts } from '../../../domain/media-facts.js';
import { madeFrom } from '../../../domain/media.js';
import type { Photo, Photos } from '../../../domain/media.js';
import { photoViolation } from '../../../domain/rules/index.js';
import type { HostSettings } from '../../../domain/settings.js';
import type { HostedMedia, OfferedPhoto, PhotoOffer, PhotoOffers, Refusal } from '../../state.js';
import type { ImportResult, ImportTools } from './import-files.js';

/** Files that the user chose, or that the host presets. */
export interface Chosen {
  readonly files: readonly File[];
  /** How many photos are in the draft and stay. */
  readonly present: number;
  /** They stay for more photos only: anything else replaces them. */
  readonly orReplacing: boolean;
  /** How many of the first files were on their way when the others were chosen; photos among them stay like those in the draft. */
  readonly waiting?: number;
  readonly accept: HostSettings['accept'];
}

function asRefusal({ reason, name }: MediaRefusal): Refusal {
  return { kind: 'unusable', reason, name };
}

interface Sorted {
  readonly file: File;
  readonly kind: MediaKind | undefined;
}

/**
 * Reads what the user chose: one video, or photos only. Refuses with the file that is in the way, and still reads the photos
 * that were on their way before; photos are read as far as a post has room for them.
 */
export async function importChosen(request: Chosen, tools: ImportTools): Promise<ImportResult> {
  const { files, accept, waiting = 0 } = request;
  const sorted = await Promise.all(files.map(async (file) => ({ file, kind: await tools.media.kindOf(file) })));
  const before = accept === 'video' ? [] : sorted.slice(0, waiting).filter(({ kind }) => kind === 'photo');
  const staying = before.map(({ file }) => file);
  const result = await importSorted(sorted.slice(waiting), staying, request, tools);
  return result.kind === 'refused' && staying.length > 0 ? importPhotos(staying, result.refusal, tools) : result;
}

async function importSorted(
  sorted: readonly Sorted[],
  staying: readonly File[],
  request: Chosen,
  tools: ImportTools,
): Promise<ImportResult> {
  const { accept, orReplacing } = request;
  const { media, keep, signal } = tools;
  const replaces = orReplacing && sorted.some(({ kind }) => kind !== 'photo');
  const present = replaces ? 0 : request.present;
  const refusal = await refuse(sorted, { accept, present: replaces ? 0 : present + staying.length }, tools);
  if (refusal) return refused(refusal);
  const [first] = sorted;
  if (first?.kind !== 'photo') {
    if (!first) return refused({ kind: 'unusable', reason: 'empty', name: '' });
    const inspection = await media.inspectVideo(first.file, { signal });
    if (!inspection.ok) return unusable(inspection);
    const kept = await keep(first.file, inspection.facts);
    return { kind: 'imported', media: { kind: 'video', ...kept, coverTimestampMs: undefined } };
  }
  const max = PHOTO_LIMITS.maxCount;
  const photos = [...staying, ...sorted.map(({ file }) => file)];
  const room = Math.max(0, max - present);
  const [extra, ...others] = photos.slice(room);
  const leftOut = extra && ({ kind: 'too_many', max, name: extra.name, others: others.length } as const);
  return leftOut && room === 0 ? refused(leftOut) : importPhotos(photos.slice(0, room), leftOut, tools);
}

/** Reads what the host stores; refuses with the first that can neither be read nor shown. */
export async function importHosted(preset: HostedMedia, { media, signal }: ImportTools): Promise<ImportResult> {
  if ('videoUrl' in preset) {
    const inspection = await media.inspectVideoUrl(preset.videoUrl, { signal });
    if (!inspection.ok) return unusableHosted(inspection);
    const source = { origin: 'url', url: preset.videoUrl } as const;
    return { kind: 'imported', media: { kind: 'video', source, facts: inspection.facts, coverTimestampMs: undefined } };
  }
  const photos: Photo[] = [];
  const reading = preset.photoUrls.map(async (url) => [url, await media.inspectPhotoUrl(url, { signal })] as const);
  for (const [url, inspection] of await Promise.all(reading)) {
    if (!inspection.ok) return unusableHosted(inspection);
    photos.push({ source: { origin: 'url', url }, facts: inspection.facts });
  }
  return { kind: 'imported', media: asMedia(photos) };
}

/** The browser does not say whether it could not decode it or did not get it. */
function unusableHosted(refusal: MediaRefusal): ImportResult {
  return unusable(refusal.reason === 'undecodable' ? { ...refusal, reason: 'unreadable' } : refusal);
}

function refused(refusal: Refusal): ImportResult {
  return { kind: 'refused', refusal };
}

function unusable(refusal: MediaRefusal): ImportResult {
  return refused(asRefusal(refusal));
}

async function refuse(
  sorted: readonly Sorted[],
  { accept, present }: Pick<Chosen, 'accept' | 'present'>,
  { media, signal }: ImportTools,
): Promise<Refusal | undefined> {
  for (const { file, kind } of sorted) {
    if (kind && accept !== 'any' && kind !== accept) return { kind: 'kind_not_accepted', given: kind, name: file.name };
  }
  // A file that is nothing alone is told by reading it.
  const unknown = present > 0 || sorted[1] ? sorted.find(({ kind }) => !kind) : undefined;
  if (unknown) {
    const inspection = await media.inspectVideo(unknown.file, { signal });
    return { kind: 'unusable', reason: inspection.ok ? 'unreadable' : inspection.reason, name: unknown.file.name };
  }
  const firstKind = present > 0 ? 'photo' : sorted[0]?.kind;
  const other = sorted.find(({ kind }) => kind !== firstKind);
  if (other) return { kind: 'mixed', name: other.file.name };
  if (firstKind === 'video' && sorted[1]) return { kind: 'several_videos', name: sorted[1].file.name };
  return undefined;
}

/** The facts of a photo whose header says nothing that can be read. */
const UNKNOWN: PhotoFacts = {
  kind: 'photo',
  name: '',
  bytes: undefined,
  contentType: undefined,
  width: undefined,
  height: undefined,
};

async function importPhotos(
  files: readonly File[],
  refusal: Refusal | undefined,
  tools: ImportTools,
): Promise<ImportResult> {
  const { media, signal } = tools;
  const entries: (Photo | OfferedPhoto)[] = [];
  const offers: PhotoOffer[] = [];
  // One after the other: all at once would hold every photo in memory.
  for (const file of files) {
    const inspection = await media.inspectPhoto(file, { signal });
    // What has an odd header, the browser may still show: then a new photo can be made of it.
    if (!inspection.ok && inspection.reason !== 'damaged') return unusable(inspection);
    const facts = inspection.ok ? inspection.facts : UNKNOWN;
    const offered = inspection.ok ? offersFor(facts) : ([{ kind: 'convert', name: file.name }] as const);
    if (offered) {
      // TikTok takes what every browser can open; of other types this one may not be able to make a JPEG.
      const tried =
        offered[0].kind === 'convert' && (await media.convertPhoto(file, { shortSide: 1, longSide: 1, signal }));
      if (tried && !(tried instanceof File)) return unusable(tried);
      offers.push(...offered);
      entries.push({ offers: offered, file, facts });
    } else {
      const photo = await keepPhoto(file, facts, tools);
      if (!('source' in photo)) return unusable(photo);
      entries.push(photo);
    }
  }
  const [firstOffer, ...otherOffers] = offers;
  if (firstOffer) return { kind: 'offered', offers: [firstOffer, ...otherOffers], entries, refusal };
  return { kind: 'imported', media: asMedia(entries.filter(isPhoto)), refusal };
}

/** What this page can fix in a photo: its type, its size, or both at once. */
function offersFor(facts: PhotoFacts): PhotoOffers | undefined {
  const { name, extras, provenance } = facts;
  const broken = photoViolation(facts);
  if (!broken) return undefined;
  const losses = {
    ...(extras?.includes('animation') && { isAnimated: true as const }),
    ...(provenance?.hasCredentials && { losesCredentials: true as const }),
  };
  const scale = { kind: 'scale', name } as const;
  if (broken.code !== 'photo_type_unsupported') return [{ ...scale, ...losses }];
  const convert = { kind: 'convert', name, ...losses } as const;
  return photoViolation({ ...facts, contentType: undefined, bytes: undefined }) ? [convert, scale] : [convert];
}

/** Location data goes before the photo leaves; a photo that needs no change keeps its bytes. */
async function keepPhoto(
  file: File,
  facts: PhotoFacts,
  { keep, media, signal }: ImportTools,
): Promise<Photo | MediaRefusal> {
  const stripped = await media.stripLocation(file, { signal });
  if ('ok' in stripped) return stripped;
  return keep(stripped, { ...facts, bytes: stripped.size });
}

function isPhoto(entry: Photo | OfferedPhoto): entry is Photo {
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
  { keep, media, signal }: ImportTools,
): Promise<ImportResult> {
  const photos: Photo[] = [];
  let refusal: Refusal | undefined;
  for (const entry of entries) {
    if (isPhoto(entry)) photos.push(entry);
    else if (accepted) {
      const converted = await media.convertPhoto(entry.file, {
        shortSide: PHOTO_LIMITS.maxShortSidePixels,
        longSide: PHOTO_LIMITS.maxLongSidePixels,
        signal,
      });
      const inspection = 'ok' in converted ? converted : await media.inspectPhoto(converted, { signal });
      if (!inspection.ok) refusal ??= asRefusal(inspection);
      else if (converted instanceof File)
        photos.push(await keep(converted, madeFrom(entry.facts, inspection.facts), entry.file));
    }
  }
  if (photos.length > 0) return { kind: 'imported', media: asMedia(photos), ...(refusal && { refusal }) };
  return refusal ? refused(refusal) : { kind: 'nothing-left' };
}
