import { Hono } from 'hono';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { requestId } from 'hono/request-id';
import { subjectOfSession } from './accounts/callers.js';
import type { Exchange } from './http/exchange.js';
import { Failure, noteOf, toFailure } from './http/failure.js';
import type { LogNote } from './http/log.js';
import { accepts, REQUEST_HEADER, senderFacts } from './http/request-guard.js';
import { failed } from './http/respond.js';
import type { Parts } from './parts.js';
import type { Route } from './routes.js';
import { ROUTES } from './routes.js';
import type { Session } from './sessions/session.js';

interface Env {
  readonly Variables: {
    readonly requestId: string;
    /** Template of the route, for the log. */
    route: string;
    note: LogNote;
  };
}

type Handler = MiddlewareHandler<Env>;

/** The routes with all that stands around them: log, CORS, origin checks, limits of bodies, cookies, failures. */
export function createApp(parts: Parts): Hono<Env> {
  const { config } = parts;
  const app = new Hono<Env>({ strict: false });
  app.use(requestId({ limitLength: 64 }), logged(parts), connectionsEnded(parts));
  if (config.uploadOrigin) app.use(simulatorNamed(config.authorizeOrigin));
  if (config.allowedOrigins.length > 0) {
    app.use(
      cors({
        origin: [...config.allowedOrigins],
        allowMethods: ['GET', 'POST', 'PUT'],
        allowHeaders: [REQUEST_HEADER, 'content-type', 'content-range'],
        exposeHeaders: ['X-Share-To-TikTok-Site', 'Retry-After'],
        credentials: true,
        // One question for many chunks.
        maxAge: 600,
      }),
    );
  }
  const routes = app.basePath(config.basePath || '/');
  for (const route of ROUTES) {
    const limit = route.maxBytes === undefined ? [] : [bodyLimit({ maxSize: route.maxBytes, onError: tooLarge })];
    routes.on(route.method, `/${route.path}`, guarded(config, route), ...limit, respond(parts, route));
  }
  for (const path of new Set(ROUTES.map((route) => route.path))) {
    routes.all(`/${path}`, () => {
      throw new Failure('method_not_allowed');
    });
  }
  app.notFound(() => {
    throw new Failure('not_found');
  });
  app.onError((thrown, c) => {
    const failure = toFailure(thrown);
    c.set('note', { ...c.get('note'), ...noteOf(failure, thrown) });
    return failed(failure);
  });
  return app;
}

function tooLarge(): never {
  throw new Failure('too_large');
}

/** One line for each request, with what its handler noted. */
function logged({ clock, log, metrics }: Pick<Parts, 'clock' | 'log' | 'metrics'>): Handler {
  return async (c, next) => {
    const begun = clock.now();
    c.set('route', 'none');
    c.set('note', {});
    await next();
    const { status } = c.res;
    c.res.headers.set('x-request-id', c.get('requestId'));
    // The clock may have been set back meanwhile.
    const milliseconds = Math.max(0, clock.now() - begun);
    const note = c.get('note');
    metrics({ kind: 'request', route: c.get('route'), status, milliseconds, bytes: note.bytes ?? 0 });
    log({
      level: status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info',
      event: 'request',
      requestId: c.get('requestId'),
      method: c.req.method,
      route: c.get('route'),
      status,
      milliseconds,
      ...note,
    });
  };
}

/**
 * While the backend stops, each connection ends with its response, and those of event streams always do: one that is kept alive
 * would hold up the process, and a proxy would go on asking it.
 */
function connectionsEnded({ closed }: Pick<Parts, 'closed'>): Handler {
  return async (c, next) => {
    await next();
    const isLast = closed.signal.aborted || c.res.headers.get('content-type')?.startsWith('text/event-stream');
    if (isLast && !isHttp2(c.env)) c.res.headers.set('connection', 'close');
  };
}

/** HTTP/2 has no such header, and Node warns of one. */
function isHttp2(env: unknown): boolean {
  const incoming: unknown = typeof env === 'object' && env !== null ? Reflect.get(env, 'incoming') : undefined;
  return typeof incoming === 'object' && incoming !== null && Reflect.get(incoming, 'httpVersionMajor') === 2;
}

/** In development the page links to the simulator's profile pages, and has to be told where they are. */
function simulatorNamed(origin: string): Handler {
  return async (c, next) => {
    await next();
    c.res.headers.set('x-share-to-tiktok-site', origin);
  };
}

/** Lets through who may ask, before a byte of the body is read. */
function guarded(config: Parts['config'], route: Route): Handler {
  return async (c, next) => {
    c.set('route', `${route.method} ${route.path}`);
    if (!accepts(route.demand, senderFacts(c.req.raw), config)) throw new Failure('cross_site');
    await next();
  };
}

function respond(parts: Parts, route: Route): (c: Context<Env>) => Promise<Response> {
  const { sessions, links, clock } = parts;
  const handle = route.handle(parts);

  /** The cookie with a later time of use, unless a login has replaced the session meanwhile: its cookie must stay. */
  async function renewed(session: Session): Promise<string | undefined> {
    const now = clock.now();
    if (!sessions.isDue(session, now)) return undefined;
    // A storage that fails costs the request nothing: the next one tries again.
    const isLinked = await links.touch(await subjectOfSession(session)).catch(() => false);
    return isLinked ? sessions.cookie(session, now) : undefined;
  }

  return async (c) => {
    let cookie: string | undefined;
    const session = await sessions.read(c.req.raw, clock.now());
    const exchange: Exchange = {
      request: c.req.raw,
      url: new URL(c.req.url),
      params: c.req.param(),
      session,
      env: c.env,
      note: (note) => c.set('note', { ...c.get('note'), ...note }),
      setCookie: (value) => (cookie = value),
    };
    // Hono leaves what is no `Error` to the runtime, and a host's `identify` may throw anything.
    const response = await handle(exchange).catch((thrown: unknown) => {
      throw thrown instanceof Error ? thrown : toFailure(thrown);
    });
    if (session && route.demand !== 'open') cookie ??= await renewed(session);
    if (cookie !== undefined) response.headers.append('set-cookie', cookie);
    return response;
  };
}
