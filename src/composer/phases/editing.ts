import { canonicalDraft } from '../../domain/canonical-draft.js';
import { consentCovers } from '../../domain/consent.js';
import type { ConsentReceipt } from '../../domain/consent.js';
import { EMPTY_DRAFT } from '../../domain/draft.js';
import type { Draft } from '../../domain/draft.js';
import { withDescription, withTitle } from '../../domain/draft-edits.js';
import { evaluate } from '../../domain/rules/index.js';
import { applyEdit } from '../draft-edit.js';
import type { DraftEdit } from '../draft-edit.js';
import { stay, withPage } from '../runs.js';
import type { Transition } from '../runs.js';
import type { ComposerState, Notice, Page, Setup, StateIn } from '../state.js';
import { importPreset, isBusy, isLocked, refuseChange, stopImport } from './importing.js';
import { beginPost } from './uploading.js';

/** The draft to begin with; its media is imported. */
export function presetDraft({ title, description }: Pick<Setup, 'title' | 'description'>): Draft {
  return canonicalDraft({ ...EMPTY_DRAFT, title, description });
}

export function draftEdited(state: ComposerState, edit: DraftEdit): Transition {
  if (state.phase !== 'editing') return stay(state);
  const removes = edit.field === 'media-removed' || edit.field === 'photo-removed';
  if (removes && isLocked(state)) return refuseChange(state);
  const draft = applyEdit(state.draft, edit);
  if (draft === state.draft) return stay(state);
  const edited = { ...state, draft, notice: undefined };
  return stay(edit.field === 'media-removed' ? stopImport(edited) : edited);
}

/** Takes over what the host changed, and nothing else: what the user has typed since stays. */
export function setupChanged(state: ComposerState, setup: Setup): Transition {
  const before = state.page.setup;
  const now = withPage(state, { setup });
  if (!('draft' in now)) return stay(now);
  const titled = before.title === setup.title ? now.draft : withTitle(now.draft, setup.title);
  const draft = before.description === setup.description ? titled : withDescription(titled, setup.description);
  const edited = draft === now.draft ? now : { ...now, draft, ...(now.phase === 'editing' && { notice: undefined }) };
  return before.media === setup.media ? stay(edited) : importPreset(edited, setup);
}

/** Whether media are being changed, which nobody has seen yet. */
export function isFixing({ fix, crops }: Page): boolean {
  return fix?.kind === 'working' || Object.values(crops).some(({ kind }) => kind === 'working');
}

/** Whether what is on the page may be posted now; `undefined` if so. */
export function canPublish(state: ComposerState): state is StateIn<'editing'> {
  if (state.phase !== 'editing' || isBusy(state.importState) || !state.page.adapter || isFixing(state.page))
    return false;
  const { creator, draft, page } = state;
  return evaluate({ creator: { kind: 'available', creator }, draft, settings: page.setup.settings }).length === 0;
}

/** The receipt is compared with the page as it is now: between the click and this, anything may have changed it. */
export function publishConfirmed(state: ComposerState, consent: ConsentReceipt, key: string): Transition {
  if (state.phase !== 'editing') return stay(state);
  const { creator, draft, page } = state;
  const { adapter, setup } = page;
  if (!adapter || !canPublish(state) || !consentCovers(consent, { draft, creator, settings: setup.settings })) {
    return noticed(state, 'consent-voided');
  }
  const isRepeat = state.notice === 'twin-posted' || state.notice === 'twin-under-way';
  return beginPost(state, { consent, key, adapter, isRepeat });
}

/** Says why a click did not count; the draft stays as it is. */
export function noticed(state: ComposerState, notice: Notice): Transition {
  return state.phase === 'editing' ? [{ ...state, notice }, []] : stay(state);
}
