import { randomText } from '../crypto/hash.js';
import type { Log } from '../http/log.js';
import type { Clock } from '../runtime/clock.js';
import type { Vault } from '../storage/vault.js';
import type { TokenEndpoint } from '../tiktok/token-endpoint.js';
import type { Access } from './access.js';
import type { Accounts } from './accounts.js';
import { shortNameOf } from './accounts.js';

/** Access that TikTok still has to be asked to end. */
interface Revocation {
  readonly id: string;
  readonly accountKey: string;
  readonly accessToken: string;
  /** When the token ends and nothing can be revoked with it, in milliseconds since 1970. */
  readonly until: number;
}

interface Revocations {
  readonly list: readonly Revocation[];
}

const KEY = 'revocations';
const MOST = 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;
const PAUSES_MS = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * 60 * MINUTE_MS, 8 * 60 * MINUTE_MS];

/** Ends the app's access at TikTok. */
export interface Revoker {
  /**
   * Forgets an account and ends the app's access at TikTok. Returns whether that is done: what TikTok refuses or does not
   * hear is logged, kept in the storage and tried again for as long as the token lives.
   */
  revoke(accountKey: string): Promise<boolean>;
  /** An account that was linked again must not be cut off by what was left of the link before. */
  cancel(accountKey: string): Promise<void>;
}

export function revoker(needs: {
  readonly accounts: Accounts;
  readonly access: Access;
  readonly endpoint: TokenEndpoint;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts when the kit is closed. */
  readonly closed: AbortSignal;
}): Revoker {
  const { accounts, access, endpoint, vault, clock, log, closed } = needs;

  async function tryAgain(): Promise<void> {
    for (const pause of PAUSES_MS) {
      await clock.sleep(pause, closed);
      if (closed.aborted) return;
      // A storage that fails now may not at the next try.
      const left = await runAll().catch(() => ['unknown']);
      if (left.length === 0) return;
    }
  }

  /** Tries what is left, also of processes that have ended, and returns the ids that are left afterwards. */
  async function runAll(): Promise<readonly string[]> {
    const left: string[] = [];
    for (const { id, accountKey, accessToken, until } of (await vault.get<Revocations>(KEY))?.list ?? []) {
      const isOver = until <= clock.now();
      const reason = isOver ? 'the token has expired' : await endpoint.revoke(accessToken);
      if (reason !== undefined) {
        const next = isOver ? 'the creator can remove the access in the settings of TikTok' : 'it is tried again';
        const account = shortNameOf(accountKey);
        log({ level: 'error', event: 'fault', account, message: `revoke: ${reason}; ${next}` });
      }
      if (reason !== undefined && !isOver) left.push(id);
      else await change((list) => list.filter((each) => each.id !== id));
    }
    return left;
  }

  async function change(next: (list: readonly Revocation[]) => readonly Revocation[]): Promise<void> {
    await vault.update<Revocations>(
      KEY,
      (current) => {
        const before = current?.list ?? [];
        const after = next(before);
        if (after.length === before.length) return current;
        return after.length === 0 ? undefined : { list: after };
      },
      () => ({ expiresInMs: DAY_MS, durable: true }),
    );
  }

  return {
    async revoke(accountKey) {
      const account = await accounts.get(accountKey);
      if (!account || account.ended) {
        await accounts.forget(accountKey);
        return true;
      }
      // TikTok revokes by access token, so one that has expired is refreshed first.
      const accessToken = await access.tokenOf(accountKey).catch(() => account.accessToken);
      const revocation = { id: randomText(9), accountKey, accessToken, until: clock.now() + DAY_MS };
      await change((list) => [...list, revocation].slice(-MOST));
      await accounts.forget(accountKey);
      const left = await runAll();
      if (left.length > 0) void tryAgain();
      return !left.includes(revocation.id);
    },
    cancel: (accountKey) => change((list) => list.filter((each) => each.accountKey !== accountKey)),
  };
}
