import type { Perform } from '../effect.js';

/** Asks TikTok to stop a post; nothing depends on the reply. */
export const withdrawPost: Perform<'withdraw-post'> = async function* ({ adapter, publishId }, { signal }) {
  await adapter.cancelPost(publishId, { signal }).catch(() => {});
};
