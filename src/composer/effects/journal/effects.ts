import { fileIds } from '../../../domain/media.js';
import type { SavedPost } from '../../state.js';
import type { Perform } from '../effect.js';

/** A draft is written down this long after its last change, in milliseconds: once for a word, not for each letter. */
const DRAFT_PAUSE = 250;

/** Looks for a post that was begun before this page was loaded. */
export const recallPost: Perform<'recall-post'> = async function* ({ run, adapterId }, { loadJournal }) {
  const recalled = await (await loadJournal()).recall(adapterId);
  yield recalled ? { type: 'post-recalled', run, ...recalled } : { type: 'nothing-recalled', run };
};

export const savePost: Perform<'save-post'> = async function* ({ adapterId, saved, files }, { loadJournal }) {
  await (await loadJournal()).save(adapterId, saved, files);
};

export const forgetPost: Perform<'forget-post'> = async function* ({ key, isPosted }, { loadJournal }) {
  await (await loadJournal()).forget(key, isPosted);
};

/** Looks for a draft that was not posted before this page was loaded. */
export const recallDraft: Perform<'recall-draft'> = async function* (effect, { loadJournal }) {
  const { run, adapterId, account, preset } = effect;
  const recalled = await (await loadJournal()).recallDraft({ adapterId, account, preset });
  yield recalled ? { type: 'draft-recalled', run, ...recalled } : { type: 'nothing-recalled', run };
};

export const saveDraft: Perform<'save-draft'> = async function* (effect, { loadJournal, clock, signal }) {
  const { run, adapterId, saved, files, when } = effect;
  if (when === 'settled') await clock.sleep(DRAFT_PAUSE, signal);
  const journal = await loadJournal();
  if (signal.aborted) return;
  const isKept = await journal.saveDraft(adapterId, saved, files);
  if (when === 'leaving' || when === 'aside') await journal.leaveDraft(when === 'aside');
  yield { type: 'draft-saved', run, isKept };
};

export const leaveDraft: Perform<'leave-draft'> = async function* ({ isAside }, { loadJournal }) {
  await (await loadJournal()).leaveDraft(isAside);
};

export const forgetDraft: Perform<'forget-draft'> = async function* (_, { loadJournal }) {
  await (await loadJournal()).forgetDraft();
};

/** Compares files that were chosen again with those that the post was begun with. */
export const recognizeFiles: Perform<'recognize-files'> = async function* ({ run, saved, files }, { loadJournal }) {
  const journal = await loadJournal();
  yield { type: 'files-recognized', run, files: await journal.recognize(saved.key, idsOf(saved), files) };
};

/** The browser asks the user, because a click has just been made for it. */
export const openFiles: Perform<'open-files'> = async function* ({ run, saved }, { loadJournal }) {
  const journal = await loadJournal();
  yield { type: 'files-recognized', run, files: await journal.open(saved.key, idsOf(saved)) };
};

function idsOf({ consent }: SavedPost): readonly string[] {
  return [...fileIds(consent.draft.media)];
}
