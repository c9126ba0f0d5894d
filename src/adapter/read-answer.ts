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
  if (error.code !== 'adapter') throw error;
  throw new ShareError(codeOfStatus(status), { cause: error });
}

function codeOfStatus(status: number): 'rate_limit_exceeded' | 'not_connected' | 'internal_error' | 'adapter' {
  if (status === 429) return 'rate_limit_exceeded';
  if (status === 401) return 'not_connected';
  return status >= 500 ? 'internal_error' : 'adapter';
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
