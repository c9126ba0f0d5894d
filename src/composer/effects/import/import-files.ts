import { randomId } from '../../../adapter/random-id.js';
import { fileIds } from '../../../domain/media.js';
import type { PhotoFacts, VideoFacts } from '../../../domain/media-facts.js';
import type { Media, MediaSource, Photo } from '../../../domain/media.js';
import type { ComposerEvent } from '../../events.js';
import type { ImportRequest, OfferedPhoto, PhotoOffers, Refusal } from '../../state.js';
import type { EffectContext, EffectOf, MediaLibrary, Perform } from '../effect.js';
import { withDigest } from '../../../journal/digest.js';
import { fingerprintOf } from '../../../journal/fingerprint.js';
import { answerOffers, importChosen, importHosted } from './read-media.js';

type Files = Readonly<Record<string, File>>;

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
  readonly loadJournal: EffectContext['loadJournal'];
}

/** What became of chosen files. Photos wait with the offer, in their order, until the creator has answered. */
export type ImportResult =
  | { readonly kind: 'imported'; readonly media: Media; readonly refusal?: Refusal | undefined }
  | { readonly kind: 'offered'; readonly offers: PhotoOffers; readonly entries: readonly (Photo | OfferedPhoto)[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'nothing-left' }
  /** Files of a draft that has come back, as they were. */
  | { readonly kind: 'found'; readonly media: Media; readonly files: Readonly<Record<string, File>> }
  | { readonly kind: 'not-opened' };

/** Reads what the user chose or the host presets, and says what became of it. */
export const importFiles: Perform<'import'> = async function* (effect, context) {
  const { run } = effect;
  const media = await context.loadMedia().catch(() => undefined);
  if (!media) {
    yield { type: 'part-not-loaded', run };
    return;
  }
  const files: Record<string, File> = {};
  const originals: Record<string, File> = {};
  const keep: ImportTools['keep'] = async (file, facts, original) => {
    const id = `file-${randomId()}`;
    files[id] = file;
    if (original) originals[id] = original;
    // What is previewed from here on is what must be sent.
    void fingerprintOf(file).catch(() => {});
    return { source: { origin: 'file', id }, facts: await withDigest(file, facts) };
  };
  const { signal, loadJournal } = context;
  const result = await read(effect, { media, signal, keep, loadJournal });
  yield reported(result, run, { files, originals });
};

function read({ request, accept, present }: EffectOf<'import'>, tools: ImportTools): Promise<ImportResult> {
  switch (request.kind) {
    case 'files':
      return importChosen({ files: request.files, orReplacing: request.orReplacing, accept, present }, tools);
    case 'hosted':
      return importHosted(request.media, tools);
    case 'offers':
      return answerOffers(request.entries, request.accepted, tools);
    case 'again':
      return findAgain(request, accept, tools);
    default:
      return request satisfies never;
  }
}

/** Files that are not those of the draft are a new choice. */
async function findAgain(
  { files, media, opens, found }: Extract<ImportRequest, { readonly kind: 'again' }>,
  accept: EffectOf<'import'>['accept'],
  tools: ImportTools,
): Promise<ImportResult> {
  const journal = await tools.loadJournal();
  const missing = [...fileIds(media)].filter((id) => !found.includes(id));
  const again = await (opens ? journal.open(undefined, missing) : journal.recognize(undefined, missing, files));
  if (missing.every((id) => again[id])) return { kind: 'found', media, files: again };
  if (opens) return { kind: 'not-opened' };
  return importChosen({ files, orReplacing: true, accept, present: 0 }, tools);
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
      return { type: 'photos-offered', run, offers: result.offers, entries: result.entries, files };
    case 'refused':
      return { type: 'import-refused', run, refusal: result.refusal };
    case 'nothing-left':
      return { type: 'import-emptied', run };
    case 'found':
      return { type: 'media-imported', run, media: result.media, files: result.files };
    case 'not-opened':
      return { type: 'files-not-opened', run };
    default:
      return result satisfies never;
  }
}
