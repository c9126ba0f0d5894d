import { fileIds } from '../domain/media.js';
import type { EffectOf } from './effects/effect.js';
import { presetDraft } from './initial-state.js';
import { awaitedMedia } from './import-state.js';
import { begin, end, fire, stay } from './runs.js';
import type { Transition } from './runs.js';
import type { ComposerState, Composing, SavedDraft, Setup } from './state.js';

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
  const chosen = page.setup.media ? undefined : chosenOf(state);
  if (!media && !chosen && isPristine({ ...state, importState: { kind: 'idle' } })) return undefined;
  const { title, description } = draft;
  return { account, preset: presetKeyOf(page.setup), title, description, media, ...(chosen && { chosen }) };
}

function chosenOf(state: Composing): SavedDraft['chosen'] {
  const ids = Object.keys(chosenFiles(state));
  return ids.length > 0 && 'request' in state.importState
    ? { ids, adding: state.importState.request.adding }
    : undefined;
}

/** Files that the user chose and that are not in the draft yet, by names that other files do not have, in their order. */
function chosenFiles({ importState, page }: Composing): Readonly<Record<string, File>> {
  if (!('request' in importState) || importState.request.by !== 'user') return {};
  const { request } = importState;
  const files =
    request.kind === 'files'
      ? request.files
      : request.kind === 'offers'
        ? request.entries.flatMap((entry) => {
            if ('file' in entry) return entry.file;
            return entry.source.origin === 'file' ? (page.files[entry.source.id] ?? []) : [];
          })
        : [];
  const nameOf = ({ name, size, lastModified }: File, index: number) =>
    `chosen ${index} ${size} ${lastModified} ${name}`;
  return Object.fromEntries(files.map((file, index) => [nameOf(file, index), file]));
}

/** Keeps each change of the draft, and forgets a draft that is posted, discarded, or not to be kept. */
export function withSavedDraft(before: ComposerState, [state, effects]: Transition): Transition {
  const [was, is] = [savedDraftOf(before), savedDraftOf(state)];
  const [wasHere, isHere] = [before.page.presence === 'here', state.page.presence === 'here'];
  const isLeaving = wasHere && !isHere;
  // A page that was away has let go of its draft.
  const isBack = !wasHere && isHere;
  if (isSame(was, is) && !(is && (isLeaving || isBack))) return [state, effects];
  const isWritten = isSame(was, is) && before.page.runs.draft === undefined;
  const [now, begun] = !is
    ? forget(state)
    : isLeaving && isWritten
      ? fire(state, { type: 'leave-draft' })
      : keep(state, is, isLeaving ? 'leaving' : 'settled');
  return [now, [...effects, ...begun]];
}

/** What was made last is written down at once: a page that is not seen may end without a word. */
export function pageCovered(state: ComposerState): Transition {
  const { presence, runs } = state.page;
  const saved = presence === 'here' && runs.draft !== undefined ? savedDraftOf(state) : undefined;
  return saved ? keep(state, saved, 'now') : stay(state);
}

function keep(state: ComposerState, saved: SavedDraft, when: EffectOf<'save-draft'>['when']): Transition {
  const { adapter, files } = state.page;
  if (!adapter) return forget(state);
  const ids = fileIds(saved.media);
  const made = Object.entries(files).filter(([id]) => ids.has(id));
  const kept = { ...Object.fromEntries(made), ...('draft' in state && saved.chosen && chosenFiles(state)) };
  return begin(state, 'draft', { type: 'save-draft', adapterId: adapter.id, saved, files: kept, when });
}

function forget(state: ComposerState): Transition {
  return fire(end(state, 'draft'), { type: 'forget-draft' });
}

function isSame(a: SavedDraft | undefined, b: SavedDraft | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.account === b.account &&
    a.preset === b.preset &&
    a.title === b.title &&
    a.description === b.description &&
    a.media === b.media &&
    a.chosen?.ids.join() === b.chosen?.ids.join() &&
    a.chosen?.adding === b.chosen?.adding
  );
}
