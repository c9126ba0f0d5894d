import { sameValue } from '../domain/same-value.js';
import { partsOf } from '../domain/media.js';
import type { Media } from '../domain/media.js';
import type { EffectOf } from './effects/effect.js';
import { presetDraft } from './initial-state.js';
import { isPresetAgain } from './preset-media.js';
import { begin, end, fire } from './runs.js';
import type { Transition } from './runs.js';
import type { ComposerState, Composing, SavedDraft, Setup } from './state.js';
import { waitingFiles } from './waiting-files.js';

/** What the host has preset, in a form to compare: a draft that was made of one preset is not that of another. */
export function presetKeyOf({ title, description, media }: Setup): string {
  const names = media && 'files' in media ? media.files.map(({ name, size }) => `${name} ${size}`) : media;
  return JSON.stringify([title, description, names]);
}

/** Whether nobody has made anything yet: the text is the host's, and so are the files, if there are any. */
export function isPristine(state: ComposerState): boolean {
  if (!('draft' in state) || !hasPresetText(state) || !isHosts(state.draft.media)) return false;
  return state.page.setup.media ? !waitingFiles(state).chosen : state.importState.kind === 'idle';
}

const isHosts = (media: Media | undefined): boolean => partsOf(media).every(isPresetAgain);

function hasPresetText({ draft, page }: Composing): boolean {
  const { title, description } = presetDraft(page.setup);
  return draft.title === title && draft.description === description;
}

/** What of the draft comes back after a reload. A host's own adapter without a name cannot be told from another's. */
export function savedDraftOf(state: ComposerState): SavedDraft | undefined {
  if (!('draft' in state) || (state.phase === 'failed' && state.failure.kind === 'unknown')) return undefined;
  const { draft, page } = state;
  const account = (state.creator ?? state.madeFor)?.username;
  if (account === undefined || !page.adapter?.id || page.setup.forgetDraft) return undefined;
  const { media: awaited = draft.media, chosen } = waitingFiles(state);
  // The host presets its own media again.
  const media = isHosts(awaited) && !chosen ? undefined : awaited;
  if (!media && !chosen && hasPresetText(state)) return undefined;
  const { title, description } = draft;
  return { account, preset: presetKeyOf(page.setup), title, description, media, ...(chosen && { chosen }) };
}

/** Keeps each change of the draft, and forgets a draft that is posted, discarded, or not to be kept. */
export function withSavedDraft(before: ComposerState, [state, effects]: Transition): Transition {
  const [was, is] = [savedDraftOf(before), savedDraftOf(state)];
  const isSame = sameValue(was, is);
  const [wasHere, isHere] = [before.page.presence === 'here', state.page.presence === 'here'];
  const isLeaving = wasHere && !isHere;
  // A page that was away has let go of its draft.
  const isBack = !wasHere && isHere;
  if (isSame && !(is && (isLeaving || isBack))) return [state, effects];
  const isWritten = isSame && before.page.runs.draft === undefined;
  const [now, begun] = !is
    ? forget(state)
    : isLeaving && isWritten
      ? fire(state, { type: 'leave-draft' })
      : keep(state, is, isLeaving ? 'leaving' : 'settled');
  return [now, [...effects, ...begun]];
}

export function keep(state: ComposerState, saved: SavedDraft, when: EffectOf<'save-draft'>['when']): Transition {
  const { adapter, files } = state.page;
  if (!adapter) return forget(state);
  const all = { ...files, ...('draft' in state && waitingFiles(state).files) };
  return begin(state, 'draft', { type: 'save-draft', adapterId: adapter.id, saved, files: all, when });
}

function forget(state: ComposerState): Transition {
  return fire(end(state, 'draft'), { type: 'forget-draft' });
}
