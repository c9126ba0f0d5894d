import type { CreatorAnswer, CreatorInfo } from '../../domain/creator.js';
import { isPostingBlock } from '../../domain/creator.js';
import { parseCreatorInfo } from '../../wire/creator-info.js';
import type { Access } from '../accounts/access.js';
import { failureOf, readData } from '../accounts/access.js';
import { Failure } from '../http/failure.js';
import type { Clock } from '../runtime/clock.js';
import type { Vault } from '../storage/vault.js';

/** Creator info that is older is asked for again before a post. */
const CREATOR_INFO_MS = 60_000;

interface Snapshot {
  readonly answer: CreatorAnswer;
  readonly askedAt: number;
}

interface Reply {
  readonly creator: CreatorInfo;
  /** As TikTok wrote it. */
  readonly dataText: string;
  readonly askedAt: number;
}

/** What TikTok says of creators. */
export interface Creators {
  ask(accountKey: string): Promise<Reply>;
  /** What TikTok said of the creator at most a minute ago. */
  fresh(accountKey: string): Promise<Snapshot>;
}

const keyOf = (accountKey: string) => `creator:${accountKey}`;

export function creatorsOf(needs: { readonly access: Access; readonly vault: Vault; readonly clock: Clock }): Creators {
  const { access, vault, clock } = needs;

  async function ask(accountKey: string): Promise<Reply> {
    const askedAt = clock.now();
    const outcome = await access.call(accountKey, 'creatorInfo', {});
    if (outcome.kind === 'ok') {
      const creator = readData(outcome, parseCreatorInfo);
      const snapshot: Snapshot = { answer: { kind: 'available', creator }, askedAt };
      await vault.set(keyOf(accountKey), snapshot, { expiresInMs: CREATOR_INFO_MS });
      return { creator, dataText: outcome.dataText, askedAt };
    }
    // What changes the creator's standing makes the kept reply worthless.
    await vault.delete(keyOf(accountKey));
    // The three posting blocks come with HTTP 200 here; to the page they are what they are: forbidden.
    if (outcome.kind === 'refused' && isPostingBlock(outcome.code))
      throw new Failure(outcome.code, { logId: outcome.logId });
    throw failureOf(outcome);
  }

  return {
    ask,
    async fresh(accountKey) {
      const kept = await vault.get<Snapshot>(keyOf(accountKey));
      if (kept && clock.now() - kept.askedAt < CREATOR_INFO_MS) return kept;
      const { creator, askedAt } = await ask(accountKey);
      return { answer: { kind: 'available', creator }, askedAt };
    },
  };
}
