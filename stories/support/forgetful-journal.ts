import type { Journal } from '../../src/journal/journal.js';

/** Remembers nothing, so that one story or test knows nothing of another. */
export const FORGETFUL_JOURNAL: Journal = {
  recall: async () => undefined,
  save: async () => {},
  forget: async () => {},
  findTwin: async () => undefined,
  isUnderWay: async () => false,
  recognize: async () => ({}),
  open: async () => ({}),
  recallDraft: async () => undefined,
  saveDraft: async () => true,
  leaveDraft: async () => {},
  forgetDraft: async () => {},
};
