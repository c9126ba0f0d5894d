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

parentPort.on('message', async ({ mutant, tests, isStatic, hitLimit }) => {
  if (mutant === undefined) return survey();
  const wanted = tests && new Set(tests);
  let runTests = normal;
  Object.assign(stryker, { activeMutant: mutant, hitCount: 0, hitLimit });
  let failed;
  try {
    if (isStatic) runTests = await load();
    failed = await runTests(
      (id) => !wanted || wanted.has(id),
      () => {},
    );
  } catch (error) {
    failed = `while loading: ${error?.name}`;
  }
  stryker.activeMutant = undefined;
  parentPort.postMessage({ failed });
});

/** Runs everything as it is, and tells which mutants are reached: by loading, and by each test. */
async function survey() {
  const began = performance.now();
  const runTests = (normal = await load());
  const failed = await runTests(
    () => true,
    (id) => (stryker.currentTestId = id),
  );
  stryker.currentTestId = undefined;
  parentPort.postMessage({ failed, coverage: stryker.mutantCoverage, milliseconds: performance.now() - began });
}

let normal;
if (!workerData.isSurvey) normal = await load();
parentPort.postMessage('ready');
