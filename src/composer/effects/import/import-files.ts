import { randomId } from '../../../adapter/random-id.js';
import { fileIds } from '../../../domain/media.js';
import type { PhotoFacts, VideoFacts } from '../../../domain/media-facts.js';
import type { Media, MediaSource, Photo } from '../../../domain/media.js';
import type { ComposerEvent } from '../../events.js';
import { PRESET } from '../../preset-media.js';
import type { ImportRequest, OfferedPhoto, PhotoOffers, Refusal } from '../../state.js';
import type { EffectOf, MediaLibrary, Perform } from '../effect.js';
import { withDigest } from '../../../journal/digest.js';
import { fingerprintOf } from '../../../journal/fingerprint.js';
import type { Journal } from '../../../journal/journal.js';
import { answerOffers, importChosen, importHosted } from './read-media.js';

type Files = Readonly<Record<string, File>>;

type Again = Extract<ImportRequest, { readonly kind: 'again' }>;

/** With what files are imported. */
export interface ImportTools {
  readonly media: MediaLibrary;
  readonly signal: AbortSignal;
  /** Keeps a file for the draft, and what it was made of; returns how the draft speaks of it. */
  readonly keep: <Facts extends VideoFacts | PhotoFacts>(
    file: File,
    facts: Facts,
    original?: File,
  ) => Promise<{ readonly source: MediaSource; readonly facts: Facts }>;
}

/** What became of chosen files. Photos wait with the offer, in their order, until the creator has answered. */
export type ImportResult =
  | { readonly kind: 'imported'; readonly media: Media; readonly refusal?: Refusal | undefined }
  | {
      readonly kind: 'offered';
      readonly offers: PhotoOffers;
      readonly entries: readonly (Photo | OfferedPhoto)[];
      readonly refusal?: Refusal | undefined;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'nothing-left' };

/** Reads what the user chose or the host presets, and says what became of it. */
export const importFiles: Perform<'import'> = async function* (effect, context) {
  const { run, request } = effect;
  if (request.kind === 'again') {
    yield { type: 'files-found', run, files: await findAgain(request, await context.loadJournal()) };
    return;
  }
  const media = await context.loadMedia();
  const files: Record<string, File> = {};
  const originals: Record<string, File> = {};
  const keep: ImportTools['keep'] = async (file, facts, original) => {
    const id = `${request.by === 'host' ? PRESET : 'file-'}${randomId()}`;
    files[id] = file;
    if (original) originals[id] = original;
    // What is previewed from here on is what must be sent.
    void fingerprintOf(file).catch(() => {});
    return { source: { origin: 'file', id }, facts: await withDigest(file, facts) };
  };
  const result = await read(request, effect, { media, signal: context.signal, keep });
  yield reported(result, run, { files, originals });
};

function read(
  request: Exclude<ImportRequest, Again>,
  { accept, present }: EffectOf<'import'>,
  tools: ImportTools,
): Promise<ImportResult> {
  switch (request.kind) {
    case 'files':
      return importChosen({ ...request, accept, present }, tools);
    case 'hosted':
      return importHosted(request.media, tools);
    case 'offers':
      return answerOffers(request.entries, request.accepted, tools);
    default:
      return request satisfies never;
  }
}

/** Those that are at hand are recognized too, and so are not taken for other files. */
function findAgain({ files, media, opens, found }: Again, journal: Journal): Promise<Files> {
  const ids = [...fileIds(media)];
  if (!opens) return journal.recognize(undefined, ids, files);
  const missing = ids.filter((id) => !found.includes(id));
  return journal.open(undefined, missing);
}

function reported(
  result: ImportResult,
  run: number,
  { files, originals }: { readonly files: Files; readonly originals: Files },
): ComposerEvent {
  switch (result.kind) {
    case 'imported':
      return { type: 'media-imported', run, media: result.media, files, originals, refusal: result.refusal };
    case 'offered':
      return {
        type: 'photos-offered',
        run,
        offers: result.offers,
        entries: result.entries,
        files,
        refusal: result.refusal,
      };
    case 'refused':
      return { type: 'import-refused', run, refusal: result.refusal };
    case 'nothing-left':
      return { type: 'import-emptied', run };
    default:
      return result satisfies never;
  }
}
