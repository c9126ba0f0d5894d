import { Failure, statusOf } from '../http/failure.js';
import type { Log } from '../http/log.js';
import { foreignName } from '../http/log.js';
import type { Clock } from '../runtime/clock.js';
import { waitForLock } from '../storage/lock.js';
import type { Storage } from '../storage/storage.js';
import type { ApiCall, ApiOutcome, TikTokApi } from '../tiktok/api.js';
import type { TokenEndpoint } from '../tiktok/token-endpoint.js';
import type { Account, Accounts } from './accounts.js';
import { accountFrom, shortNameOf } from './accounts.js';

/** A token that ends sooner than this is refreshed before it is used. */
const REFRESH_AHEAD_MS = 5 * 60 * 1000;

/** What can be done at TikTok for an account that is linked here. */
export interface Access {
  /** A good access token. `stale` is one that TikTok refused. */
  tokenOf(accountKey: string, stale?: string): Promise<string>;
  /** Calls TikTok for an account; a token that TikTok refuses is refreshed and the call made once more. */
  call(accountKey: string, call: ApiCall, body: object): Promise<ApiOutcome>;
  /** The same with a token that the caller has. It throws only where TikTok has done nothing. */
  callWith(token: string, accountKey: string, call: ApiCall, body: object): Promise<ApiOutcome>;
}

/**
 * However many ask for a token at once, in however many processes, one refresh is made: the others wait for the lock in the
 * storage and find the new token there.
 */
export function accessTo(needs: {
  readonly accounts: Accounts;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly api: TikTokApi;
  readonly endpoint: TokenEndpoint;
  /** Ends the access of a token that nobody keeps. */
  readonly revokeToken: (accountKey: string, accessToken: string) => Promise<void>;
  readonly log: Log;
}): Access {
  const { accounts, storage, clock, api, endpoint, revokeToken, log } = needs;

  async function tokenOf(accountKey: string, stale?: string): Promise<string> {
    const account = await read(accountKey);
    if (isFresh(account, clock.now(), stale)) return account.accessToken;
    const lock = await waitForLock(storage, clock, `lock:${accountKey}`);
    try {
      const current = await read(accountKey);
      if (isFresh(current, clock.now(), stale)) return current.accessToken;
      // A process that was stopped here for longer than its lease must not use a token that somebody else has used by now.
      if (await lock.renew()) return await refresh(accountKey, current, stale);
    } finally {
      await lock.release();
    }
    return tokenOf(accountKey, stale);
  }

  async function read(accountKey: string): Promise<Account> {
    const account = await accounts.get(accountKey);
    if (!account || account.ended) throw new Failure('not_connected');
    return account;
  }

  async function refresh(accountKey: string, account: Account, stale: string | undefined): Promise<string> {
    const reply = await endpoint.refresh(account.refreshToken);
    // Whatever came back is about the token that was sent; an account that holds another one by now is left alone.
    const isSame = (current: Account | undefined) => current?.refreshToken === account.refreshToken;
    const report = (reason: string, logId?: string) => {
      const note = { account: shortNameOf(accountKey), ...(logId ? { logId } : {}) };
      log({ level: 'error', event: 'fault', message: `token endpoint: ${reason}`, ...note });
    };
    if (reply.kind === 'tokens') {
      // Written at once: the old refresh token may be dead, so a crash in between costs the creator another consent.
      const kept = await accounts.update(accountKey, (current) =>
        current && isSame(current) ? accountFrom(reply, current, clock.now()) : current,
      );
      if (kept) return kept.accessToken;
      // Disconnected meanwhile: what is forgotten here must not stay alive there.
      await revokeToken(accountKey, reply.accessToken);
      throw new Failure('not_connected');
    }
    if (reply.kind === 'refused' && reply.error === 'invalid_grant') {
      const kept = await accounts.update(accountKey, (current) =>
        current && isSame(current) ? { ...current, ended: true } : current,
      );
      if (kept && !kept.ended) return kept.accessToken;
      report(
        'invalid_grant. The creator has to connect again: the refresh token was revoked or has expired, or the process that had it replaced died before it saved the new one',
        reply.logId,
      );
      throw new Failure('not_connected', { logId: reply.logId });
    }
    // Every other refusal is about this backend, such as a mistyped client secret: no creator's link may be lost by it.
    const reason = reply.kind === 'refused' ? foreignName(reply.error) : reply.kind;
    const logId = reply.kind === 'refused' ? reply.logId : undefined;
    report(reason, logId);
    // While the old token lives, trouble at the token endpoint is no reason to stop.
    if (account.accessToken !== stale && account.accessExpiresAt > clock.now()) return account.accessToken;
    throw new Failure('internal_error', { logId });
  }

  async function callWith(token: string, accountKey: string, call: ApiCall, body: object): Promise<ApiOutcome> {
    const outcome = await api.call(call, body, token);
    if (outcome.kind !== 'refused' || outcome.code !== 'access_token_invalid') return outcome;
    // TikTok did nothing with the first call, so this is no repetition.
    return api.call(call, body, await tokenOf(accountKey, token));
  }

  return {
    tokenOf,
    callWith,
    call: async (accountKey, call, body) => callWith(await tokenOf(accountKey), accountKey, call, body),
  };
}

type OkOutcome = Extract<ApiOutcome, { readonly kind: 'ok' }>;

function isFresh(account: Account, now: number, stale: string | undefined): boolean {
  return account.accessToken !== stale && account.accessExpiresAt - now > REFRESH_AHEAD_MS;
}

/** Reads what TikTok replied. A reply that is none of its own is one for its support, who find it by its log id. */
export function readData<T>({ data, logId }: OkOutcome, read: (data: unknown) => T): T {
  try {
    return read(data);
  } catch {
    throw new Failure('invalid_response', { logId });
  }
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
