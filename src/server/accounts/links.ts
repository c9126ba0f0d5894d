import { randomText } from '../crypto/hash.js';
import type { Clock } from '../runtime/clock.js';
import { SESSION_IDLE_MS } from '../sessions/session.js';
import type { WriteOptions } from '../storage/storage.js';
import type { Vault } from '../storage/vault.js';
import type { Account, Accounts, Tokens } from './accounts.js';
import { accountFrom, accountKeyOf } from './accounts.js';
import type { Revoker } from './revocations.js';

/** Whom a TikTok account is linked to: the host's user where the host knows one, else the browser session. */
export interface Subject {
  readonly kind: 'user' | 'session';
  readonly key: string;
}

interface Link {
  readonly accountKey: string;
  readonly epoch: string;
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
  /** Keeps the link of a session that is in use from expiring. */
  touch(subject: Subject): Promise<void>;
  /** Ends the link of a subject. An account that loses its last one is revoked and forgotten. */
  remove(subject: Subject): Promise<void>;
}

const linkKey = (key: string) => `link:${key}`;
const isNot = (subject: Subject) => (key: string) => key !== subject.key;

function expiryOf({ kind }: Subject): WriteOptions {
  return kind === 'session' ? { expiresInMs: SESSION_IDLE_MS } : { durable: true };
}

export function linkStore(needs: {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly accounts: Accounts;
  readonly revoker: Revoker;
}): Links {
  const { vault, clock, accounts, revoker } = needs;
  const linkOf = (subjectKey: string) => vault.get<Link>(linkKey(subjectKey));

  /** Writes a link as it stands: sealed with the newest key, and with all of its time. */
  async function writeAgain(subject: Subject): Promise<void> {
    await vault.update<Link>(
      linkKey(subject.key),
      (current) => current && { ...current },
      () => expiryOf(subject),
    );
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
    await revoker.revoke(accountKey);
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
      await vault.set(linkKey(subject.key), { accountKey, epoch: (account ?? fresh).epoch }, expiryOf(subject));
      if (before && before.accountKey !== accountKey) await leave(before.accountKey, subject);
      if (replaced && replaced.key !== subject.key) await remove(replaced);
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
      const account = link && (await accounts.get(link.accountKey));
      return link && (!account || account.ended || account.epoch === link.epoch) ? link.accountKey : undefined;
    },

    async touch(subject) {
      if (subject.kind === 'session') await writeAgain(subject);
    },
  };
}
