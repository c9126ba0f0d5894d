import type { Perform } from '../effect.js';

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

/** Compares a file that was chosen again with the one that the post was begun with. */
export const recognizeFile: Perform<'recognize-file'> = async function* ({ run, saved, file }, { loadJournal }) {
  const { media } = saved.consent.draft;
  const id = media?.kind === 'video' && media.source.origin === 'file' ? media.source.id : undefined;
  const isSame = id !== undefined && (await (await loadJournal()).recognizes(saved.key, id, file));
  yield isSame ? { type: 'file-recognized', run, file } : { type: 'file-differs', run };
};
