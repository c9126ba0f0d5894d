import type { Media } from '../domain/media.js';
import { questionOf } from './import-state.js';
import type { Composing, SavedDraft } from './state.js';

/** What the user chose and the draft does not hold: it is on its way there, or has to be chosen again. */
export interface WaitingFiles {
  readonly media: Media | undefined;
  readonly chosen: SavedDraft['chosen'];
  /** Those of `chosen` that are to be written down, by their ids. */
  readonly files: Readonly<Record<string, File>>;
}

export function waitingFiles(state: Composing): WaitingFiles {
  const { importState } = state;
  const question = questionOf(importState);
  const files = byChosenId(chosenFiles(state));
  const ids = Object.keys(files);
  if (ids.length > 0 && 'request' in importState)
    return { media: question?.media, chosen: { ids, adding: importState.request.adding }, files };
  const chosen = question?.chosen;
  return {
    media: question?.media,
    chosen: chosen && { ids: chosen.ids, adding: chosen.adding },
    files: chosen?.files ?? {},
  };
}

/** Files that the user chose and that are not in the draft yet, in their order. */
export function chosenFiles({ importState, page }: Composing): readonly File[] {
  if (!('request' in importState) || importState.request.by !== 'user') return [];
  const { request } = importState;
  if (request.kind === 'files') return request.files;
  if (request.kind !== 'offers') return [];
  return request.entries.flatMap((entry) => {
    if ('file' in entry) return entry.file;
    return entry.source.origin === 'file' ? (page.files[entry.source.id] ?? []) : [];
  });
}

/** By ids that other files do not have, in their order. */
function byChosenId(files: readonly File[]): Readonly<Record<string, File>> {
  return Object.fromEntries(files.map((file, index) => [`chosen ${index} ${markOf(file)}`, file]));
}

/** What a file is told from others by before it is read: the end of its id (`chosen-ids.ts`). */
export const markOf = ({ name, size, lastModified }: File): string => `${size} ${lastModified} ${name}`;
