import { toShareError } from '../../../wire/error.js';
import type { ComposerEvent } from '../../events.js';
import type { EffectContext, EffectOf } from '../effect.js';

/** Asks TikTok for the creator. */
export async function* loadCreator(
  { run, adapter }: EffectOf<'load-creator'>,
  { signal }: Pick<EffectContext, 'signal'>,
): AsyncGenerator<ComposerEvent, void, undefined> {
  try {
    yield { type: 'creator-loaded', run, creator: await adapter.getCreatorInfo({ signal }) };
  } catch (thrown) {
    yield { type: 'creator-failed', run, error: toShareError(thrown) };
  }
}
