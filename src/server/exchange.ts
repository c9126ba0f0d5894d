import { Failure } from './http/failure.js';
import type { LogNote } from './http/log.js';
import type { Kit } from './kit.js';
import { digestOf } from './crypto/hash.js';
import type { Session } from './session.js';

/** One request on its way through the kit. */
export interface Exchange {
  readonly kit: Kit;
  readonly request: Request;
  readonly url: URL;
  /** Named parts of the path, such as `id`. */
  readonly params: Readonly<Record<string, string>>;
  readonly session: Session | undefined;
  /** What the runtime or server passed along with the request. */
  readonly env: unknown;
  /** Adds to the request's line in the log. */
  note(note: LogNote): void;
  /** Sends a cookie along with the answer. */
  setCookie(cookie: string): void;
}

/** Whom a TikTok account is linked to: the host's user where the host knows one, else the browser session. */
export interface Subject {
  readonly kind: 'user' | 'session';
  readonly key: string;
}

/** `undefined` when nobody is signed in, or when the browser has no session yet. */
export async function subjectOf({ kit, request, session }: Exchange): Promise<Subject | undefined> {
  if (!kit.identify) return session && { kind: 'session', key: `s:${await digestOf(session.id)}` };
  const user: unknown = await kit.identify(request);
  if (user === null || user === undefined || user === '') return undefined;
  if (typeof user !== 'string') throw new Failure('adapter', { message: 'identify must answer with a string.' });
  return { kind: 'user', key: `u:${await digestOf(user)}` };
}

export async function requireSubject(exchange: Exchange): Promise<Subject> {
  const subject = await subjectOf(exchange);
  if (!subject) throw new Failure('not_connected');
  return subject;
}

/** Reads a JSON body of at most `maxBytes`; anything else is `invalid_params` or `too_large`. */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  const bytes = await readBytes(request, maxBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Failure('invalid_params');
  }
}

export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw new Failure('too_large');
  const parts: Uint8Array[] = [];
  let size = 0;
  // A length that the sender named proves nothing, so the bytes are counted too.
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > maxBytes) throw new Failure('too_large');
    parts.push(part);
  }
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.byteLength;
  }
  return whole;
}
