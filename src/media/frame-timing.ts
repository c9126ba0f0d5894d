/** The rate of a video's frames. */
export interface FrameTiming {
  /** Frames per second; the mean where the rate varies; `undefined` with fewer than two frames. */
  readonly frameRate: number | undefined;
  readonly variable: boolean;
}

/** So many frames in a row that last so many ticks each. */
export interface FrameRun {
  readonly count: number;
  readonly ticks: number;
}

/** A frame is out of step when it lasts a tenth longer or shorter than the usual one, and more than rounding explains. */
const TOLERANCE = 0.1;
/** One hiccup does not make a rate variable; one frame in a hundred does. */
const SHARE_OUT_OF_STEP = 0.01;

/**
 * Judges frames by how long each lasts. The last one is left out where there are others: its length is often the
 * muxer's guess. `rounding` is how far one length may be off because timestamps are whole ticks.
 */
export function timingOf(runs: readonly FrameRun[], ticksPerSecond: number, rounding = 1): FrameTiming {
  const steady = withoutLast(runs);
  const count = steady.reduce((sum, run) => sum + run.count, 0);
  const ticks = steady.reduce((sum, run) => sum + run.count * run.ticks, 0);
  if (count === 0 || ticks <= 0) return { frameRate: undefined, variable: false };
  const usual = medianTicks(steady, count);
  const allowed = Math.max(rounding, usual * TOLERANCE);
  const outOfStep = steady
    .filter((run) => Math.abs(run.ticks - usual) > allowed)
    .reduce((sum, run) => sum + run.count, 0);
  return {
    frameRate: (count * ticksPerSecond) / ticks,
    variable: outOfStep > 1 && outOfStep > count * SHARE_OUT_OF_STEP,
  };
}

function withoutLast(runs: readonly FrameRun[]): readonly FrameRun[] {
  const last = runs.at(-1);
  const frames = runs.reduce((sum, run) => sum + run.count, 0);
  if (!last || frames < 2) return runs;
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
