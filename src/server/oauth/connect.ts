import type { Callers } from '../accounts/callers.js';
import type { CountRequest } from '../accounts/rate-limits.js';
import { digestOf } from '../crypto/hash.js';
import type { Exchange, Handle } from '../http/exchange.js';
import { Failure } from '../http/failure.js';
import { redirect } from '../http/respond.js';
import type { Config } from '../options/config.js';
import type { Clock } from '../runtime/clock.js';
import type { Sessions } from '../sessions/session.js';
import { challengeOf, newVerifier } from './pkce.js';
import type { States } from './state.js';
import type { WaitingPage } from './waiting-page.js';
import { answerTo } from './waiting-page.js';

/** `GET connect`: sends the browser to TikTok's consent page (Login Kit for Web and for Desktop). */
export function connect(needs: {
  readonly callers: Callers;
  readonly countRequest: CountRequest;
  readonly sessions: Sessions;
  readonly states: States;
  readonly clock: Clock;
  readonly config: Pick<
    Config,
    'publicOrigin' | 'allowedOrigins' | 'pkce' | 'authorizeOrigin' | 'clientKey' | 'scopes' | 'redirectUri'
  >;
}): Handle {
  const { callers, countRequest, sessions, states, clock, config } = needs;

  async function sendToConsent(exchange: Exchange, { nonce, origin, returnTo }: WaitingPage): Promise<Response> {
    const now = clock.now();
    const session = exchange.session ?? sessions.start(now);
    // Also for a session that is there: it must not end before the browser comes back.
    exchange.setCookie(await sessions.cookie(session, now));
    const subject = await callers.subjectOf({ ...exchange, session });
    if (!subject) throw new Failure('not_connected', { message: 'Nobody is signed in.' });
    await countRequest('connect', subject.key);

    const verifier = config.pkce === 'desktop' ? newVerifier() : undefined;
    const state = await states.begin({
      session: await digestOf(session.id),
      subject: subject.key,
      nonce,
      origin,
      returnTo,
      verifier,
    });
    const target = new URL('/v2/auth/authorize/', config.authorizeOrigin);
    target.search = new URLSearchParams({
      client_key: config.clientKey,
      scope: config.scopes.join(','),
      response_type: 'code',
      redirect_uri: config.redirectUri,
      state,
      // Always ask: the user may have come to choose another account.
      disable_auto_auth: '1',
      ...(verifier ? { code_challenge: await challengeOf(verifier), code_challenge_method: 'S256' } : {}),
    }).toString();
    return redirect(target.href, 302);
  }

  return async (exchange) => {
    const { searchParams } = exchange.url;
    const nonce = searchParams.get('nonce') ?? '';
    if (!/^[\w.~-]{0,128}$/.test(nonce)) throw new Failure('invalid_params');
    const given = searchParams.get('return_to');
    const returnTo = given === null ? undefined : ownPath(given, config.publicOrigin);
    if (given !== null && returnTo === undefined) throw new Failure('invalid_params');
    const origin = searchParams.get('origin') ?? config.publicOrigin;
    if (origin !== config.publicOrigin && !config.allowedOrigins.includes(origin)) throw new Failure('cross_site');
    const waiting = { nonce, origin, returnTo };
    return answerTo(exchange, waiting, () => sendToConsent(exchange, waiting));
  };
}

/** A path on the host's site, or `undefined` for anything that could lead elsewhere. */
export function ownPath(text: string, publicOrigin: string): string | undefined {
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text) || text.length > 2000) return undefined;
  const url = new URL(text, publicOrigin);
  return url.origin === publicOrigin && !url.pathname.startsWith('//')
    ? `${url.pathname}${url.search}${url.hash}`
    : undefined;
}
