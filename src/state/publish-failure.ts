import { ShareError } from '../domain/errors.js';
import type { ShareErrorCode } from '../domain/errors.js';
import type { Failure } from './composer-state.js';

/** Ends publishing, with what the user has to know. */
export class PublishFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** Nothing is at TikTok. */
export function notSent(error: ShareError): PublishFailure {
  return new PublishFailure({ kind: 'not-sent', error });
}

/** TikTok may have the post or not. */
export function outcomeUnknown(cause: ShareError): PublishFailure {
  return new PublishFailure({ kind: 'unknown', error: new ShareError('unknown_outcome', { cause }) });
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
