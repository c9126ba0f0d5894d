import { withDescription, withTitle } from '../../domain/draft-edits.js';
import { withMedia } from '../../domain/media-edits.js';
import type { Media } from '../../domain/media.js';
import { end, stay, withPage } from '../runs.js';
import type { Transition } from '../runs.js';
import { isPristine, presetKeyOf } from '../saved-draft.js';
import type { ComposerState, SavedDraft, StateIn } from '../state.js';
import { beginImport, findAgain } from './importing.js';

/** Text and media come back. What was chosen of privacy, interactions and disclosure was never kept. */
export function draftRecalled(
  state: ComposerState,
  { account, preset, title, description, media, chosen }: SavedDraft,
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
  if (!isAccepted) return chosenAgain({ ...now, draft }, chosen, files);
  const kept = withPage(now, { files: { ...now.page.files, ...files } });
  const name = missingName(media, files);
  return name === undefined
    ? chosenAgain({ ...kept, draft: withMedia(draft, media) }, chosen, files)
    : [{ ...kept, draft, importState: { kind: 'missing', name, media, canOpen } }, []];
}

/** Files that were not in the draft yet are read again, and what was offered about them is offered again. */
function chosenAgain(
  state: StateIn<'editing'>,
  chosen: SavedDraft['chosen'],
  files: Readonly<Record<string, File>>,
): Transition {
  const found = chosen?.ids.flatMap((id) => files[id] ?? []) ?? [];
  const [first] = found;
  if (!chosen || !first || found.length < chosen.ids.length || state.page.setup.media) return stay(state);
  const adding = chosen.adding && state.draft.media?.kind === 'photo';
  return beginImport(state, { kind: 'files', files: found, by: 'user', adding, orReplacing: true, name: first.name });
}

/** The first file of the media that has to be chosen again. */
function missingName(media: Media, files: Readonly<Record<string, File>>): string | undefined {
  const parts = media.kind === 'video' ? [media] : media.photos;
  return parts.find(({ source }) => source.origin === 'file' && !files[source.id])?.facts.name;
}

/** The user lets the page read the files where they are. */
export function filesRequested(state: ComposerState): Transition {
  if (!('draft' in state) || state.importState.kind !== 'missing') return stay(state);
  const { name, media } = state.importState;
  return findAgain(state, media, { files: [], opens: true, name });
}

/** The browser does not open them: they have to be chosen. */
export function filesNotOpened(state: ComposerState): Transition {
  if (!('draft' in state) || state.importState.kind !== 'reading') return stay(state);
  const { request } = state.importState;
  if (request.kind !== 'again') return stay(state);
  const { name, media } = request;
  return [{ ...end(state, 'import'), importState: { kind: 'missing', name, media, canOpen: false } }, []];
}
