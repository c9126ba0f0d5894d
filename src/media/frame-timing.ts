/** The rate of a video's frames. */
export interface FrameTiming {
  /**
   * Frames per second; the mean where the rate varies; `undefined` with fewer than three frames, which are too short to
   * tell.
   */
  readonly frameRate: number | undefined;
  readonly variable: boolean;
  /** Measured over the first seconds alone: elsewhere the rate may be another one. */
  readonly isEstimate?: true;
}

/** So many frames in a row that last so many ticks each. */
export interface FrameRun {
  readonly count: number;
  readonly ticks: number;
}

/**
 * A frame is out of step when it lasts a tenth longer or shorter than the usual one, and more than rounding explains.
 */
const TOLERANCE = 0.1;
/** One hiccup does not make a rate variable; one frame in a hundred does. */
const SHARE_OUT_OF_STEP = 0.01;
const LEAST_FRAMES = 3;

/**
 * Judges frames by how long each lasts. Where the last length is a guess of the muxer's, it is not judged; it counts
 * only toward the mean of a variable rate, where every frame does.
 */
export function timingOf(
  runs: readonly FrameRun[],
  ticksPerSecond: number,
  { lastIsGuess }: { lastIsGuess: boolean },
): FrameTiming {
  const steady = lastIsGuess ? withoutLast(runs) : runs;
  const count = countOf(steady);
  // Between the runs of a file without lengths there is one frame more.
  const frames = countOf(runs) + (lastIsGuess ? 0 : 1);
  if (frames < LEAST_FRAMES || ticksOf(steady) <= 0) return { frameRate: undefined, variable: false };
  const usual = medianTicks(steady, count);
  // Timestamps are whole ticks, so one tick more or less is rounding.
  const allowed = Math.max(1, usual * TOLERANCE);
  const outOfStep = countOf(steady.filter((run) => Math.abs(run.ticks - usual) > allowed));
  const variable = outOfStep > 1 && outOfStep > count * SHARE_OUT_OF_STEP;
  const judged = variable ? runs : steady;
  const ticks = ticksOf(judged);
  const mean = (countOf(judged) * ticksPerSecond) / ticks;
  return { frameRate: variable ? mean : nominalRate(mean, millisecondOf(ticks / ticksPerSecond)), variable };
}

/** The share of a span that one millisecond is: so coarsely most files have told their time once. */
export function millisecondOf(seconds: number): number {
  return 0.001 / seconds;
}

/**
 * The nearest rate that cameras and encoders have, whole or as broadcast in 1001 parts, where `rate` differs by
 * rounding alone.
 */
export function nominalRate(rate: number, roundingShare: number): number {
  const whole = Math.round(rate);
  const broadcast = Math.round(rate * 1.001) / 1.001;
  const nearest = Math.abs(whole - rate) < Math.abs(broadcast - rate) ? whole : broadcast;
  return Math.abs(nearest / rate - 1) <= roundingShare ? nearest : rate;
}

function countOf(runs: readonly FrameRun[]): number {
  return runs.reduce((sum, run) => sum + run.count, 0);
}

function ticksOf(runs: readonly FrameRun[]): number {
  return runs.reduce((sum, run) => sum + run.count * run.ticks, 0);
}

function withoutLast(runs: readonly FrameRun[]): readonly FrameRun[] {
  const last = runs.at(-1);
  if (!last || countOf(runs) < 2) return runs;
  return [...runs.slice(0, -1), { count: last.count - 1, ticks: last.ticks }];
}

function medianTicks(runs: readonly FrameRun[], count: number): number {
  let seen = 0;
  for (const run of [...runs].sort((a, b) => a.ticks - b.ticks)) {
    seen += run.count;
    if (seen * 2 >= count) return run.ticks;
  }
  return 0;
}
