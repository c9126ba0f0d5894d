import type { TokenAnswer } from '../../wire/oauth.js';
import { digestOf } from '../crypto/hash.js';
import { Failure } from '../http/failure.js';
import type { Scope } from '../options/options.js';
import { SESSION_IDLE_MS } from '../sessions/session.js';
import type { WriteOptions } from '../storage/storage.js';
import type { Vault } from '../storage/vault.js';
import type { Clock } from '../runtime/clock.js';

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
  /** Keys of the subjects that were linked to it; a session's link can have expired since. */
  readonly links: readonly string[];
  /**
   * TikTok refuses the refresh token. The record stays for a while: a process that was stopped in the middle of a refresh
   * may still come with the token that replaced it.
   */
  readonly ended?: true;
}

export type Tokens = Extract<TokenAnswer, { readonly kind: 'tokens' }>;

/** The accounts that are linked here. */
export interface Accounts {
  get(accountKey: string): Promise<Account | undefined>;
  /** The same, and whether an older key than the newest has sealed it. */
  read(accountKey: string): Promise<{ readonly value: Account; readonly outdated: boolean } | undefined>;
  /** Changes an account in one atomic step, and returns what stands there afterwards. */
  update(
    accountKey: string,
    change: (current: Account | undefined) => Account | undefined,
  ): Promise<Account | undefined>;
  /**
   * Forgets an account for everybody who is linked to it: its tokens are dead or about to be. With `before`, an account
   * that was linked again since then stays, because the event is older than the link.
   */
  forget(accountKey: string, before?: number): Promise<void>;
}

const ENDED_MS = 60 * 60 * 1000;
const MOST_LINKS = 100;

export async function accountKeyOf(openId: string): Promise<string> {
  return `account:${await digestOf(openId)}`;
}

/** What goes into the log for an account. */
export function shortNameOf(accountKey: string): string {
  return accountKey.slice(-8);
}

/** An account with new tokens; what a refresh does not change is taken over. */
export function accountFrom(
  tokens: Tokens,
  { epoch, linkedAt, links }: Pick<Account, 'epoch' | 'linkedAt' | 'links'>,
  now: number,
): Account {
  return {
    openId: tokens.openId,
    accessToken: tokens.accessToken,
    accessExpiresAt: now + tokens.expiresInSeconds * 1000,
    refreshToken: tokens.refreshToken,
    refreshExpiresAt: now + tokens.refreshExpiresInSeconds * 1000,
    scopes: tokens.scopes,
    epoch,
    linkedAt,
    links: links.slice(-MOST_LINKS),
  };
}

/** `forUsers`: accounts are linked to the host's users, and else to browser sessions. */
export function accountStore(needs: {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly forUsers: boolean;
}): Accounts {
  const { vault, clock, forUsers } = needs;
  /**
   * An account is kept as long as its refresh token is good for a host's user; one that a browser session alone can reach
   * goes when no session can be left.
   */
  const expiry = (account: Account): WriteOptions => {
    const untilRefreshEnds = account.refreshExpiresAt - clock.now();
    const accessMs = account.accessExpiresAt - clock.now();
    const whole = forUsers ? untilRefreshEnds : Math.min(untilRefreshEnds, accessMs + SESSION_IDLE_MS);
    return { expiresInMs: Math.max(account.ended ? ENDED_MS : whole, 1000), durable: true };
  };
  const update: Accounts['update'] = (accountKey, change) => vault.update(accountKey, change, expiry);
  return {
    get: (accountKey) => vault.get(accountKey),
    read: (accountKey) => vault.read(accountKey),
    update,
    async forget(accountKey, before = Number.POSITIVE_INFINITY) {
      await update(accountKey, (account) => (account && account.linkedAt <= before ? undefined : account));
    },
  };
}

/**
 * Refuses what an account grants no scope for. Only a scope that the site asks for comes with another consent; one that
 * is not among its options is the site's to fix, and no creator is sent around in circles for it.
 */
export function requireScope(asked: readonly Scope[], { scopes }: Account, scope: Scope): void {
  if (scopes.includes(scope)) return;
  if (asked.includes(scope)) throw new Failure('scope_not_authorized');
  throw new Failure('scope_permission_missed', { message: `The option scopes lacks "${scope}".` });
}
