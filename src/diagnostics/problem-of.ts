import type { ShareError } from '../domain/errors.js';
import type { Problem } from './problem.js';

/** What the host has to fix, from the failure of one call of its adapter. */
export function problemOf(method: string, error: ShareError): Problem {
  const { cause } = error;
  if (cause instanceof Error && cause.name === 'NoOrigin') return { code: 'frame-without-origin', about: method };
  const unreadable = unreadableReply(method, cause) ?? refusal(method, cause);
  if (unreadable) return unreadable;
  if (error.code === 'invalid_response') return { code: 'reply-shape', about: method, places: placesOf(cause) };
  if (cause instanceof TypeError && /private/i.test(cause.message)) {
    return { code: 'proxied-adapter', about: method, cause };
  }
  // Other errors may quote a reply or an address; they are for the event alone.
  const shown = isMistake(cause) ? { cause } : {};
  return { code: 'adapter-failed', about: method, thrown: kindOf(cause), ...shown };
}

function unreadableReply(method: string, cause: unknown): Problem | undefined {
  if (!(cause instanceof Error) || cause.name !== 'UnreadableReply') return undefined;
  const status = Number(Reflect.get(cause, 'status'));
  const reply = { about: method, status, body: String(Reflect.get(cause, 'body')) };
  // What a browser tells of a redirect is that it is one.
  const isRedirect = status === 0 || (status >= 300 && status < 400);
  if (status < 400 && !isRedirect) return { code: 'endpoint-not-json', ...reply };
  return { code: [404, 405, 410].includes(status) ? 'endpoint-not-found' : 'endpoint-refused', ...reply };
}

/** An error that the endpoint names, and that is none of TikTok's; the host's own adapters wrap none. */
function refusal(method: string, cause: unknown): Problem | undefined {
  if (!(cause instanceof Error) || cause.name !== 'ShareError') return undefined;
  const code: unknown = Object(Object(cause.cause).error).code;
  // What has the form of a code is no secret.
  const isCode = typeof code === 'string' && /^[a-z_]{1,40}$/.test(code);
  return isCode ? { code: 'endpoint-error', about: method, error: code } : undefined;
}

/** Names of members and what was expected of each; never what was there. */
function placesOf(cause: unknown): string {
  const issues: unknown = cause instanceof Error ? Reflect.get(cause, 'issues') : undefined;
  if (!Array.isArray(issues)) return '';
  const places = issues.map((issue: Readonly<Record<string, unknown>>) => {
    const path = Array.isArray(issue['path']) ? issue['path'].join('.') : '';
    const expected = typeof issue['expected'] === 'string' ? `expected ${issue['expected']}` : 'not as expected';
    return path ? `${path} ${expected}` : expected;
  });
  return places.slice(0, 3).join(', ');
}

/** An error that JavaScript throws for a mistake in the code. */
function isMistake(value: unknown): boolean {
  return [TypeError, ReferenceError, RangeError, SyntaxError].some((kind) => value instanceof kind);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return value instanceof Error ? value.constructor.name : typeof value;
}
