import type { Explain, ProblemCode } from './problem.js';

/** Explains each kind of problem once, in the console. The sentences load with the first problem. */
export function createExplain(): Explain {
  const explained = new Set<ProblemCode>();
  return (problem) => {
    if (explained.has(problem.code)) return;
    explained.add(problem.code);
    void import('./messages.js').then(
      ({ messageOf }) => print(messageOf(problem), problem.cause),
      // A policy that lets in one file only still leaves the code to look up.
      () => print(`<share-to-tiktok> ${problem.code}`, problem.cause),
    );
  };
}

function print(message: string, cause: unknown): void {
  console.warn(...(cause === undefined ? [message] : [message, cause]));
}
