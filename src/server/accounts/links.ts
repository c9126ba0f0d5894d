import { randomText } from '../crypto/hash.js';
import { faultOf } from '../http/failure.js';
import type { Log } from '../http/log.js';
import type { Clock } from '../runtime/clock.js';
import { SESSION_IDLE_MS } from '../sessions/session.js';
import type { WriteOptions } from '../storage/storage.js';
import type { Vault } from '../storage/vault.js';
import type { Account, Accounts, Tokens } from './accounts.js';
import { accountFrom, accountKeyOf, shortNameOf } from './accounts.js';
import type { OpenPosts } from './open-posts.js';
import type { Revoker } from './revocations.js';

/** Whom a TikTok account is linked to: the host's user where the host knows one, else the browser session. */
export interface Subject {
  readonly kind: 'user' | 'session';
  readonly key: string;
}

interface Tie {
  readonly accountKey: string;
  readonly epoch: string;
}

interface Link extends Tie {
  /** What the subject was linked to before, where a post was under way when it was linked to another account. */
  readonly earlier?: readonly Tie[];
}

/** Which account each subject is linked to. */
export interface Links {
  /**
   * Links a TikTok account to a subject with the tokens that TikTok just returned. A link that this one replaces goes: the
   * subject's own to another account, and that of `replaced`, the session of before the login.
   */
  add(subject: Subject, tokens: Tokens, replaced?: Subject): Promise<void>;
  /** The account that a subject is linked to, or `undefined`. */
  accountOf(subject: Subject): Promise<{ readonly accountKey: string; readonly account: Account } | undefined>;
  /** The same, or until TikTok ended the access: what needs no token goes on. */
  accountKeyOf(subject: Subject): Promise<string | undefined>;
  /** The accounts that a subject had posts under way with when it was linked to another one. */
  accountKeysBefore(subject: Subject): Promise<readonly string[]>;
  /** Keeps the link of a session that is in use from expiring, and returns whether there is one. */
  touch(subject: Subject): Promise<boolean>;
  /** Ends the link of a subject. An account that loses its last one is revoked and forgotten, once no post needs it. */
  remove(subject: Subject): Promise<void>;
}

const linkKey = (key: string) => `link:${key}`;
const MOST_EARLIER = 10;
const isNot = (subject: Subject) => (key: string) => key !== subject.key;

function expiryOf({ kind }: Subject): WriteOptions {
  return kind === 'session' ? { expiresInMs: SESSION_IDLE_MS } : { durable: true };
}

export function linkStore(needs: {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly openPosts: OpenPosts;
  readonly revoker: Revoker;
  readonly log: Log;
}): Links {
  const { vault, clock, accounts, openPosts, revoker, log } = needs;
  const linkOf = (subjectKey: string) => vault.get<Link>(linkKey(subjectKey));

  /** Writes a link as it stands: sealed with the newest key, and with all of its time. */
  async function writeAgain(subject: Subject): Promise<boolean> {
    const link = await vault.update<Link>(
      linkKey(subject.key),
      (current) => current && { ...current },
      () => expiryOf(subject),
    );
    return link !== undefined;
  }

  async function remove(subject: Subject): Promise<void> {
    const link = await linkOf(subject.key);
    await vault.delete(linkKey(subject.key));
    if (link) await leave(link.accountKey, subject);
  }

  async function leave(accountKey: string, subject: Subject): Promise<void> {
    const account = await accounts.update(
      accountKey,
      (current) => current && { ...current, links: current.links.filter(isNot(subject)) },
    );
    if (!account) return;
    for (const key of account.links) {
      const other = await linkOf(key);
      if (other?.accountKey === accountKey && other.epoch === account.epoch) return;
    }
    await revoker.leave(accountKey);
  }

  /** Whether a tie holds: an account that was forgotten and linked again since is out of its reach. */
  async function holds({ accountKey, epoch }: Tie): Promise<boolean> {
    const account = await accounts.get(accountKey);
    return !account || account.ended === true || account.epoch === epoch;
  }

  /** What links that another account replaces leave behind: a post under way goes on with the account that it began with. */
  async function earlierOf(links: readonly (Link | undefined)[], next: string): Promise<readonly Tie[]> {
    const ties = new Map<string, Tie>();
    for (const link of links) {
      for (const { accountKey, epoch } of link ? [...(link.earlier ?? []), link] : []) {
        if (accountKey !== next && (await openPosts.any(accountKey))) ties.set(accountKey, { accountKey, epoch });
      }
    }
    return [...ties.values()].slice(-MOST_EARLIER);
  }

  return {
    remove,

    async add(subject, tokens, replaced) {
      const accountKey = await accountKeyOf(tokens.openId);
      const now = clock.now();
      const fresh = { epoch: randomText(12), links: [] };
      const account = await accounts.update(accountKey, (current) => {
        const { epoch, links } = current ?? fresh;
        return accountFrom(
          tokens,
          { epoch, linkedAt: now, links: [...links.filter(isNot(subject)), subject.key] },
          now,
        );
      });
      await revoker.cancel(accountKey);
      const before = await linkOf(subject.key);
      const earlier = await earlierOf([before, replaced && (await linkOf(replaced.key))], accountKey);
      const link: Link = { accountKey, epoch: (account ?? fresh).epoch, ...(earlier.length > 0 ? { earlier } : {}) };
      await vault.set(linkKey(subject.key), link, expiryOf(subject));
      const leaveEarlier = async () => {
        if (before && before.accountKey !== accountKey) await leave(before.accountKey, subject);
        if (replaced && replaced.key !== subject.key) await remove(replaced);
      };
      // The account is linked by now, so trouble with the links before it must not report a failure.
      await leaveEarlier().catch((thrown: unknown) => {
        const message = `the account that was linked before was not left: ${faultOf(thrown)}`;
        log({ level: 'error', event: 'fault', account: shortNameOf(accountKey), message });
      });
    },

    async accountOf(subject) {
      const link = await vault.read<Link>(linkKey(subject.key));
      const account = link && (await accounts.read(link.value.accountKey));
      if (!link || !account || account.value.ended || account.value.epoch !== link.value.epoch) return undefined;
      const { accountKey } = link.value;
      // The link of a host's user is written once: left alone, it would be lost with the key that it was sealed with.
      if (link.outdated) await writeAgain(subject);
      if (account.outdated) await accounts.update(accountKey, (current) => current && { ...current });
      return { accountKey, account: account.value };
    },

    async accountKeyOf(subject) {
      const link = await linkOf(subject.key);
      return link && (await holds(link)) ? link.accountKey : undefined;
    },

    async accountKeysBefore(subject) {
      const keys: string[] = [];
      for (const tie of (await linkOf(subject.key))?.earlier ?? []) if (await holds(tie)) keys.push(tie.accountKey);
      return keys;
    },

    touch: writeAgain,
  };
}
