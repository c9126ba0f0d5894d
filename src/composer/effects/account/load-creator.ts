import { toShareError } from '../../../wire/error.js';
import type { Perform } from '../effect.js';

/** Asks TikTok for the creator. */
export const loadCreator: Perform<'load-creator'> = async function* ({ run, adapter }, { signal }) {
  try {
    yield { type: 'creator-loaded', run, creator: await adapter.getCreatorInfo({ signal }) };
  } catch (thrown) {
    yield { type: 'creator-failed', run, error: toShareError(thrown) };
  }
};
