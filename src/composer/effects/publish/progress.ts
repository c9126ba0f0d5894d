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

/** What has been measured of bytes that leave. */
export interface Meter {
  readonly samples: readonly { readonly at: number; readonly sentBytes: number }[];
  readonly reportedAt: number;
  readonly reportedQuarter: number;
}

export const NEW_METER: Meter = { samples: [], reportedAt: Number.NEGATIVE_INFINITY, reportedQuarter: 0 };

/** Measures how fast bytes leave; `report` is there when it is time for one. `at` is in milliseconds. */
export function measure(
  meter: Meter,
  { at, sentBytes, totalBytes }: { readonly at: number; readonly sentBytes: number; readonly totalBytes: number },
): { readonly meter: Meter; readonly report?: Report } {
  const samples = [...samplesBefore(at, meter), { at, sentBytes }];
  // Each quarter of the way is announced, however fast the bytes are.
  const quarter = Math.floor((sentBytes / totalBytes) * 4);
  if (at - meter.reportedAt < REPORT_PAUSE && quarter === meter.reportedQuarter && sentBytes < totalBytes)
    return { meter: { ...meter, samples } };
  const oldest = samples[0];
  const span = oldest ? at - oldest.at : 0;
  const speed = oldest && span >= 1000 ? Math.max(0, ((sentBytes - oldest.sentBytes) / span) * 1000) : undefined;
  return { meter: { samples, reportedAt: at, reportedQuarter: quarter }, report: { speed } };
}

/**
 * The samples that a new one is measured against. After a gap there are none: the page was frozen, or the line was down, and the
 * gap would count as slowness. Where every report comes later than the window is long, the line is slow, and the last sample counts.
 */
function samplesBefore(at: number, { samples }: Meter): Meter['samples'] {
  const recent = samples.filter((sample) => at - sample.at <= SPEED_WINDOW);
  const [first, last] = [samples[0], samples.at(-1)];
  const wereRare = first === last || (first && last && last.at - first.at > SPEED_WINDOW);
  return recent.length === 0 && wereRare ? samples.slice(-1) : recent;
}

/** It is time to say how many bytes have left, and how fast. */
interface Report {
  readonly speed: number | undefined;
}

/** Called with all bytes that have left. */
export type Measure = (sentBytes: number) => Report | undefined;
