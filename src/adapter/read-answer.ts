import type { ShareErrorCode } from '../domain/errors.js';
import { ShareError } from '../domain/errors.js';
import { toShareError } from '../wire/error.js';
import { parseJson } from '../wire/json.js';

/** Unwraps `{data}`; anything else is an error with TikTok's code where there is one. Bodies never reach a message. */
export function readAnswer(ok: boolean, status: number, text: string): unknown {
  const answer = parsed(text);
  if (ok && text === '') return undefined;
  if (ok && typeof answer === 'object' && answer !== null && Object.hasOwn(answer, 'data')) {
    return Reflect.get(answer, 'data');
  }
  if (ok) throw new ShareError('invalid_response');
  const error = toShareError(answer);
  const { logId, code } = error;
  const isNamed = isEnvelope(answer);
  throw new ShareError(code === 'adapter' ? codeOfStatus(status, isNamed && logId !== undefined) : code, {
    cause: error,
    logId,
    // A proxy on the way may refuse for reasons of its own, or after TikTok was called: only the backend's word counts.
    nothingDone: isNamed && code !== 'unknown_outcome' && (status < 500 || status === 503),
  });
}

/** `fromTikTok`: the refusal has a name that no page of TikTok's lists, but TikTok's `log_id`. */
function codeOfStatus(status: number, fromTikTok: boolean): ShareErrorCode {
  if (status === 429) return 'rate_limit_exceeded';
  if (status === 401) return 'not_connected';
  if (status >= 500) return 'internal_error';
  return fromTikTok ? 'invalid_params' : 'adapter';
}

/** Whether a backend of this protocol has spoken: `{error: {code, …}}`. */
function isEnvelope(answer: unknown): boolean {
  const error: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'error') : undefined;
  return typeof error === 'object' && error !== null && typeof Reflect.get(error, 'code') === 'string';
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
