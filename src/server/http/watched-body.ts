import type { Clock } from '../runtime/clock.js';
import { Failure } from './failure.js';

/** A connection on which nothing moves for so long is given up. */
export const STALL_MS = 60_000;

/**
 * The same body, with a call at its end, however it ends: read, given up by its reader, or broken off because its sender or
 * its reader has stalled. However slow they are, as long as something moves they are left alone.
 */
export function watchedBody(
  body: ReadableStream<Uint8Array>,
  clock: Clock,
  ended: () => void,
): ReadableStream<Uint8Array> {
  return watch(body, clock, { ended, failed: (thrown) => thrown });
}

/**
 * The body of a request, watched in the same way. What breaks it off is the sender's doing and no fault of the site's; `broken`
 * gets it too, because what reads the body may reject with an error of its own.
 */
export function incomingBody(
  body: ReadableStream<Uint8Array>,
  clock: Clock,
  broken: (failure: Failure) => void = () => {},
): ReadableStream<Uint8Array> {
  return watch(body, clock, {
    ended: () => {},
    failed(thrown) {
      const failure =
        thrown instanceof Failure ? thrown : new Failure('network', { status: 400, message: 'The body broke off.' });
      broken(failure);
      return failure;
    },
  });
}

interface Callbacks {
  readonly ended: () => void;
  /** Returns what the reader gets for what was thrown. */
  readonly failed: (thrown: unknown) => unknown;
}

function watch(
  body: ReadableStream<Uint8Array>,
  clock: Clock,
  { ended, failed }: Callbacks,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const finished = new AbortController();
  let pulls = 0;
  const finish = () => {
    finished.abort();
    ended();
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        void (async () => {
          for (let before = -1; before !== pulls && !finished.signal.aborted;) {
            before = pulls;
            await clock.sleep(STALL_MS, finished.signal);
          }
          if (finished.signal.aborted) return;
          finish();
          controller.error(failed(new Failure('network', { status: 408, message: 'Nothing moved for a minute.' })));
          await reader.cancel().catch(() => undefined);
        })();
      },
      async pull(controller) {
        pulls += 1;
        try {
          const { done, value } = await reader.read();
          if (value) return controller.enqueue(value);
          if (done) controller.close();
          finish();
        } catch (error) {
          finish();
          throw failed(error);
        }
      },
      cancel(reason) {
        finish();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
