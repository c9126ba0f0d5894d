import { withDescription, withTitle } from '../../domain/draft-edits.js';
import { withMedia } from '../../domain/media-edits.js';
import type { Media } from '../../domain/media.js';
import { end, stay, withPage } from '../runs.js';
import type { Transition } from '../runs.js';
import { isPristine, keep, presetKeyOf, savedDraftOf } from '../saved-draft.js';
import type { ComposerState, SavedDraft } from '../state.js';
import { chosenAgain, findAgain } from './importing.js';

/** Text and media come back. What was chosen of privacy, interactions and disclosure was never kept. */
export function draftRecalled(
  state: ComposerState,
  { account, preset, title, description, media, chosen: saved }: SavedDraft,
  files: Readonly<Record<string, File>>,
  canOpen: boolean,
): Transition {
  const now = end(state, 'recall');
  const { setup } = now.page;
  // What was made in the meantime counts.
  const isWanted = now.phase === 'editing' && now.creator.username === account && presetKeyOf(setup) === preset;
  if (!isWanted || setup.forgetDraft || !isPristine(now)) return stay(now);
  const { accept } = setup.settings;
  const isAccepted = media && !setup.media && (accept === 'any' || accept === media.kind);
  const draft = withDescription(withTitle(now.draft, title), description);
  const chosen = saved && !setup.media ? { ...saved, files } : undefined;
  const name = isAccepted ? missingName(media, files) : undefined;
  const isReplaced = chosen && !(chosen.adding && media?.kind === 'photo');
  // Nobody is asked for files that others were to replace.
  if (!isAccepted || (name !== undefined && isReplaced)) return chosenAgain({ ...now, draft }, chosen);
  const kept = withPage(now, { files: { ...now.page.files, ...files } });
  return name === undefined
    ? chosenAgain({ ...kept, draft: withMedia(draft, media) }, chosen)
    : [{ ...kept, draft, importState: { kind: 'missing', name, media, chosen, canOpen } }, []];
}

/** The first file of the media that has to be chosen again. */
function missingName(media: Media, files: Readonly<Record<string, File>>): string | undefined {
  const parts = media.kind === 'video' ? [media] : media.photos;
  return parts.find(({ source }) => source.origin === 'file' && !files[source.id])?.facts.name;
}

/** The user lets the page read the files where they are. */
export function filesRequested(state: ComposerState): Transition {
  if (!('draft' in state) || state.importState.kind !== 'missing') return stay(state);
  const { name, media, chosen } = state.importState;
  return media ? findAgain(state, { media, chosen, files: [], opens: true, name }) : stay(state);
}

/** The browser does not open them: they have to be chosen. */
export function filesNotOpened(state: ComposerState): Transition {
  if (!('draft' in state) || state.importState.kind !== 'reading') return stay(state);
  const { request } = state.importState;
  if (request.kind !== 'again') return stay(state);
  const { name, media, chosen } = request;
  return [{ ...end(state, 'import'), importState: { kind: 'missing', name, media, chosen, canOpen: false } }, []];
}

/** What was made last is written down at once: a page that is not seen may end without a word. */
export function pageCovered(state: ComposerState): Transition {
  const { presence, runs } = state.page;
  const saved = presence === 'here' && runs.draft !== undefined ? savedDraftOf(state) : undefined;
  return saved ? keep(state, saved, 'now') : stay(state);
}
