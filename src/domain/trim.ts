/** The part of a video that is kept, in milliseconds from its beginning. */
export interface Trim {
  readonly startMs: number;
  readonly endMs: number;
}

export interface TrimLimits {
  readonly durationMs: number;
  /** The longest part that may be kept. */
  readonly maxMs: number;
}

export type TrimHandle = 'start' | 'end';

/** Shorter parts are never meant: the handles would lie on top of each other. */
const SHORTEST_MS = 1000;

/** As much as may be kept, from the beginning. */
export function longestTrim({ durationMs, maxMs }: TrimLimits): Trim {
  return { startMs: 0, endMs: Math.min(durationMs, maxMs) };
}

/** Moves one handle. Where the part would become too long, the other handle follows, so that neither is ever stuck. */
export function withTrimHandle(trim: Trim, handle: TrimHandle, milliseconds: number, limits: TrimLimits): Trim {
  const { durationMs } = limits;
  const least = Math.min(SHORTEST_MS, durationMs);
  const most = Math.min(limits.maxMs, durationMs);
  if (handle === 'start') {
    const startMs = between(milliseconds, 0, trim.endMs - least);
    return { startMs, endMs: Math.min(trim.endMs, startMs + most) };
  }
  const endMs = between(milliseconds, trim.startMs + least, durationMs);
  return { startMs: Math.max(trim.startMs, endMs - most), endMs };
}

function between(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(Math.round(value), most));
}
