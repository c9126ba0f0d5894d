// Runs the bundled tests against one mutant after the other. What is reached while the modules load is decided there, so
// for such a mutant they are loaded again.
import { parentPort, workerData } from 'node:worker_threads';

const stryker = (globalThis.__stryker__ = {});
const { bundle } = workerData;
let loads = 0;

async function load() {
  loads += 1;
  await import(`${bundle}?${loads}`);
  return globalThis.mutationTests.runTests;
}

parentPort.on('message', async ({ mutant, tests, isStatic, limits, hitLimit }) => {
  if (mutant === undefined) return survey();
  const wanted = tests && new Set(tests);
  let runTests = normal;
  Object.assign(stryker, { activeMutant: mutant, hitCount: 0, hitLimit });
  let failed;
  let isOver = false;
  try {
    if (isStatic) runTests = await load();
    failed = await runTests(
      (id) => !wanted || wanted.has(id),
      () => {},
      limits,
    );
  } catch (error) {
    // What hangs may go on when the next mutant is at work, so the thread ends with it.
    isOver = error?.name === 'Late';
    failed = isOver ? 'too long' : `while loading: ${error?.name}`;
  }
  stryker.activeMutant = undefined;
  parentPort.postMessage({ failed, isOver });
});

/** Runs everything as it is, and tells which mutants are reached: by loading, and by each test. */
async function survey() {
  const durations = {};
  let began = performance.now();
  const at = (id) => {
    const now = performance.now();
    const before = stryker.currentTestId;
    if (before !== undefined) durations[before] = (durations[before] ?? 0) + now - began;
    began = now;
    stryker.currentTestId = id;
  };
  const runTests = (normal = await load());
  const failed = await runTests(() => true, at);
  at(undefined);
  parentPort.postMessage({ failed, coverage: stryker.mutantCoverage, durations });
}

let normal;
if (!workerData.isSurvey) normal = await load();
parentPort.postMessage('ready');
