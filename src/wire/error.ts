import { isShareErrorCode, ShareError } from '../domain/errors.js';
import { isPublishId } from './publish-id.js';

/**
 * Makes a `ShareError` of whatever was thrown. A rejection may be any value: an object with TikTok's `code`, TikTok's
 * whole envelope, a plain `Error`, a string, nothing. What is not recognized becomes `adapter`.
 */
export function toShareError(thrown: unknown): ShareError {
  if (thrown instanceof ShareError) return thrown;
  const body = field(thrown, 'error') ?? thrown;
  const code = field(body, 'code');
  const logId = field(body, 'log_id') ?? field(body, 'logId');
  const publishId = field(body, 'publish_id') ?? field(body, 'publishId');
  const details = {
    cause: thrown,
    logId: typeof logId === 'string' && /^\w{1,64}$/.test(logId) ? logId : undefined,
    publishId: isPublishId(publishId) ? publishId : undefined,
  };
  if (code === 'invalid_param') return new ShareError('invalid_params', details);
  return new ShareError(isShareErrorCode(code) ? code : 'adapter', details);
}

function field(value: unknown, name: string): unknown {
  try {
    // Only own fields count: a reply must not speak through a prototype.
    return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
      ? Reflect.get(value, name)
      : undefined;
  } catch {
    return undefined;
  }
}
