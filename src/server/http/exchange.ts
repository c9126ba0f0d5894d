import type { Session } from '../sessions/session.js';
import type { Clock } from '../runtime/clock.js';
import { Failure } from './failure.js';
import type { LogNote } from './log.js';
import { incomingBody } from './watched-body.js';

/** One request on its way through the kit. */
export interface Exchange {
  readonly request: Request;
  readonly url: URL;
  /** Named parts of the path, such as `id`. */
  readonly params: Readonly<Record<string, string>>;
  readonly session: Session | undefined;
  /** What the runtime or server passed along with the request. */
  readonly env: unknown;
  /** Adds to the request's line in the log. */
  note(note: LogNote): void;
  /** Sends a cookie along with the response. */
  setCookie(cookie: string): void;
}

/** Handles one request; made once for each route, with what that route needs. */
export type Handle = (exchange: Exchange) => Promise<Response>;

/** Reads a JSON body of at most `maxBytes`; anything else is `invalid_params` or `too_large`. */
export async function readText(request: Request, maxBytes: number, clock: Clock): Promise<string> {
  const bytes = await readBytes(request, maxBytes, clock);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Failure('invalid_params');
  }
}

export async function readBytes(request: Request, maxBytes: number, clock: Clock): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw new Failure('too_large');
  const parts: Uint8Array[] = [];
  let size = 0;
  // A length that the sender named proves nothing, so the bytes are counted too.
  for await (const part of request.body ? incomingBody(request.body, clock) : []) {
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
