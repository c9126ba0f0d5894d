import type { Perform } from '../effect.js';

/** Asks TikTok to stop a post; nothing depends on the reply. */
export const withdrawPost: Perform<'withdraw-post'> = async function* ({ adapter, publishId }, { signal }) {
  await adapter.cancelPost(publishId, { signal }).catch(() => {});
};

/** The same where TikTok may refuse: a post that it has taken is no longer stopped. */
export const cancelPost: Perform<'cancel-post'> = async function* ({ run, adapter, publishId }, { signal }) {
  try {
    await adapter.cancelPost(publishId, { signal });
  } catch {
    signal.throwIfAborted();
    yield { type: 'cancel-refused', run };
  }
};
