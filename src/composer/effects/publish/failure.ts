import { ShareError } from '../../../domain/errors.js';
import type { ShareErrorCode } from '../../../domain/errors.js';
import type { Failure } from '../../state.js';

/** Nothing is at TikTok. */
export function notSent(error: ShareError): Failure {
  return { kind: 'not-sent', error };
}

/** TikTok may have the post or not. */
export function outcomeUnknown(cause: ShareError): Failure {
  const { logId } = cause;
  return { kind: 'unknown', error: new ShareError('unknown_outcome', { cause, logId }) };
}

const UNCLEAR: ReadonlySet<ShareErrorCode> = new Set<ShareErrorCode>([
  'network',
  'adapter',
  'invalid_response',
  'internal_error',
  'unknown_outcome',
]);

/** Whether it stays open after this error if TikTok took the call. */
export function isUnclear({ code, nothingDone }: ShareError): boolean {
  return !nothingDone && UNCLEAR.has(code);
}

/**
 * The error of a try to send this piece of a file, or `file_unreadable`: a file that changed or went away breaks a
 * request just as a lost connection does, so its last byte is read to tell.
 */
export async function unlessUnreadable(error: ShareError, piece: Blob): Promise<ShareError> {
  try {
    if (!isUnclear(error) || (await piece.slice(-1).arrayBuffer()).byteLength === 1) return error;
  } catch {
    // The file is gone: reported below.
  }
  return new ShareError('file_unreadable', { cause: error });
}
