import { serialize } from 'hono/utils/cookie';
import { randomText } from '../crypto/hash.js';
import type { KeyRing } from '../crypto/key-ring.js';

/** A session that nobody used for so long is over. */
export const SESSION_IDLE_MS = 24 * 60 * 60 * 1000;
const SESSION_MAX_MS = 30 * SESSION_IDLE_MS;
/** How old the note of the last use may get before the cookie is made again. */
const RESEAL_MS = 10 * 60 * 1000;

/** Whether the pages are on plain http, on the machine of a developer. */
interface CookieOptions {
  readonly insecureCookies: boolean;
}

/** One browser. What it is linked to stands in the storage, under the id. */
export interface Session {
  readonly id: string;
  readonly createdAt: number;
  readonly seenAt: number;
}

export interface Sessions {
  /** The session of a request, or `undefined`: no cookie, a forged one, or one whose time is over. */
  read(request: Request, now: number): Promise<Session | undefined>;
  start(now: number): Session;
  /** Whether the browser should get the cookie again, with a later time of use. */
  isDue(session: Session, now: number): boolean;
  /** Value of `Set-Cookie`. */
  cookie(session: Session, now: number): Promise<string>;
}

export function sessions(config: CookieOptions, ring: KeyRing): Sessions {
  const name = cookieName(config);
  const purpose = `cookie:${name}`;
  return {
    async read(request, now) {
      const sealed = readCookie(request, name);
      const text = sealed === undefined ? undefined : await ring.open(purpose, sealed);
      if (text === undefined) return undefined;
      const [id = '', createdAt = '', seenAt = ''] = text.split(' ');
      const session = { id, createdAt: Number(createdAt), seenAt: Number(seenAt) };
      const idle = now - session.seenAt;
      const age = now - session.createdAt;
      return idle < SESSION_IDLE_MS && age < SESSION_MAX_MS ? session : undefined;
    },
    start: (now) => ({ id: randomText(), createdAt: now, seenAt: now }),
    isDue: (session, now) => now - session.seenAt >= RESEAL_MS,
    async cookie(session, now) {
      const sealed = await ring.seal(purpose, `${session.id} ${session.createdAt} ${now}`);
      return serialize(name, sealed, {
        path: '/',
        maxAge: SESSION_IDLE_MS / 1000,
        httpOnly: true,
        sameSite: 'Lax',
        secure: !config.insecureCookies,
      });
    },
  };
}

/** Browsers take a `__Host-` cookie only with `Secure`, so plain http on loopback has to go without. */
export function cookieName({ insecureCookies }: CookieOptions): string {
  return insecureCookies ? 'share-to-tiktok' : '__Host-share-to-tiktok';
}

function readCookie(request: Request, name: string): string | undefined {
  const header = request.headers.get('cookie') ?? '';
  const found = header.split(/;\s*/).filter((pair) => pair.startsWith(`${name}=`));
  // Two cookies of one name: one of them was planted, and nobody can tell which.
  return found.length === 1 ? found[0]?.slice(name.length + 1) : undefined;
}
