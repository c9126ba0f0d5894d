import { consentCovers } from '../../domain/consent.js';
import type { ConsentReceipt } from '../../domain/consent.js';
import { evaluate } from '../../domain/rules/index.js';
import { applyFieldEdit, isMediaEdit } from '../draft-edit.js';
import type { DraftEdit } from '../draft-edit.js';
import { applyMediaEdit } from '../media-edit.js';
import { isBusy } from '../import-state.js';
import { stay } from '../runs.js';
import type { Transition } from '../runs.js';
import { isFixing, isLocked } from '../state.js';
import type { ComposerState, Notice, Setup, StateIn } from '../state.js';
import { importPreset, refuseChange, stopImport, withoutPreset } from './importing.js';
import { edited, isTwin, withSetup } from './opening.js';
import { beginPost } from './uploading.js';

export function draftEdited(state: ComposerState, edit: DraftEdit): Transition {
  if (state.phase !== 'editing') return stay(state);
  const removes = edit.field === 'media-removed' || edit.field === 'photo-removed';
  if (removes && isLocked(state)) return refuseChange(state);
  const now = edited(state, isMediaEdit(edit) ? applyMediaEdit(state.draft, edit) : applyFieldEdit(state.draft, edit));
  return stay(edit.field === 'media-removed' && now !== state ? stopImport(now) : now);
}

export function setupChanged(state: ComposerState, setup: Setup): Transition {
  const now = withSetup(state, setup);
  if (state.page.setup.media === setup.media) return stay(now);
  if (setup.media) return importPreset(now, setup);
  return stay('draft' in now ? withoutPreset(now) : now);
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
  return beginPost(state, { consent, key, adapter, isRepeat: isTwin(state.notice), preset: setup.media });
}

/** Says why a click did not count; the draft stays as it is. */
export function noticed(state: ComposerState, notice: Notice): Transition {
  return state.phase === 'editing' ? [{ ...state, notice }, []] : stay(state);
}
