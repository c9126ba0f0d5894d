/**
 * Carries out of a conversion what is no fault of the file: this browser has no encoder for it, or the code that
 * converts did not load. It never leaves this folder.
 */
export class Unmakeable extends Error {
  readonly reason: 'unencodable' | 'not_loaded';

  constructor(reason: Unmakeable['reason'], cause?: unknown) {
    super(`Video not converted: ${reason}`, { cause });
    this.reason = reason;
  }
}
