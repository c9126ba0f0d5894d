import { toShareError } from '../../../wire/error.js';
import type { Perform } from '../effect.js';

/** Links an account through the host. Nothing is awaited before the call, because a popup opens only right after a click. */
export const connect: Perform<'connect'> = async function* ({ run, adapter }, { signal }) {
  try {
    await adapter.connect({ signal });
    yield { type: 'connected', run };
  } catch (thrown) {
    yield { type: 'connect-failed', run, error: toShareError(thrown) };
  }
};
