import type { Explain } from './problem.js';

/** Explains each problem once, in the console: two of a kind differ in their first fact. The sentences load with the first. */
export function createExplain(): Explain {
  const explained = new Set<string>();
  return (problem) => {
    const key = problem.code + ` ${problem.facts?.[0]}`;
    if (explained.has(key)) return;
    explained.add(key);
    void import('./messages.js').then(
      ({ printMessage }) => printMessage(problem, explained),
      // A policy that lets in one file only still leaves the code to look up.
      () => console.warn('<share-to-tiktok>', problem.code, problem.cause ?? ''),
    );
  };
}
