import { fileIds } from '../domain/media.js';
import { presetDraft } from './phases/editing.js';
import { begin, end, fire } from './runs.js';
import type { Transition } from './runs.js';
import { awaitedMedia } from './state.js';
import type { ComposerState, SavedDraft, Setup } from './state.js';

/** What the host has preset, in a form to compare: a draft that was made of one preset is not that of another. */
export function presetKeyOf({ title, description, media }: Setup): string {
  const names = media && 'files' in media ? media.files.map(({ name, size }) => `${name} ${size}`) : media;
  return JSON.stringify([title, description, names]);
}

/** Whether nobody has made anything yet: the text is the host's, and so are the files, if there are any. */
export function isPristine(state: ComposerState): boolean {
  if (!('draft' in state)) return false;
  const { draft, importState, page } = state;
  const { title, description } = presetDraft(page.setup);
  const isEmpty = draft.media === undefined && importState.kind === 'idle';
  return draft.title === title && draft.description === description && (page.setup.media !== undefined || isEmpty);
}

/** What of the draft comes back after a reload. A host's own adapter without a name cannot be told from another's. */
function savedDraftOf(state: ComposerState): SavedDraft | undefined {
  if (!('draft' in state) || (state.phase === 'failed' && state.failure.kind === 'unknown')) return undefined;
  const { draft, importState, page } = state;
  const account = (state.creator ?? state.madeFor)?.username;
  if (account === undefined || !page.adapter?.id || page.setup.forgetDraft) return undefined;
  // The host presets its own media again.
  const media = page.setup.media ? undefined : (draft.media ?? awaitedMedia(importState));
  if (media === undefined && isPristine({ ...state, importState: { kind: 'idle' } })) return undefined;
  return { account, preset: presetKeyOf(page.setup), title: draft.title, description: draft.description, media };
}

/** Keeps each change of the draft, and forgets a draft that is posted, discarded, or not to be kept. */
export function withSavedDraft(before: ComposerState, [state, effects]: Transition): Transition {
  const [was, is] = [savedDraftOf(before), savedDraftOf(state)];
  const isLeaving = before.page.presence === 'here' && state.page.presence !== 'here';
  if (isSame(was, is) && !(is && isLeaving)) return [state, effects];
  const quiet = end(state, 'draft');
  const { adapter, files } = state.page;
  if (!is || !adapter) {
    const [now, forgotten] = fire(quiet, { type: 'forget-draft' });
    return [now, [...effects, ...forgotten]];
  }
  const ids = fileIds(is.media);
  const kept = Object.fromEntries(Object.entries(files).filter(([id]) => ids.has(id)));
  const saving = { type: 'save-draft', adapterId: adapter.id, saved: is, files: kept, isLeaving } as const;
  const [now, saved] = begin(quiet, 'draft', saving);
  return [now, [...effects, ...saved]];
}

function isSame(a: SavedDraft | undefined, b: SavedDraft | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.account === b.account &&
    a.preset === b.preset &&
    a.title === b.title &&
    a.description === b.description &&
    a.media === b.media
  );
}
