import { scopeList } from '../../wire/oauth.js';
import type { Tokens } from '../accounts.js';
import { digestOf } from '../crypto/hash.js';
import type { Exchange, Subject } from '../exchange.js';
import { subjectOf } from '../exchange.js';
import { noteOf, toFailure } from '../http/failure.js';
import { foreignName } from '../http/log.js';
import { redirect } from '../http/respond.js';
import { linkAccount } from '../links.js';
import { failedPage, lostPage, popupPage } from './popup-page.js';
import type { PendingConnect } from './state.js';
import { takeState } from './state.js';
import { exchangeCode, revokeToken } from './token-endpoint.js';
import { answerTo } from './waiting-page.js';

type Result = { readonly ok: true } | { readonly ok: false; readonly code: string };

/** `GET callback`: TikTok sends the browser back here, with a code or with an error. */
export async function callback(exchange: Exchange): Promise<Response> {
  let found: Awaited<ReturnType<typeof findPending>>;
  try {
    found = await findPending(exchange);
  } catch (thrown) {
    const failure = toFailure(thrown);
    exchange.note(noteOf(failure, thrown));
    return failedPage(failure.status);
  }
  // A state that is old, used, another browser's or another user's: nobody here waits for this answer.
  if (!found) {
    exchange.note({ code: 'connect_failed', message: 'state does not fit' });
    return lostPage();
  }
  const { pending, subject } = found;
  return answerTo(exchange, pending, async () => {
    const result = await finish(exchange, pending, subject);
    if (!result.ok) exchange.note({ code: result.code });
    if (pending.returnTo !== undefined) return redirect(`${pending.origin}${pending.returnTo}`, 303);
    return popupPage({ nonce: pending.nonce, origin: pending.origin, ...result });
  });
}

/** The attempt that this browser and this user began. */
async function findPending(
  exchange: Exchange,
): Promise<{ readonly pending: PendingConnect; readonly subject: Subject } | undefined> {
  const state = exchange.url.searchParams.get('state') ?? '';
  const pending = state ? await takeState(exchange.kit, state) : undefined;
  const subject = pending && (await subjectOf(exchange));
  if (!pending || !subject || !(await isSameBrowser(exchange, pending)) || subject.key !== pending.subject) {
    return undefined;
  }
  return { pending, subject };
}

async function isSameBrowser({ session }: Exchange, pending: PendingConnect): Promise<boolean> {
  return session !== undefined && (await digestOf(session.id)) === pending.session;
}

async function finish(exchange: Exchange, pending: PendingConnect, subject: Subject): Promise<Result> {
  const { kit, url } = exchange;
  const code = url.searchParams.get('code');
  if (!code || url.searchParams.has('error')) {
    // `access_denied` stands for more than a user who refused; `error_type` tells which.
    exchange.note({ message: reasonOf(url.searchParams) });
    return { ok: false, code: 'connect_failed' };
  }
  const answer = await exchangeCode(kit, code, pending.verifier);
  if (answer.kind !== 'tokens') {
    exchange.note({
      message: answer.kind === 'refused' ? `token endpoint: ${foreignName(answer.error)}` : 'token endpoint',
    });
    return { ok: false, code: answer.kind === 'unreachable' ? 'network' : 'connect_failed' };
  }
  if (!grantsPosting(answer, kit.config.scopes)) {
    await revokeToken(kit, answer.accessToken);
    return { ok: false, code: 'scope_not_authorized' };
  }
  await linkAccount(kit, await rotated(exchange, subject), answer, subject);
  return { ok: true };
}

/** The user may grant less than was asked; without any scope for posting the link is of no use. */
function grantsPosting(tokens: Tokens, asked: readonly string[]): boolean {
  return asked.some((scope) => scope !== 'user.info.basic' && tokens.scopes.includes(scope));
}

/** A new session for the linked account, so that an id known before the login is worth nothing after it. */
async function rotated(exchange: Exchange, subject: Subject): Promise<Subject> {
  const { kit } = exchange;
  const now = kit.clock.now();
  const session = kit.sessions.start(now);
  exchange.setCookie(await kit.sessions.cookie(session, now));
  if (subject.kind === 'user') return subject;
  return { kind: 'session', key: `s:${await digestOf(session.id)}` };
}

function reasonOf(search: URLSearchParams): string {
  const parts = ['error', 'error_type', 'errCode'].flatMap((name) => {
    const value = search.get(name);
    return value && /^[\w.-]{1,64}$/.test(value) ? [`${name}=${value}`] : [];
  });
  const scopes = scopeList(search.get('scopes') ?? '').filter((scope) => /^[\w.]{1,40}$/.test(scope));
  return [...parts, ...(scopes.length > 0 ? [`scopes ${scopes.join(' ')}`] : [])].join(' ') || 'no code';
}
