import type { RunningDigest } from '../crypto/running-digest.js';

/** What has passed of one body. */
export interface Passage {
  bytes: number;
  /** Absent where the runtime has no SHA-256 that runs along. */
  readonly digest: RunningDigest | undefined;
  /** The digest that the creator agreed to, where the page could compute it. */
  readonly agreed?: string | undefined;
}

/** One chunk on its way to TikTok. */
export interface Sending {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly length: number;
  readonly passage: Passage;
  readonly signal: AbortSignal;
}

/** Counts a piece before it is passed on; throws when the body is longer than announced. */
export function count(passage: Passage, piece: Uint8Array, expected: number): void {
  passage.bytes += piece.byteLength;
  if (passage.bytes > expected) throw new TypeError('The body is longer than its range.');
  passage.digest?.update(piece);
}

/** Throws when the body that has ended is shorter than announced. */
export function requireWhole({ bytes }: Passage, expected: number): void {
  if (bytes !== expected) throw new TypeError('The body is shorter than its range.');
}

/** Whether the bytes that have passed, which are all, are those that the creator agreed to, as far as that is known. */
export async function isAgreed({ digest, agreed }: Passage): Promise<boolean> {
  return !digest || agreed === undefined || (await digest.end()) === agreed;
}

/** Rejects before the last piece is passed on, so that TikTok never has the whole of what nobody agreed to. */
export async function requireAgreed(passage: Passage): Promise<void> {
  if (!(await isAgreed(passage))) throw new TypeError('The body is not the one that the creator agreed to.');
}

/**
 * Passes a body on piece by piece and breaks off when it has more or fewer bytes than announced, so that TikTok never
 * takes a chunk that is not whole. Nothing is held but the piece on its way.
 */
export function exactBody(
  source: ReadableStream<Uint8Array>,
  expected: number,
  passage: Passage,
): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        try {
          if (done) {
            requireWhole(passage, expected);
            return controller.close();
          }
          count(passage, value, expected);
          if (passage.bytes === expected) await requireAgreed(passage);
          controller.enqueue(value);
        } catch (thrown) {
          controller.error(thrown);
          await reader.cancel();
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // No piece is fetched before the one ahead of it has gone.
    { highWaterMark: 0 },
  );
}
