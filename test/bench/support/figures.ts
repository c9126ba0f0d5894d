import { loadavg } from 'node:os';

/** What a figure is held to. `on` says which number of it: the figure itself, or its ratio to the baseline. */
export interface Bar {
  readonly on: 'value' | 'ratio';
  readonly most?: number;
  readonly least?: number;
  readonly aim?: number;
}

/** One measured figure beside its baseline. */
export interface Figure {
  readonly what: string;
  readonly unit: string;
  readonly value: number;
  readonly baseline?: number;
  /** Absent: value to baseline. */
  readonly ratio?: number;
  /** Absent: told, not judged. */
  readonly bar?: Bar;
  /** Load of the machine while it was measured: a figure taken on a busy one is worth less. */
  readonly load: number;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Load of the last minute. */
export function load(): number {
  return loadavg()[0] ?? Number.NaN;
}

/** Prints the table; a broken bar ends the process with 1. */
export function printFigures(figures: readonly Figure[]): void {
  console.table(figures.map(row));
  for (const figure of figures.filter(isBroken)) {
    console.error(`${figure.what}: ${rounded(judgedNumber(figure))}, the bar is ${said(figure.bar)}`);
    process.exitCode = 1;
  }
}

function row(figure: Figure): Record<string, string | number> {
  const { what, unit, value, baseline, bar, load: busy } = figure;
  return {
    figure: `${what}, ${unit}`,
    value: rounded(value),
    baseline: baseline === undefined ? '' : rounded(baseline),
    ratio: baseline === undefined ? '' : rounded(ratioOf(figure)),
    bar: said(bar),
    verdict: bar ? (isBroken(figure) ? 'broken' : 'ok') : '',
    load: rounded(busy),
  };
}

function said(bar: Bar | undefined): string {
  if (!bar) return '';
  const limit = bar.most === undefined ? `≥ ${bar.least}` : `≤ ${bar.most}`;
  return `${bar.on} ${limit}${bar.aim === undefined ? '' : `, aim ${bar.aim}`}`;
}

function isBroken(figure: Figure): boolean {
  const { most = Number.POSITIVE_INFINITY, least = Number.NEGATIVE_INFINITY } = figure.bar ?? {};
  const judged = judgedNumber(figure);
  // A measurement that went wrong is no pass.
  return figure.bar !== undefined && !(judged <= most && judged >= least);
}

function judgedNumber(figure: Figure): number {
  return figure.bar?.on === 'ratio' ? ratioOf(figure) : figure.value;
}

function ratioOf({ value, baseline = Number.NaN, ratio = value / baseline }: Figure): number {
  return ratio;
}

function rounded(number: number): number {
  return Number(number.toPrecision(Math.abs(number) < 1 ? 2 : Math.abs(number) < 1000 ? 3 : 6));
}
