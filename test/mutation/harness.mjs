// Stands for `node:test` in the bundles of `run.mjs`: it keeps the tests, so that the same ones can be run again and again
// in one process, and knows which of them reach a spot.
const root = suite('', undefined);
let current = root;

function suite(name, parent) {
  const id = parent ? `${parent.id}/${name}` : 'root';
  const own = { id, parent, tests: [], suites: [], before: [], after: [] };
  parent?.suites.push(own);
  return own;
}

export function describe(name, body) {
  const parent = current;
  current = suite(name, parent);
  body();
  current = parent;
}

export function it(name, ...rest) {
  const body = rest.at(-1);
  const [options = {}] = rest.length > 1 ? rest : [];
  if (options.skip) return;
  current.tests.push({ id: `${current.id}/${name}#${current.tests.length}`, body });
}

export const before = (body) => void current.before.push(body);
export const after = (body) => void current.after.push(body);

/**
 * Every test that is wanted, until one fails: answers its id, or `undefined`. `at` hears what runs; a test that takes longer
 * than its limit has failed, and may go on in the background.
 */
export async function runTests(isWanted, at, limits = {}) {
  return runSuite(root, isWanted, at, limits);
}

/** A test ran into its limit. */
class Late extends Error {
  name = 'Late';
}

async function within(milliseconds, work) {
  if (milliseconds === undefined) return work();
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Late()), milliseconds);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function runSuite(own, isWanted, at, limits) {
  const isAll = isWanted(own.id);
  const wanted = (id) => isAll || isWanted(id);
  if (!reaches(own, wanted)) return undefined;
  try {
    at(own.id);
    for (const body of own.before) await within(limits[own.id], body);
    for (const test of own.tests) {
      if (!wanted(test.id)) continue;
      at(test.id);
      try {
        await within(limits[test.id], test.body);
      } catch (error) {
        if (error instanceof Late) throw error;
        return test.id;
      }
    }
    for (const inner of own.suites) {
      const failed = await runSuite(inner, wanted, at, limits);
      if (failed !== undefined) return failed;
    }
  } catch (error) {
    if (error instanceof Late) throw error;
    return own.id;
  } finally {
    at(own.id);
    for (const body of own.after) await within(limits[own.id], async () => body()).catch(() => undefined);
  }
  return undefined;
}

function reaches(own, wanted) {
  return own.tests.some(({ id }) => wanted(id)) || own.suites.some((inner) => reaches(inner, wanted));
}

globalThis.mutationTests = { runTests };
