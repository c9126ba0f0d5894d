import { randomText } from '../crypto/hash.js';
import type { Log } from '../http/log.js';
import type { Clock } from '../runtime/clock.js';
import { tryLock, waitForLock } from '../storage/lock.js';
import type { Storage } from '../storage/storage.js';
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
/** Pauses between tries; the last one comes again and again. */
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
  readonly storage: Storage;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts when the kit is closed. */
  readonly closed: AbortSignal;
}): Revoker {
  const { accounts, openPosts, access, endpoint, storage, vault, clock, log, closed } = needs;
  /** Ids of the entries that this process tries until they are gone. */
  const followed = new Set<string>();
  /** In the background one is tried after another, because a TikTok that does not reply does so to all of them. */
  let background: Promise<boolean> = Promise.resolve(true);

  /** Tries an entry, in all processes once at a time, and returns whether nothing is left of it. */
  async function run(entry: Entry, lockWith: typeof tryLock | typeof waitForLock): Promise<boolean> {
    const lock = await lockWith(storage, clock, `lock:revocation:${entry.id}`);
    if (!lock) return false;
    try {
      if (!(await read()).some(({ id }) => id === entry.id)) return true;
      if (!isDeparture(entry)) return await end(entry);
      const next = await begin(entry.accountKey);
      if (next) void follow(next, 0);
      return true;
    } finally {
      await lock.release();
    }
  }

  async function end({ id, accountKey, accessToken, until }: Revocation): Promise<boolean> {
    const isOver = until <= clock.now();
    const reason = isOver ? 'the token has expired' : await endpoint.revoke(accessToken);
    if (reason !== undefined) {
      const next = isOver ? 'the creator can remove the access in the settings of TikTok' : 'it is tried again';
      const account = shortNameOf(accountKey);
      log({ level: 'error', event: 'fault', account, message: `revoke: ${reason}; ${next}` });
      if (!isOver) return false;
    }
    await change((list) => list.filter((each) => each.id !== id));
    return true;
  }

  /** Tries an entry in the background until nothing is left of it. */
  async function follow(entry: Entry, pauseMs: number): Promise<void> {
    if (followed.has(entry.id)) return;
    followed.add(entry.id);
    if (pauseMs > 0) await clock.sleep(pauseMs, closed);
    for (let tries = 0; !closed.aborted; tries += 1) {
      // A storage that fails now may not at the next try.
      background = background.then(() => closed.aborted || run(entry, tryLock).catch(() => false));
      if (await background) break;
      await clock.sleep(PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? DAY_MS, closed);
    }
    followed.delete(entry.id);
  }

  /** Follows what processes that have ended left behind. */
  async function takeOver(): Promise<void> {
    for (const entry of await read()) {
      // Never longer than a post can be under way, whatever the clocks of two processes say.
      const pauseMs = isDeparture(entry) ? Math.min(entry.from - clock.now(), OPEN_MS) : 0;
      void follow(entry, pauseMs);
    }
  }

  async function read(): Promise<readonly Entry[]> {
    return (await vault.get<Revocations>(KEY))?.list ?? [];
  }

  async function change(next: (list: readonly Entry[]) => readonly Entry[]): Promise<readonly Entry[]> {
    const changed = await vault.update<Revocations>(
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
    return changed?.list ?? [];
  }

  /** Forgets an account and notes what TikTok has to be asked; `undefined` when that is nothing. */
  async function begin(accountKey: string): Promise<Revocation | undefined> {
    const account = await accounts.get(accountKey);
    // TikTok revokes by access token, so one that has expired is refreshed first.
    const noted =
      account && !account.ended
        ? await note(accountKey, await access.tokenOf(accountKey).catch(() => account.accessToken))
        : undefined;
    await change((list) => list.filter((entry) => !isDepartureOf(accountKey, entry)));
    await accounts.forget(accountKey);
    return noted;
  }

  /** Notes a token that is to be revoked: once, because TikTok refuses a token that it has revoked already. */
  async function note(accountKey: string, accessToken: string): Promise<Revocation | undefined> {
    const entry: Revocation = { id: randomText(9), accountKey, accessToken, until: clock.now() + DAY_MS };
    const isSame = (each: Entry): each is Revocation => !isDeparture(each) && each.accessToken === accessToken;
    const list = await change((before) => (before.some(isSame) ? before : [...before, entry].slice(-MOST)));
    return list.find(isSame);
  }

  /** Asks TikTok now, and only for this one: a request does not wait for what others left behind. */
  async function runNow(entry: Revocation | undefined): Promise<boolean> {
    const isDone = entry === undefined || (await run(entry, waitForLock));
    if (!isDone) void follow(entry, MINUTE_MS);
    void takeOver().catch(() => undefined);
    return isDone;
  }

  const revoke: Revoker['revoke'] = async (accountKey) => runNow(await begin(accountKey));

  async function release(accountKey: string): Promise<void> {
    if (!(await read()).some((entry) => isDepartureOf(accountKey, entry))) return;
    if (!(await openPosts.any(accountKey))) await revoke(accountKey);
  }

  return {
    revoke,
    async revokeToken(accountKey, accessToken) {
      await runNow(await note(accountKey, accessToken));
    },
    release,
    async leave(accountKey) {
      const departure: Departure = { id: randomText(9), accountKey, from: clock.now() + OPEN_MS };
      // Noted before it is asked what is open: a post that ends meanwhile finds it.
      await change((list) => [...list, departure].slice(-MOST));
      await release(accountKey);
      // A post that never ends keeps its account no longer than a post can be under way.
      if ((await read()).some(({ id }) => id === departure.id)) void follow(departure, OPEN_MS);
    },
    cancel: async (accountKey) => {
      await change((list) => list.filter((each) => each.accountKey !== accountKey));
    },
  };
}
