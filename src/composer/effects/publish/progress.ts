import type { Clock } from '../../../adapter/clock.js';

/** How long back the speed looks, in milliseconds: long enough to be calm, short enough to be true. */
const SPEED_WINDOW = 5000;

/** Pause between two reports while bytes only flow, in milliseconds: more often is drawing that the upload pays for. */
const REPORT_PAUSE = 200;

/** Runs a call that reports bytes and yields what it reports, as far as its consumer keeps up; returns what the call returns. */
export async function* withProgress<T>(
  call: (onProgress: (bytes: number) => void) => Promise<T>,
): AsyncGenerator<number, T, undefined> {
  let latest: number | undefined;
  let isOver = false;
  let wake = (): void => {};
  const work = call((bytes) => {
    // Host code reports this number: only what is possible counts.
    if (Number.isFinite(bytes)) latest = Math.max(0, bytes);
    wake();
  }).finally(() => {
    isOver = true;
    wake();
  });
  work.catch(() => {});
  for (;;) {
    if (latest !== undefined) {
      const bytes = latest;
      latest = undefined;
      yield bytes;
    } else if (isOver) return work;
    else await new Promise<void>((resolve) => (wake = resolve));
  }
}

/** Measures how fast bytes leave and decides which of their reports are worth drawing. */
export function createMeter(clock: Clock, totalBytes: number): Meter {
  const samples: { readonly at: number; readonly sentBytes: number }[] = [];
  let reportedAt = Number.NEGATIVE_INFINITY;
  let reportedQuarter = 0;
  return (sentBytes) => {
    const at = clock.elapsed();
    samples.push({ at, sentBytes });
    while (samples.length > 2 && at - (samples[0]?.at ?? at) > SPEED_WINDOW) samples.shift();
    // Each quarter of the way is announced, however fast the bytes are.
    const quarter = Math.floor((sentBytes / totalBytes) * 4);
    if (at - reportedAt < REPORT_PAUSE && quarter === reportedQuarter && sentBytes < totalBytes) return undefined;
    reportedAt = at;
    reportedQuarter = quarter;
    const oldest = samples[0];
    const span = oldest ? at - oldest.at : 0;
    const speed = oldest && span >= 1000 ? Math.max(0, ((sentBytes - oldest.sentBytes) / span) * 1000) : undefined;
    return { speed };
  };
}

/** Called with all bytes that have left; returns the speed when it is time for a report. */
export type Meter = (sentBytes: number) => { readonly speed: number | undefined } | undefined;
