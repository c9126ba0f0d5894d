import { fileIds } from '../domain/media.js';
import type { EffectOf } from './effects/effect.js';
import { presetDraft } from './initial-state.js';
import { begin, end, fire } from './runs.js';
import type { Transition } from './runs.js';
import type { ComposerState, Composing, SavedDraft, Setup } from './state.js';
import type { WaitingFiles } from './waiting-files.js';

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

/** Finds what the user chose and the draft does not hold. */
type FindWaiting = (state: Composing) => WaitingFiles;

const NONE: WaitingFiles = { media: undefined, chosen: undefined, files: {} };

/** Nothing takes files in before the whole of the composer is there. */
const findNone: FindWaiting = () => NONE;

/** What of the draft comes back after a reload. A host's own adapter without a name cannot be told from another's. */
export function savedDraftOf(state: ComposerState, findWaiting: FindWaiting): SavedDraft | undefined {
  if (!('draft' in state) || (state.phase === 'failed' && state.failure.kind === 'unknown')) return undefined;
  const { draft, page } = state;
  const account = (state.creator ?? state.madeFor)?.username;
  if (account === undefined || !page.adapter?.id || page.setup.forgetDraft) return undefined;
  // The host presets its own media again.
  const waiting = page.setup.media ? NONE : findWaiting(state);
  const media = page.setup.media ? undefined : (draft.media ?? waiting.media);
  const { chosen } = waiting;
  if (!media && !chosen && isPristine({ ...state, importState: { kind: 'idle' } })) return undefined;
  const { title, description } = draft;
  return { account, preset: presetKeyOf(page.setup), title, description, media, ...(chosen && { chosen }) };
}

/** Keeps each change of the draft, and forgets a draft that is posted, discarded, or not to be kept. */
export function withSavedDraft(
  before: ComposerState,
  [state, effects]: Transition,
  findWaiting = findNone,
): Transition {
  const [was, is] = [savedDraftOf(before, findWaiting), savedDraftOf(state, findWaiting)];
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
      : keep(state, is, findWaiting, isLeaving ? 'leaving' : 'settled');
  return [now, [...effects, ...begun]];
}

export function keep(
  state: ComposerState,
  saved: SavedDraft,
  findWaiting: FindWaiting,
  when: EffectOf<'save-draft'>['when'],
): Transition {
  const { adapter, files } = state.page;
  if (!adapter) return forget(state);
  const ids = fileIds(saved.media);
  const made = Object.entries(files).filter(([id]) => ids.has(id));
  const kept = { ...Object.fromEntries(made), ...('draft' in state && saved.chosen && findWaiting(state).files) };
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
