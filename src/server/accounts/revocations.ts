import { randomText } from '../crypto/hash.js';
import type { Log } from '../http/log.js';
import type { Clock } from '../runtime/clock.js';
import type { Vault } from '../storage/vault.js';
import type { TokenEndpoint } from '../tiktok/token-endpoint.js';
import type { Access } from './access.js';
import type { Accounts } from './accounts.js';
import { shortNameOf } from './accounts.js';
import type { OpenPosts } from './open-posts.js';
import { OPEN_MS } from './open-posts.js';

/** Access that TikTok still has to be asked to end. */
interface Revocation {
  readonly id: string;
  readonly accountKey: string;
  readonly accessToken: string;
  /** When the token ends and nothing can be revoked with it, in milliseconds since 1970. */
  readonly until: number;
}

/** An account that nobody is linked to any more, and that a post under way still needs. */
interface Departure {
  readonly id: string;
  readonly accountKey: string;
  /** When it goes in any case, in milliseconds since 1970. */
  readonly from: number;
}

type Entry = Revocation | Departure;

interface Revocations {
  readonly list: readonly Entry[];
}

const isDeparture = (entry: Entry): entry is Departure => 'from' in entry;
const isDepartureOf = (accountKey: string, entry: Entry) => isDeparture(entry) && entry.accountKey === accountKey;

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
  /** The same for a token that came for an account that is forgotten by now. */
  revokeToken(accountKey: string, accessToken: string): Promise<void>;
  /** The same for an account that has lost its last link, once no post of it is under way. */
  leave(accountKey: string): Promise<void>;
  /** A post has ended: an account that was kept for it alone goes. */
  release(accountKey: string): Promise<void>;
  /** An account that was linked again must not be cut off by what was left of the link before. */
  cancel(accountKey: string): Promise<void>;
}

export function revoker(needs: {
  readonly accounts: Accounts;
  readonly openPosts: OpenPosts;
  readonly access: Access;
  readonly endpoint: TokenEndpoint;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts when the kit is closed. */
  readonly closed: AbortSignal;
}): Revoker {
  const { accounts, openPosts, access, endpoint, vault, clock, log, closed } = needs;

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
    for (const entry of await read()) {
      if (isDeparture(entry) && entry.from <= clock.now()) await begin(entry.accountKey);
    }
    for (const entry of await read()) {
      if (isDeparture(entry)) continue;
      const { id, accountKey, accessToken, until } = entry;
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

  async function read(): Promise<readonly Entry[]> {
    return (await vault.get<Revocations>(KEY))?.list ?? [];
  }

  async function change(next: (list: readonly Entry[]) => readonly Entry[]): Promise<void> {
    await vault.update<Revocations>(
      KEY,
      (current) => {
        const before = current?.list ?? [];
        const after = next(before);
        if (after.length === before.length && after.every((entry, at) => entry === before[at])) return current;
        return after.length === 0 ? undefined : { list: after };
      },
      // A departure that is due is still there for the process that comes next.
      () => ({ expiresInMs: 2 * DAY_MS, durable: true }),
    );
  }

  /** Forgets an account and notes what TikTok has to be asked; `undefined` when that is nothing. */
  async function begin(accountKey: string): Promise<string | undefined> {
    const account = await accounts.get(accountKey);
    const next: Entry[] = [];
    if (account && !account.ended) {
      // TikTok revokes by access token, so one that has expired is refreshed first.
      const accessToken = await access.tokenOf(accountKey).catch(() => account.accessToken);
      next.push(revocationOf(accountKey, accessToken));
    }
    await change((list) => [...list.filter((entry) => !isDepartureOf(accountKey, entry)), ...next].slice(-MOST));
    await accounts.forget(accountKey);
    return next[0]?.id;
  }

  function revocationOf(accountKey: string, accessToken: string): Revocation {
    return { id: randomText(9), accountKey, accessToken, until: clock.now() + DAY_MS };
  }

  async function runNow(): Promise<readonly string[]> {
    const left = await runAll();
    if (left.length > 0) void tryAgain();
    return left;
  }

  async function revoke(accountKey: string): Promise<boolean> {
    const id = await begin(accountKey);
    return id === undefined || !(await runNow()).includes(id);
  }

  async function release(accountKey: string): Promise<void> {
    if (!(await read()).some((entry) => isDepartureOf(accountKey, entry))) return;
    if (!(await openPosts.any(accountKey))) await revoke(accountKey);
  }

  /** A post that never ends keeps its account no longer than a post can be under way. */
  async function releaseInTheEnd(): Promise<void> {
    await clock.sleep(OPEN_MS, closed);
    if (closed.aborted) return;
    const left = await runAll().catch(() => ['unknown']);
    if (left.length > 0) await tryAgain();
  }

  return {
    revoke,
    async revokeToken(accountKey, accessToken) {
      await change((list) => [...list, revocationOf(accountKey, accessToken)].slice(-MOST));
      await runNow();
    },
    release,
    async leave(accountKey) {
      const departure: Departure = { id: randomText(9), accountKey, from: clock.now() + OPEN_MS };
      // Noted before it is asked what is open: a post that ends meanwhile finds it.
      await change((list) => [...list, departure].slice(-MOST));
      await release(accountKey);
      if ((await read()).some(({ id }) => id === departure.id)) void releaseInTheEnd();
    },
    cancel: (accountKey) => change((list) => list.filter((each) => each.accountKey !== accountKey)),
  };
}
