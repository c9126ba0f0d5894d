import type { TokenAnswer } from '../wire/oauth.js';
import { digestOf } from './crypto/hash.js';
import { Failure } from './http/failure.js';
import type { Kit } from './kit.js';
import type { Scope } from './options.js';
import { SESSION_IDLE_MS } from './session.js';
import type { WriteOptions } from './storage/storage.js';

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

/**
 * Changes an account in one atomic step, and returns what stands there afterwards. It is kept as long as its refresh
 * token is good for a host's user; one that a browser session alone can reach goes when no session can be left.
 */
export async function updateAccount(
  kit: Kit,
  accountKey: string,
  change: (current: Account | undefined) => Account | undefined,
): Promise<Account | undefined> {
  const expiry = (account: Account): WriteOptions => {
    const untilRefreshEnds = account.refreshExpiresAt - kit.clock.now();
    const accessMs = account.accessExpiresAt - kit.clock.now();
    const whole = kit.identify ? untilRefreshEnds : Math.min(untilRefreshEnds, accessMs + SESSION_IDLE_MS);
    return { expiresInMs: Math.max(account.ended ? ENDED_MS : whole, 1000), durable: true };
  };
  return kit.vault.update(accountKey, change, expiry);
}

/**
 * Refuses what an account grants no scope for. Only a scope that the site asks for comes with another consent; one that
 * is not among its options is the site's to fix, and no creator is sent around in circles for it.
 */
export function requireScope({ config }: Kit, { scopes }: Account, scope: Scope): void {
  if (scopes.includes(scope)) return;
  if (config.scopes.includes(scope)) throw new Failure('scope_not_authorized');
  throw new Failure('scope_permission_missed', { message: `The option scopes lacks "${scope}".` });
}

/**
 * Forgets an account for everybody who is linked to it: its tokens are dead or about to be. With `before`, an account
 * that was linked again since then stays, because the event is older than the link.
 */
export async function forgetAccount(kit: Kit, accountKey: string, before = Number.POSITIVE_INFINITY): Promise<void> {
  await updateAccount(kit, accountKey, (account) => (account && account.linkedAt <= before ? undefined : account));
}
