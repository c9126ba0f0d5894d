import type { RunningDigest } from '../crypto/running-digest.js';
import { Failure } from '../http/failure.js';
import type { PhotoType } from './photo-type.js';
import { photoTypeOf } from './photo-type.js';

const HEAD_BYTES = 12;

/**
 * A body that has proven in its first bytes to be of the type, and that errors unless it has exactly so many bytes. What the
 * bytes are decides; a sender who calls them something else is mistaken or worse.
 */
export async function checkedBody(
  body: ReadableStream<Uint8Array>,
  contentType: PhotoType,
  bytes: number,
  digest: RunningDigest | undefined,
): Promise<ReadableStream<Uint8Array>> {
  const reader = body.getReader();
  const head: Uint8Array[] = [];
  let size = 0;
  while (size < HEAD_BYTES) {
    const { done, value } = await reader.read();
    if (done) break;
    head.push(value);
    size += value.byteLength;
  }
  const first = new Uint8Array(await new Blob(head as Uint8Array<ArrayBuffer>[]).slice(0, HEAD_BYTES).arrayBuffer());
  if (photoTypeOf(first) !== contentType) {
    await reader.cancel().catch(() => undefined);
    throw new Failure('unsupported_media_type');
  }
  size = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const early = head.shift();
        const { done, value } = early ? { done: false, value: early } : await reader.read();
        size += value?.byteLength ?? 0;
        if (done ? size !== bytes : size > bytes) {
          await reader.cancel().catch(() => undefined);
          return controller.error(new Failure('invalid_params', { message: 'The body is not of its Content-Length.' }));
        }
        if (value) {
          digest?.update(value);
          controller.enqueue(value);
        }
        if (done) controller.close();
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
