import type { TokenAnswer } from '../wire/oauth.js';
import { digestOf, randomText } from './crypto/hash.js';
import type { Subject } from './exchange.js';
import { Failure } from './http/failure.js';
import type { Kit } from './kit.js';
import type { Scope } from './options.js';
import { SESSION_IDLE_MS } from './session.js';
import { tryLock, waitForLock } from './storage/lock.js';

/** One TikTok account and the tokens for it. */
export interface Account {
  readonly openId: string;
  readonly accessToken: string;
  /** Milliseconds since 1970. */
  readonly accessExpiresAt: number;
  readonly refreshToken: string;
  readonly refreshExpiresAt: number;
  readonly scopes: readonly string[];
  /** When somebody last consented at TikTok, in milliseconds since 1970. */
  readonly linkedAt: number;
  /** Changes when the account is forgotten and linked again, so that old links stay cut. */
  readonly epoch: string;
}

interface Link {
  readonly accountKey: string;
  readonly epoch: string;
}

export type Tokens = Extract<TokenAnswer, { readonly kind: 'tokens' }>;

export async function accountKeyOf(openId: string): Promise<string> {
  return `account:${await digestOf(openId)}`;
}

const linkKey = (subject: Subject) => `link:${subject.key}`;
const lockKey = (key: string) => `lock:${key}`;

/** Runs something that reads an account or a link and then writes it, alone over all processes. */
export async function withAccountLock<T>(kit: Kit, key: string, run: () => Promise<T>): Promise<T> {
  const lock = await waitForLock(kit.storage, kit.clock, lockKey(key));
  try {
    return await run();
  } finally {
    await lock.release();
  }
}

/** Links a TikTok account to a subject with the tokens that TikTok just gave. */
export async function linkAccount(kit: Kit, subject: Subject, tokens: Tokens): Promise<void> {
  const accountKey = await accountKeyOf(tokens.openId);
  await withAccountLock(kit, accountKey, async () => {
    const before = await kit.vault.get<Account>(accountKey);
    const epoch = before?.epoch ?? randomText(12);
    await saveAccount(kit, accountKey, accountFrom(tokens, { epoch, linkedAt: kit.clock.now() }, kit.clock.now()));
    await withAccountLock(kit, linkKey(subject), () => saveLink(kit, subject, { accountKey, epoch }));
  });
}

async function saveLink(kit: Kit, subject: Subject, link: Link): Promise<void> {
  await kit.vault.set(linkKey(subject), link, subject.kind === 'session' ? { expiresInMs: SESSION_IDLE_MS } : {});
}

/** An account with new tokens; what a refresh does not change is taken over. */
export function accountFrom(tokens: Tokens, kept: Pick<Account, 'epoch' | 'linkedAt'>, now: number): Account {
  return {
    openId: tokens.openId,
    accessToken: tokens.accessToken,
    accessExpiresAt: now + tokens.expiresInSeconds * 1000,
    refreshToken: tokens.refreshToken,
    refreshExpiresAt: now + tokens.refreshExpiresInSeconds * 1000,
    scopes: tokens.scopes,
    epoch: kept.epoch,
    linkedAt: kept.linkedAt,
  };
}

/**
 * Keeps an account as long as its refresh token is good for a host's user; one that a browser session alone can reach
 * goes when no session can be left.
 */
export async function saveAccount(kit: Kit, accountKey: string, account: Account): Promise<void> {
  const untilRefreshEnds = account.refreshExpiresAt - kit.clock.now();
  const accessMs = account.accessExpiresAt - kit.clock.now();
  const expiresInMs = kit.identify ? untilRefreshEnds : Math.min(untilRefreshEnds, accessMs + SESSION_IDLE_MS);
  await kit.vault.set(accountKey, account, { expiresInMs: Math.max(expiresInMs, 1000) });
}

/** The account that a subject is linked to, or `undefined`. */
export async function accountOf(
  kit: Kit,
  subject: Subject,
): Promise<{ readonly accountKey: string; readonly account: Account } | undefined> {
  const link = await kit.vault.read<Link>(linkKey(subject));
  const account = link && (await kit.vault.read<Account>(link.value.accountKey));
  if (!link || !account || account.value.epoch !== link.value.epoch) return undefined;
  const { accountKey } = link.value;
  // The link of a host's user is written once: left alone, it would be lost with the key that it was sealed with.
  if (link.outdated) await sealAnew<Link>(kit, linkKey(subject), (value) => saveLink(kit, subject, value));
  if (account.outdated) await sealAnew<Account>(kit, accountKey, (value) => saveAccount(kit, accountKey, value));
  return { accountKey, account: account.value };
}

/** Writes a value again as it stands, under the lock of who changes it: a token that was just rotated must not be lost. */
async function sealAnew<T>(kit: Kit, key: string, save: (value: T) => Promise<void>): Promise<void> {
  const lock = await tryLock(kit.storage, kit.clock, lockKey(key));
  // Whoever holds it writes it themselves, or the next request does.
  if (!lock) return;
  try {
    const current = await kit.vault.read<T>(key);
    if (current?.outdated) await save(current.value);
  } finally {
    await lock.release();
  }
}

/**
 * Refuses what an account grants no scope for. Only a scope that the site asks for comes with another consent; one that
 * is not among its options is the site's to mend, and no creator is sent around in circles for it.
 */
export function requireScope({ config }: Kit, { scopes }: Account, scope: Scope): void {
  if (scopes.includes(scope)) return;
  if (config.scopes.includes(scope)) throw new Failure('scope_not_authorized');
  throw new Failure('scope_permission_missed', { message: `The option scopes lacks "${scope}".` });
}

/** Keeps the link of a session that is in use from running out. */
export async function touchLink(kit: Kit, subject: Subject): Promise<void> {
  if (subject.kind !== 'session') return;
  const link = await kit.vault.get<Link>(linkKey(subject));
  if (link) await kit.vault.set(linkKey(subject), link, { expiresInMs: SESSION_IDLE_MS });
}

export async function unlink(kit: Kit, subject: Subject): Promise<void> {
  await withAccountLock(kit, linkKey(subject), () => kit.vault.delete(linkKey(subject)));
}

/**
 * Forgets an account for everybody who is linked to it: its tokens are dead or about to be. With `before`, an account
 * that was linked anew since then stays, because the news is older than the link.
 */
export async function forgetAccount(kit: Kit, accountKey: string, before = Number.POSITIVE_INFINITY): Promise<void> {
  await withAccountLock(kit, accountKey, async () => {
    const account = await kit.vault.get<Account>(accountKey);
    if (account && account.linkedAt <= before) await kit.vault.delete(accountKey);
  });
}
