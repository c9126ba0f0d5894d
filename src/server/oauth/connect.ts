import { digestOf } from '../crypto/hash.js';
import type { Exchange } from '../exchange.js';
import { subjectOf } from '../exchange.js';
import { Failure } from '../http/failure.js';
import { redirect } from '../http/respond.js';
import { countRequest } from '../limits.js';
import { challengeOf, newVerifier } from './pkce.js';
import { beginState } from './state.js';
import type { WaitingPage } from './waiting-page.js';
import { answerTo } from './waiting-page.js';

/** `GET connect`: sends the browser to TikTok's consent page (Login Kit for Web and for Desktop). */
export async function connect(exchange: Exchange): Promise<Response> {
  const { kit, url } = exchange;
  const { config } = kit;
  const nonce = url.searchParams.get('nonce') ?? '';
  if (!/^[\w.~-]{0,128}$/.test(nonce)) throw new Failure('invalid_params');
  const given = url.searchParams.get('return_to');
  const returnTo = given === null ? undefined : ownPath(given, config.publicOrigin);
  if (given !== null && returnTo === undefined) throw new Failure('invalid_params');
  const origin = url.searchParams.get('origin') ?? config.publicOrigin;
  if (origin !== config.publicOrigin && !config.allowedOrigins.includes(origin)) throw new Failure('cross_site');
  const waiting = { nonce, origin, returnTo };
  return answerTo(exchange, waiting, () => sendToConsent(exchange, waiting));
}

async function sendToConsent(exchange: Exchange, { nonce, origin, returnTo }: WaitingPage): Promise<Response> {
  const { kit } = exchange;
  const { config } = kit;
  const now = kit.clock.now();
  const session = exchange.session ?? kit.sessions.start(now);
  if (!exchange.session) exchange.setCookie(await kit.sessions.cookie(session, now));
  const subject = await subjectOf({ ...exchange, session });
  if (!subject) throw new Failure('not_connected', { message: 'Nobody is signed in.' });
  await countRequest(kit, 'connect', subject.key);

  const verifier = config.pkce === 'desktop' ? newVerifier() : undefined;
  const state = await beginState(kit, {
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

/** A path on the host's site, or `undefined` for anything that could lead elsewhere. */
export function ownPath(text: string, publicOrigin: string): string | undefined {
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text) || text.length > 2000) return undefined;
  const url = new URL(text, publicOrigin);
  return url.origin === publicOrigin && !url.pathname.startsWith('//')
    ? `${url.pathname}${url.search}${url.hash}`
    : undefined;
}
