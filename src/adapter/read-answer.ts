import type { ShareErrorCode } from '../domain/errors.js';
import { ShareError } from '../domain/errors.js';
import { toShareError } from '../wire/error.js';
import { parseJson } from '../wire/json.js';
import { retryAfterMs } from './retry-after.js';

/** A reply of the backend, of `fetch` or `XMLHttpRequest` alike. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly header: (name: string) => string | null;
}

/** A reply that is not of the protocol: which status and which kind of body, for the developer of the page. */
class UnreadableReply extends Error {
  override readonly name = 'UnreadableReply';
  readonly status: number;
  readonly body: 'HTML' | 'JSON' | 'text' | 'nothing';

  constructor(status: number, text: string, json: unknown) {
    super(`HTTP status ${status}`);
    this.status = status;
    this.body = json !== undefined ? 'JSON' : /^\s*</.test(text) ? 'HTML' : text === '' ? 'nothing' : 'text';
  }
}

/** TikTok's longest reply is a few kB; a longer one is not of this protocol. */
const MAX_REPLY_LENGTH = 1_000_000;

/**
 * Unwraps `{data}`; anything else is an error with TikTok's code where there is one. The envelope counts, not the status:
 * `creator-info` reports an expected refusal with HTTP 200. Bodies never reach a message.
 */
export function readAnswer({ status, text, header }: Reply): unknown {
  const ok = status >= 200 && status < 300;
  const answer = parsed(text);
  const code = codeOf(answer);
  if (ok && code === undefined) {
    if (text === '') return undefined;
    if (typeof answer === 'object' && answer !== null && Object.hasOwn(answer, 'data'))
      return Reflect.get(answer, 'data');
    throw new ShareError('invalid_response', { cause: new UnreadableReply(status, text, answer) });
  }
  const error = toShareError(answer);
  const isNamed = code !== undefined;
  // The backend says that the trouble is its own, such as a storage that is down; that may pass.
  const isOwnFault = code === 'adapter' && status >= 500;
  throw new ShareError(
    error.code === 'adapter' && !isOwnFault ? codeOfStatus(status, isNamed && error.logId !== undefined) : error.code,
    {
      cause: isNamed ? error : new UnreadableReply(status, text, answer),
      logId: error.logId,
      publishId: error.publishId,
      retryAfterMs: retryAfterMs(header),
      ...(isOwnFault ? { retryable: true } : {}),
      // A proxy on the way may refuse for reasons of its own, or after TikTok was called: only the backend's word counts.
      nothingDone: isNamed && error.code !== 'unknown_outcome' && (status < 500 || status === 503),
    },
  );
}

/** `fromTikTok`: the refusal has a name that no page of TikTok's lists, but TikTok's `log_id`. */
function codeOfStatus(status: number, fromTikTok: boolean): ShareErrorCode {
  if (status === 429) return 'rate_limit_exceeded';
  if (status === 401) return 'not_connected';
  if (status >= 500) return 'internal_error';
  return fromTikTok ? 'invalid_params' : 'adapter';
}

/** The code of an error envelope, `{error: {code, …}}`; TikTok's `ok` is none. */
function codeOf(answer: unknown): string | undefined {
  const error: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'error') : undefined;
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' && code !== 'ok' ? code : undefined;
}

function parsed(text: string): unknown {
  try {
    return text.length > MAX_REPLY_LENGTH ? undefined : parseJson(text);
  } catch {
    return undefined;
  }
}
