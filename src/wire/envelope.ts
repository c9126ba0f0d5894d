import * as z from 'zod/mini';
import { parseJson } from './json.js';

const envelope = z.object({
  data: z.optional(z.unknown()),
  error: z.object({ code: z.string().check(z.regex(/^[\w.-]{1,64}$/)), log_id: z.optional(z.nullable(z.string())) }),
});

/** TikTok's answer to a call of its API (API v2 error handling). */
export interface Envelope {
  /** `ok`, or what went wrong; the HTTP status alone says nothing. */
  readonly code: string;
  readonly logId: string | undefined;
  /** `data`, with long integers as text. */
  readonly data: unknown;
  /** `data` letter for letter as it came, or `{}`. */
  readonly dataText: string;
}

/** Reads an answer of TikTok's API; `undefined` for anything that is none. */
export function parseEnvelope(text: string): Envelope | undefined {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    return undefined;
  }
  const parsed = envelope.safeParse(value);
  if (!parsed.success) return undefined;
  const { data, error } = parsed.data;
  const logId = error.log_id;
  return {
    code: error.code,
    logId: logId && /^\w{1,64}$/.test(logId) ? logId : undefined,
    data: data ?? {},
    dataText: data === undefined || data === null ? '{}' : (memberText(text, 'data') ?? '{}'),
  };
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},:]|[^\s[\]{},:"]+/g;

/** One member of a JSON object as it is written, so that its numbers keep all their digits. `json` must be valid. */
export function memberText(json: string, name: string): string | undefined {
  let depth = 0;
  let key: string | undefined;
  let start: number | undefined;
  let found: string | undefined;
  for (const { 0: token, index } of json.matchAll(TOKEN)) {
    if (depth === 1 && (token === ',' || token === '}')) {
      // The last of several members with one name counts, as for JSON.parse.
      if (start !== undefined && key === name) found = json.slice(start, index).trim();
      key = start = undefined;
    }
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (depth === 1 && start === undefined) {
      if (token === ':') start = index + 1;
      else if (token.startsWith('"')) key = String(JSON.parse(token));
    }
  }
  return found;
}
