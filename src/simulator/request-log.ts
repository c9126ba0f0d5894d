import type { EndpointName, FaultKind } from './faults.js';
import { isObject } from './json.js';

/** A request that the simulator received, with every secret taken out. */
export interface RequestRecord {
  readonly at: number;
  readonly endpoint: EndpointName | 'page';
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON or form; of an upload undefined. */
  readonly body: unknown;
  readonly status: number;
  /** The error code of the answer, or `ok`. */
  readonly code: string | undefined;
  readonly logId: string;
  readonly faults: readonly FaultKind[];
  /** What was accepted and yet should not be sent so, in sentences. */
  readonly warnings: readonly string[];
}

/** How many requests are remembered. */
export const MAX_RECORDS = 500;

const SECRETS = new Set([
  'access_token',
  'authorization',
  'client_secret',
  'code',
  'code_verifier',
  'cookie',
  'refresh_token',
  'ticket',
  'token',
  'upload_token',
  'upload_url',
]);
const REDACTED = '[redacted]';

/** A copy of `value` in which every member with a secret's name is replaced. */
function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, SECRETS.has(key.toLowerCase()) ? REDACTED : redact(member)]),
  );
}

/** The path with the secrets of its query replaced. */
export function redactedPath(path: string, query: URLSearchParams): string {
  const parts = [...query].map(([key, value]) => `${key}=${SECRETS.has(key) ? REDACTED : encodeURIComponent(value)}`);
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}

/** A body as it is remembered: JSON and forms parsed and redacted, anything else by its length. */
export function describeBody(body: Buffer, contentType: string | undefined): unknown {
  if (body.length === 0) return undefined;
  const text = body.toString('utf8');
  if (contentType?.startsWith('application/x-www-form-urlencoded') === true)
    return redact(Object.fromEntries(new URLSearchParams(text)));
  try {
    return redact(JSON.parse(text));
  } catch {
    return `${body.length} bytes`;
  }
}
