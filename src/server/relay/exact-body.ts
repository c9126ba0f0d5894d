/** What a counted body came to. */
export interface BodyCount {
  bytes: number;
}

/**
 * Passes a body on piece by piece and breaks off when it has more or fewer bytes than announced, so that TikTok never
 * takes a chunk that is not whole. Nothing is held but the piece on its way.
 */
export function exactBody(
  source: ReadableStream<Uint8Array>,
  expected: number,
  count: BodyCount,
): ReadableStream<Uint8Array> {
  const reader = source.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) {
          if (count.bytes === expected) controller.close();
          else controller.error(new TypeError('The body is shorter than its range.'));
          return;
        }
        count.bytes += value.byteLength;
        if (count.bytes > expected) {
          controller.error(new TypeError('The body is longer than its range.'));
          await reader.cancel();
          return;
        }
        controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // No piece is fetched before the one ahead of it has gone.
    { highWaterMark: 0 },
  );
}
