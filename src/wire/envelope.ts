import { parseJson } from './json.js';
import { anything, matching, object, readBy } from './shape.js';

const envelope = object({ data: anything, error: object({ code: matching(/^[\w.-]{1,64}$/), log_id: anything }) });

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
  const parsed = readBy(envelope, value);
  if (!parsed) return undefined;
  const { data, error } = parsed;
  return {
    code: error.code,
    logId: logIdOf(error.log_id),
    data: data ?? {},
    dataText: data === undefined || data === null ? '{}' : (memberText(text, 'data') ?? '{}'),
  };
}

/** What TikTok's support finds a call by. */
export function logIdOf(value: unknown): string | undefined {
  return readBy(matching(/^\w{1,64}$/), value);
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
