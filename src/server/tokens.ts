import type { Account } from './accounts.js';
import { accountFrom, shortNameOf, updateAccount } from './accounts.js';
import { Failure, statusOf } from './http/failure.js';
import { foreignName } from './http/log.js';
import type { Kit } from './kit.js';
import { refreshTokens, revokeToken } from './oauth/token-endpoint.js';
import { waitForLock } from './storage/lock.js';
import type { ApiCall, ApiOutcome } from './tiktok-api.js';

/** A token that ends sooner than this is refreshed before it is used. */
const REFRESH_AHEAD_MS = 5 * 60 * 1000;

/**
 * A good access token of an account. However many ask at once, in however many processes, one refresh is made: the
 * others wait for the lock in the storage and find the new token there. `stale` is a token that TikTok refused.
 */
export async function accessTokenOf(kit: Kit, accountKey: string, stale?: string): Promise<string> {
  const account = await readAccount(kit, accountKey);
  if (isFresh(account, kit.clock.now(), stale)) return account.accessToken;
  const lock = await waitForLock(kit.storage, kit.clock, `lock:${accountKey}`);
  try {
    const current = await readAccount(kit, accountKey);
    if (isFresh(current, kit.clock.now(), stale)) return current.accessToken;
    // A process that was stopped here for longer than its lease must not use a token that somebody else has used by now.
    if (await lock.renew()) return await refresh(kit, accountKey, current, stale);
  } finally {
    await lock.release();
  }
  return accessTokenOf(kit, accountKey, stale);
}

async function readAccount(kit: Kit, accountKey: string): Promise<Account> {
  const account = await kit.vault.get<Account>(accountKey);
  if (!account || account.ended) throw new Failure('not_connected');
  return account;
}

function isFresh(account: Account, now: number, stale: string | undefined): boolean {
  return account.accessToken !== stale && account.accessExpiresAt - now > REFRESH_AHEAD_MS;
}

async function refresh(kit: Kit, accountKey: string, account: Account, stale: string | undefined): Promise<string> {
  const answer = await refreshTokens(kit, account.refreshToken);
  // Whatever came back is about the token that was sent; an account that holds another one by now is left alone.
  const isSame = (current: Account | undefined) => current?.refreshToken === account.refreshToken;
  const report = (reason: string, logId?: string) => {
    const note = { account: shortNameOf(accountKey), ...(logId ? { logId } : {}) };
    kit.log({ level: 'error', event: 'fault', message: `token endpoint: ${reason}`, ...note });
  };
  if (answer.kind === 'tokens') {
    // Written at once: the old refresh token may be dead, so a crash in between costs the creator another consent.
    const kept = await updateAccount(kit, accountKey, (current) =>
      current && isSame(current) ? accountFrom(answer, current, kit.clock.now()) : current,
    );
    if (kept) return kept.accessToken;
    // Disconnected meanwhile: what is forgotten here must not stay alive there.
    await revokeToken(kit, answer.accessToken);
    throw new Failure('not_connected');
  }
  if (answer.kind === 'refused' && answer.error === 'invalid_grant') {
    const kept = await updateAccount(kit, accountKey, (current) =>
      current && isSame(current) ? { ...current, ended: true } : current,
    );
    if (kept && !kept.ended) return kept.accessToken;
    report(
      'invalid_grant. The creator has to connect again: the refresh token was revoked or has expired, or the process that had it replaced died before it saved the new one',
      answer.logId,
    );
    throw new Failure('not_connected', { logId: answer.logId });
  }
  // Every other refusal is about this backend, such as a mistyped client secret: no creator's link may be lost by it.
  const reason = answer.kind === 'refused' ? foreignName(answer.error) : answer.kind;
  const logId = answer.kind === 'refused' ? answer.logId : undefined;
  report(reason, logId);
  // While the old token lives, trouble at the token endpoint is no reason to stop.
  if (account.accessToken !== stale && account.accessExpiresAt > kit.clock.now()) return account.accessToken;
  throw new Failure('internal_error', { logId });
}

/** Calls TikTok for an account; a token that TikTok refuses is refreshed and the call made once more. */
export async function callFor(
  kit: Kit,
  accountKey: string,
  call: ApiCall,
  body: object,
  signal?: AbortSignal,
): Promise<ApiOutcome> {
  return callWith(kit, { accountKey, token: await accessTokenOf(kit, accountKey) }, call, body, signal);
}

/** The same with a token that the caller has. It throws only where TikTok has done nothing. */
export async function callWith(
  kit: Kit,
  { accountKey, token }: { readonly accountKey: string; readonly token: string },
  call: ApiCall,
  body: object,
  signal?: AbortSignal,
): Promise<ApiOutcome> {
  const outcome = await kit.api.call(call, body, token, signal);
  if (outcome.kind !== 'refused' || outcome.code !== 'access_token_invalid') return outcome;
  // TikTok did nothing with the first call, so this is no repetition.
  return kit.api.call(call, body, await accessTokenOf(kit, accountKey, token), signal);
}

/**
 * The failure that an outcome means to the page, for calls where asking again does no harm. A TikTok that cannot be reached
 * from here is TikTok's trouble: the page's own connection, which `network` stands for, has just worked.
 */
export function failureOf(outcome: Exclude<ApiOutcome, { readonly kind: 'ok' }>): Failure {
  if (outcome.kind === 'not_sent') return new Failure('internal_error', { status: 503 });
  if (outcome.kind === 'unclear') return new Failure(outcome.code, { logId: outcome.logId });
  // A refusal comes with HTTP 200 at times, which would not be true to the page.
  const status = outcome.status >= 400 ? outcome.status : (statusOf(outcome.code) ?? 403);
  return new Failure(outcome.code, { status, logId: outcome.logId });
}
