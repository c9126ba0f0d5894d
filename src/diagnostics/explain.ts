import type { Explain, Problem } from './problem.js';

/** Explains each problem once, in the console. The sentences load with the first. */
export function createExplain(): Explain {
  const explained: Record<string, Problem> = {};
  return (problem) => {
    const key = `${problem.code} ${problem.about}`;
    if (explained[key]) return;
    explained[key] = problem;
    void import('./messages.js').then(
      ({ printMessage }) => printMessage(problem, Object.values(explained)),
      // A policy that lets in one file only still leaves the code to look up.
      () => console.warn('<share-to-tiktok>', problem.code, problem.cause ?? ''),
    );
  };
}
