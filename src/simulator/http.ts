import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StruckFaults } from './faults.js';
import { toJson, type JsonValue } from './json.js';

/** A request as the endpoints see it. */
export interface SimulatorRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** The body of a request that is no upload. */
  readonly body: Buffer;
  readonly raw: IncomingMessage;
  readonly logId: string;
  readonly faults: StruckFaults;
}

/** An answer; `stream` writes a body by itself. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly stream?: (response: ServerResponse) => Promise<void>;
}

/** The largest body of a call that is no upload, in bytes. */
const MAX_BODY_BYTES = 1_000_000;

/** A body that is larger than any call needs. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** Reads a whole body of at most `MAX_BODY_BYTES`. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  // Without an encoding set, a request yields Buffers.
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= MAX_BODY_BYTES) parts.push(part);
  }
  if (length > MAX_BODY_BYTES) throw new BodyTooLargeError();
  return Buffer.concat(parts);
}

/** A JSON answer. */
export function json(status: number, value: JsonValue, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers }, body: toJson(value) };
}

/** A plain text answer. */
export function text(status: number, body: string): Answer {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body };
}

/** A page that loads nothing from elsewhere and runs no script. */
export function page(status: number, body: string): Answer {
  return {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self'; base-uri 'none'; frame-ancestors 'none'",
      // Stricter policies make browsers send `Origin: null` with forms, which the control would refuse.
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    },
    body,
  };
}

/** Sends the browser elsewhere with a GET. */
export function redirect(location: string): Answer {
  return { status: 302, headers: { Location: location, 'Cache-Control': 'no-store' } };
}

/** Whether the request's body has this media type, whatever its parameters. */
export function hasContentType(request: SimulatorRequest, type: string): boolean {
  return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() === type;
}

/** Writes an answer. */
export async function send(response: ServerResponse, answer: Answer): Promise<void> {
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  response.statusCode = answer.status;
  if (answer.stream !== undefined) return answer.stream(response);
  if (answer.body !== undefined) response.setHeader('Content-Length', Buffer.byteLength(answer.body));
  else if (answer.status !== 204) response.setHeader('Content-Length', 0);
  response.end(answer.body);
}
