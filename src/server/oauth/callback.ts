import { scopeList } from '../../wire/oauth.js';
import type { Tokens } from '../accounts/accounts.js';
import { accountKeyOf } from '../accounts/accounts.js';
import type { Callers } from '../accounts/callers.js';
import { subjectOfSession } from '../accounts/callers.js';
import type { Links, Subject } from '../accounts/links.js';
import type { Revoker } from '../accounts/revocations.js';
import { digestOf } from '../crypto/hash.js';
import type { Exchange, Handle } from '../http/exchange.js';
import { noteOf, toFailure } from '../http/failure.js';
import { foreignName } from '../http/log.js';
import { redirect } from '../http/respond.js';
import type { Clock } from '../runtime/clock.js';
import type { Sessions } from '../sessions/session.js';
import type { TokenEndpoint } from '../tiktok/token-endpoint.js';
import { failedPage, lostPage, popupPage } from './popup-page.js';
import type { PendingConnect, States } from './state.js';
import { answerTo } from './waiting-page.js';

type Result = { readonly ok: true } | { readonly ok: false; readonly code: string };
type Found = { readonly pending: PendingConnect; readonly subject: Subject };

/** `GET callback`: TikTok sends the browser back here, with a code or with an error. */
export function callback(needs: {
  readonly callers: Callers;
  readonly links: Links;
  readonly sessions: Sessions;
  readonly states: States;
  readonly endpoint: Pick<TokenEndpoint, 'exchangeCode'>;
  readonly revoker: Pick<Revoker, 'revokeToken'>;
  readonly clock: Clock;
  readonly scopes: readonly string[];
}): Handle {
  const { callers, links, sessions, states, endpoint, revoker, clock, scopes } = needs;

  /** The attempt that this browser and this user began. */
  async function findPending(exchange: Exchange): Promise<Found | undefined> {
    const lost = (message: string) => {
      exchange.note({ code: 'connect_failed', message });
      return undefined;
    };
    const state = exchange.url.searchParams.get('state') ?? '';
    const pending = state ? await states.take(state) : undefined;
    if (!pending) return lost('the state is unknown, used or older than ten minutes');
    if (!(await isSameBrowser(exchange, pending)))
      return lost('the state is of another session, or no cookie came along');
    const subject = await callers.subjectOf(exchange);
    if (!subject) {
      return lost('identify names no user: a cookie with SameSite=Strict does not come along when TikTok leads back');
    }
    return subject.key === pending.subject ? { pending, subject } : lost('another user is signed in by now');
  }

  async function finish(exchange: Exchange, pending: PendingConnect, subject: Subject): Promise<Result> {
    const { searchParams } = exchange.url;
    const code = searchParams.get('code');
    if (!code || searchParams.has('error')) {
      // `access_denied` stands for more than a user who refused; `error_type` tells which.
      exchange.note({ message: reasonOf(searchParams) });
      return { ok: false, code: 'connect_failed' };
    }
    const reply = await endpoint.exchangeCode(code, pending.verifier);
    if (reply.kind !== 'tokens') {
      exchange.note({
        message: reply.kind === 'refused' ? `token endpoint: ${foreignName(reply.error)}` : 'token endpoint',
      });
      return { ok: false, code: reply.kind === 'unreachable' ? 'network' : 'connect_failed' };
    }
    if (!grantsPosting(reply, scopes)) {
      await revoker.revokeToken(await accountKeyOf(reply.openId), reply.accessToken);
      return { ok: false, code: 'scope_not_authorized' };
    }
    // A new session, so that an id known before the login is worth nothing after it.
    const now = clock.now();
    const session = sessions.start(now);
    const cookie = await sessions.cookie(session, now);
    await links.add(subject.kind === 'user' ? subject : await subjectOfSession(session), reply, subject);
    // Last: while the link is not written, the session from before is the one that counts.
    exchange.setCookie(cookie);
    return { ok: true };
  }

  return async (exchange) => {
    let found: Found | undefined;
    try {
      found = await findPending(exchange);
    } catch (thrown) {
      const failure = toFailure(thrown);
      exchange.note(noteOf(failure, thrown));
      return failedPage(failure.status);
    }
    // A state that is old, used, another browser's or another user's: nobody here waits for this reply.
    if (!found) {
      return lostPage();
    }
    const { pending, subject } = found;
    return answerTo(exchange, pending, async () => {
      const result = await finish(exchange, pending, subject);
      if (!result.ok) exchange.note({ code: result.code });
      if (pending.returnTo !== undefined) return redirect(`${pending.origin}${pending.returnTo}`, 303);
      return popupPage({ nonce: pending.nonce, origin: pending.origin, ...result });
    });
  };
}

async function isSameBrowser({ session }: Exchange, pending: PendingConnect): Promise<boolean> {
  return session !== undefined && (await digestOf(session.id)) === pending.session;
}

/** The user may grant less than was asked; without any scope for posting the link is of no use. */
function grantsPosting(tokens: Tokens, asked: readonly string[]): boolean {
  return asked.some((scope) => scope !== 'user.info.basic' && tokens.scopes.includes(scope));
}

function reasonOf(search: URLSearchParams): string {
  const parts = ['error', 'error_type', 'errCode'].flatMap((name) => {
    const value = search.get(name);
    return value && /^[\w.-]{1,64}$/.test(value) ? [`${name}=${value}`] : [];
  });
  const scopes = scopeList(search.get('scopes') ?? '').filter((scope) => /^[\w.]{1,40}$/.test(scope));
  return [...parts, ...(scopes.length > 0 ? [`scopes ${scopes.join(' ')}`] : [])].join(' ') || 'no code';
}
