import type { Account, Tokens } from './accounts.js';
import { accountFrom, accountKeyOf, updateAccount } from './accounts.js';
import { randomText } from './crypto/hash.js';
import type { Subject } from './exchange.js';
import type { Kit } from './kit.js';
import { cancelRevocation, revokeAccount } from './revocations.js';
import { SESSION_IDLE_MS } from './session.js';
import type { WriteOptions } from './storage/storage.js';

interface Link {
  readonly accountKey: string;
  readonly epoch: string;
}

const linkKey = (key: string) => `link:${key}`;

function expiryOf({ kind }: Subject): WriteOptions {
  return kind === 'session' ? { expiresInMs: SESSION_IDLE_MS } : { durable: true };
}

/**
 * Links a TikTok account to a subject with the tokens that TikTok just returned. A link that this one replaces goes: the
 * subject's own to another account, and that of `replaced`, the session of before the login.
 */
export async function linkAccount(kit: Kit, subject: Subject, tokens: Tokens, replaced?: Subject): Promise<void> {
  const accountKey = await accountKeyOf(tokens.openId);
  const now = kit.clock.now();
  const fresh = { epoch: randomText(12), links: [] };
  const account = await updateAccount(kit, accountKey, (current) => {
    const { epoch, links } = current ?? fresh;
    return accountFrom(tokens, { epoch, linkedAt: now, links: [...links.filter(isNot(subject)), subject.key] }, now);
  });
  await cancelRevocation(kit, accountKey);
  const before = await kit.vault.get<Link>(linkKey(subject.key));
  await kit.vault.set(linkKey(subject.key), { accountKey, epoch: (account ?? fresh).epoch }, expiryOf(subject));
  if (before && before.accountKey !== accountKey) await leave(kit, before.accountKey, subject);
  if (replaced && replaced.key !== subject.key) await unlink(kit, replaced);
}

const isNot = (subject: Subject) => (key: string) => key !== subject.key;

/** The account that a subject is linked to, or `undefined`. */
export async function accountOf(
  kit: Kit,
  subject: Subject,
): Promise<{ readonly accountKey: string; readonly account: Account } | undefined> {
  const link = await kit.vault.read<Link>(linkKey(subject.key));
  const account = link && (await kit.vault.read<Account>(link.value.accountKey));
  if (!link || !account || account.value.ended || account.value.epoch !== link.value.epoch) return undefined;
  const { accountKey } = link.value;
  // The link of a host's user is written once: left alone, it would be lost with the key that it was sealed with.
  if (link.outdated) await writeAgain(kit, subject);
  if (account.outdated) await updateAccount(kit, accountKey, (current) => current && { ...current });
  return { accountKey, account: account.value };
}

/** The account that a subject is linked to, or was until TikTok ended the access: what needs no token goes on. */
export async function accountKeyLinkedTo(kit: Kit, subject: Subject): Promise<string | undefined> {
  const link = await kit.vault.get<Link>(linkKey(subject.key));
  const account = link && (await kit.vault.get<Account>(link.accountKey));
  return link && (!account || account.ended || account.epoch === link.epoch) ? link.accountKey : undefined;
}

/** Keeps the link of a session that is in use from expiring. */
export async function touchLink(kit: Kit, subject: Subject): Promise<void> {
  if (subject.kind === 'session') await writeAgain(kit, subject);
}

/** Writes a link as it stands: sealed with the newest key, and with all of its time. */
async function writeAgain(kit: Kit, subject: Subject): Promise<void> {
  await kit.vault.update<Link>(
    linkKey(subject.key),
    (current) => current && { ...current },
    () => expiryOf(subject),
  );
}

/** Ends the link of a subject. An account that loses its last one is revoked and forgotten. */
export async function unlink(kit: Kit, subject: Subject): Promise<void> {
  const link = await kit.vault.get<Link>(linkKey(subject.key));
  await kit.vault.delete(linkKey(subject.key));
  if (link) await leave(kit, link.accountKey, subject);
}

async function leave(kit: Kit, accountKey: string, subject: Subject): Promise<void> {
  const account = await updateAccount(
    kit,
    accountKey,
    (current) => current && { ...current, links: current.links.filter(isNot(subject)) },
  );
  if (!account) return;
  for (const key of account.links) {
    const other = await kit.vault.get<Link>(linkKey(key));
    if (other?.accountKey === accountKey && other.epoch === account.epoch) return;
  }
  await revokeAccount(kit, accountKey);
}
