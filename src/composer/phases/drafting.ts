import { withDescription, withTitle } from '../../domain/draft-edits.js';
import { withMedia } from '../../domain/media-edits.js';
import { missingName, withPresent } from '../missing-files.js';
import { end, fire, stay, withPage } from '../runs.js';
import type { Transition } from '../runs.js';
import { isPristine, keep, presetKeyOf, savedDraftOf } from '../saved-draft.js';
import { isLocked } from '../state.js';
import type { ComposerState, MissingFiles, SavedDraft } from '../state.js';
import { ask, chosenAgain, findAgain, stopImport } from './importing.js';
import { filesTaken } from './opening.js';

/** Text and media come back. What was chosen of privacy, interactions and disclosure was never kept. */
export function draftRecalled(
  state: ComposerState,
  { account, preset, title, description, media, chosen: saved }: SavedDraft,
  files: Readonly<Record<string, File>>,
  canOpen: boolean,
): Transition {
  const now = end(state, 'recall');
  const { setup } = now.page;
  const isWanted = now.phase === 'editing' && now.creator.username === account && presetKeyOf(setup) === preset;
  // What was made in the meantime counts, and is not written over what was found.
  if (!isWanted || setup.forgetDraft || !isPristine(now)) return fire(now, { type: 'leave-draft', isAside: true });
  const { accept } = setup.settings;
  const canHave = !isLocked(now);
  const isAccepted = media && canHave && (accept === 'any' || accept === media.kind);
  const draft = withDescription(withTitle(now.draft, title), description);
  const chosen = saved && canHave ? { ...saved, files } : undefined;
  const name = isAccepted ? missingName(media, files) : undefined;
  const isReplaced = chosen && !(chosen.adding && media?.kind === 'photo');
  // Nobody is asked for files that others were to replace.
  if (!isAccepted || (name !== undefined && isReplaced)) return chosenAgain({ ...now, draft }, chosen);
  // They had taken the place of what the host presets, which may be on its way again.
  const kept = withPage(stopImport(now), { files: { ...now.page.files, ...files } });
  return name === undefined
    ? chosenAgain({ ...kept, draft: withMedia(draft, media) }, chosen)
    : ask({ ...kept, draft }, { kind: 'missing', name, media, chosen, canOpen });
}

/** The user lets the page read the files where they are. */
export function filesRequested(state: ComposerState): Transition {
  if (!('draft' in state) || state.importState.kind !== 'missing') return stay(state);
  const { importState: question } = state;
  const { name, media } = question;
  return media ? findAgain(state, { question, media, files: [], opens: true, name }) : stay(state);
}

/** Files that were opened, or chosen again, and are those of the draft. Where none is missing, the others are a new choice. */
export function filesFound(state: ComposerState, files: Readonly<Record<string, File>>): Transition {
  if (!('draft' in state) || state.importState.kind !== 'reading') return stay(state);
  const { request } = state.importState;
  if (request.kind !== 'again') return stay(state);
  const { media, opens, found } = request;
  const chosen = request.question?.chosen;
  const now = withPage(stopImport(state), { files: { ...files, ...state.page.files } });
  const name = missingName(media, now.page.files);
  if (name === undefined) return chosenAgain({ ...now, draft: withMedia(now.draft, media) }, chosen);
  const question: MissingFiles = { kind: 'missing', name, media, chosen, canOpen: false };
  if (opens || Object.keys(files).some((id) => !found.includes(id))) return ask(now, question);
  const known = Object.values(files);
  const others = request.files.filter((file) => !known.includes(file));
  if (others.length === 0) return ask(now, { ...question, refusal: 'other' });
  // Photos that are at hand are not lost for one that is not.
  return filesTaken({ ...now, draft: withPresent(now.draft, media, now.page.files) }, others, 'either', question);
}

/** What was made last is written down at once: a page that is not seen may end without a word. */
export function pageCovered(state: ComposerState): Transition {
  const { presence, runs } = state.page;
  const saved = presence === 'here' && runs.draft !== undefined ? savedDraftOf(state) : undefined;
  return saved ? keep(state, saved, 'now') : stay(state);
}
