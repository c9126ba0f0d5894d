import type { MediaRefusal, MediaRefusalReason } from '../domain/media-facts.js';

/** Carries a refusal out of a parser; it never leaves this folder, where {@link refusing} turns it into a value. */
export class Refused extends Error {
  readonly reason: MediaRefusalReason;

  constructor(reason: MediaRefusalReason, cause?: unknown) {
    super(`Media refused: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** A Blob that may be a File; a name is only ever shown. */
export type NamedBlob = Blob & { readonly name?: string };

/**
 * Runs a reader of `file` and returns what it returns, or the refusal it ended in. An abort alone rejects, with the
 * signal's reason. An error that no reader foresaw means that the content led it astray, so it counts as `damaged`.
 */
export async function refusing<Result>(
  name: string,
  signal: AbortSignal | undefined,
  read: () => Promise<Result>,
): Promise<Result | MediaRefusal> {
  signal?.throwIfAborted();
  try {
    const result = await read();
    signal?.throwIfAborted();
    return result;
  } catch (error) {
    signal?.throwIfAborted();
    return { ok: false, name, reason: error instanceof Refused ? error.reason : 'damaged' };
  }
}
