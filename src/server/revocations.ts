import type { Account } from './accounts.js';
import { forgetAccount, shortNameOf } from './accounts.js';
import { randomText } from './crypto/hash.js';
import type { Kit } from './kit.js';
import { revokeToken } from './oauth/token-endpoint.js';
import { accessTokenOf } from './tokens.js';

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

/**
 * Forgets an account and ends the app's access at TikTok. Returns whether that is done: what TikTok refuses or does not
 * hear is logged, kept in the storage and tried again for as long as the token lives.
 */
export async function revokeAccount(kit: Kit, accountKey: string): Promise<boolean> {
  const account = await kit.vault.get<Account>(accountKey);
  if (!account || account.ended) {
    await forgetAccount(kit, accountKey);
    return true;
  }
  // TikTok revokes by access token, so one that has expired is refreshed first.
  const accessToken = await accessTokenOf(kit, accountKey).catch(() => account.accessToken);
  const revocation = { id: randomText(9), accountKey, accessToken, until: kit.clock.now() + DAY_MS };
  await change(kit, (list) => [...list, revocation].slice(-MOST));
  await forgetAccount(kit, accountKey);
  const left = await runRevocations(kit);
  if (left.length > 0) void tryAgain(kit);
  return !left.includes(revocation.id);
}

/** An account that was linked again must not be cut off by what was left of the link before. */
export async function cancelRevocation(kit: Kit, accountKey: string): Promise<void> {
  await change(kit, (list) => list.filter((each) => each.accountKey !== accountKey));
}

async function tryAgain(kit: Kit): Promise<void> {
  const { signal } = kit.closed;
  for (const pause of PAUSES_MS) {
    await kit.clock.sleep(pause, signal);
    if (signal.aborted) return;
    // A storage that fails now may not at the next try.
    const left = await runRevocations(kit).catch(() => ['unknown']);
    if (left.length === 0) return;
  }
}

/** Tries what is left, also of processes that have ended, and returns the ids that are left afterwards. */
async function runRevocations(kit: Kit): Promise<readonly string[]> {
  const left: string[] = [];
  for (const { id, accountKey, accessToken, until } of (await kit.vault.get<Revocations>(KEY))?.list ?? []) {
    const isOver = until <= kit.clock.now();
    const reason = isOver ? 'the token has expired' : await revokeToken(kit, accessToken);
    if (reason !== undefined) {
      const next = isOver ? 'the creator can remove the access in the settings of TikTok' : 'it is tried again';
      const account = shortNameOf(accountKey);
      kit.log({ level: 'error', event: 'fault', account, message: `revoke: ${reason}; ${next}` });
    }
    if (reason !== undefined && !isOver) left.push(id);
    else await change(kit, (list) => list.filter((each) => each.id !== id));
  }
  return left;
}

async function change(kit: Kit, next: (list: readonly Revocation[]) => readonly Revocation[]): Promise<void> {
  await kit.vault.update<Revocations>(
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
