import { touchLink } from './accounts.js';
import { digestOf } from './crypto/hash.js';
import type { Exchange } from './exchange.js';
import { preflight, withCors } from './http/cors.js';
import { Failure, noteOf, toFailure } from './http/failure.js';
import type { LogNote } from './http/log.js';
import { accepts, senderFacts } from './http/request-guard.js';
import { failed } from './http/respond.js';
import type { Kit } from './kit.js';
import { createKit } from './kit.js';
import type { ShareToTikTokOptions } from './options.js';
import { readReceipt } from './posts/receipt.js';
import type { Match } from './router.js';
import { findRoute } from './router.js';

/** The backend as one function of the Web's own types, to be mounted under its base path. */
export interface ShareToTikTok {
  (request: Request): Promise<Response>;
  /**
   * The signed consent receipt of a post, for `verifyReceipt`; `undefined` when there is none. While no publish id is
   * known, the receipt goes by the `attempt` that the log names.
   */
  receipt(publishIdOrAttempt: string): Promise<string | undefined>;
  /** Ends the event streams of this process, so that it can stop. */
  close(): void;
}

/** Checks the options, all at once, and makes the backend; throws `TypeError` with what is wrong and how to mend it. */
export function createShareToTikTok(options: ShareToTikTokOptions): ShareToTikTok {
  const kit = createKit(options);
  if (kit.config.development) {
    const given = [
      ...(kit.config.insecureCookies ? ['cookies go without Secure and __Host-, so any local port can read them'] : []),
      ...(kit.config.uploadOrigin ? [`a simulator stands for TikTok`] : []),
    ];
    kit.log({
      level: 'warn',
      event: 'start',
      message: `development mode: ${given.join('; ') || 'http on loopback is allowed'}`,
    });
  }
  return Object.assign((request: Request) => handle(kit, request), {
    receipt: (name: string) => readReceipt(kit, name),
    close: () => kit.closed.abort(),
  });
}

async function handle(kit: Kit, request: Request): Promise<Response> {
  const begun = kit.clock.now();
  const url = new URL(request.url);
  const match = findRoute(request.method, url.pathname, kit.config.basePath);
  let notes: LogNote = {};
  const note = (more: LogNote) => {
    notes = { ...notes, ...more };
  };
  let response: Response;
  try {
    response = preflight(request, kit.config) ?? (await answer(kit, request, url, match, note));
  } catch (thrown) {
    const failure = toFailure(thrown);
    note(noteOf(failure, thrown));
    response = failed(failure);
  }
  kit.log({
    level: response.status >= 500 ? 'error' : response.status >= 400 ? 'warn' : 'info',
    event: 'request',
    method: request.method,
    route: match.kind === 'route' ? `${match.route.method} ${match.route.path}` : 'none',
    status: response.status,
    milliseconds: kit.clock.now() - begun,
    ...notes,
  });
  // In development the page links to the simulator's profile pages, and has to be told where they are.
  if (kit.config.uploadOrigin) response.headers.set('x-share-to-tiktok-site', kit.config.authorizeOrigin);
  return withCors(response, request, kit.config);
}

async function answer(
  kit: Kit,
  request: Request,
  url: URL,
  match: Match,
  note: (note: LogNote) => void,
): Promise<Response> {
  if (match.kind === 'none') throw new Failure('not_found');
  if (match.kind === 'wrong_method') throw new Failure('method_not_allowed');
  if (!accepts(match.route.demand, senderFacts(request), kit.config)) throw new Failure('cross_site');
  const now = kit.clock.now();
  const cookies: string[] = [];
  const session = await kit.sessions.read(request, now);
  if (session && match.route.demand !== 'open' && kit.sessions.isDue(session, now)) {
    cookies.push(await kit.sessions.cookie(session, now));
    await touchLink(kit, { kind: 'session', key: `s:${await digestOf(session.id)}` });
  }
  const exchange: Exchange = {
    kit,
    request,
    url,
    params: match.params,
    session,
    note,
    // The newest cookie wins: a login replaces the session that came with the request.
    setCookie: (cookie) => cookies.splice(0, cookies.length, cookie),
  };
  const response = await match.route.handle(exchange);
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}
