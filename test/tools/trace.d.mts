/** Traces a project: the whole report as lines, the points that are open, and what is wrong with the tests themselves. */
export function trace(root: string): {
  readonly lines: readonly string[];
  readonly open: readonly string[];
  readonly faults: readonly string[];
};
