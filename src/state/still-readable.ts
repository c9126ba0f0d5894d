import { ShareError } from '../domain/errors.js';
import { isUnclear } from './publish-failure.js';

/**
 * The error of a try to send this piece of a file, or `file_unreadable`: a file that changed or went away breaks a
 * request just as a lost connection does, so its last byte is read to tell.
 */
export async function unlessUnreadable(error: ShareError, piece: Blob): Promise<ShareError> {
  try {
    if (!isUnclear(error) || (await piece.slice(-1).arrayBuffer()).byteLength === 1) return error;
  } catch {
    // Said below.
  }
  return new ShareError('file_unreadable', { cause: error });
}
