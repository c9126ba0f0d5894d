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

/** Every test that is wanted, until one fails: answers its id, or `undefined`. `at` hears what runs. */
export async function runTests(isWanted, at) {
  return runSuite(root, isWanted, at);
}

async function runSuite(own, isWanted, at) {
  const isAll = isWanted(own.id);
  const wanted = (id) => isAll || isWanted(id);
  if (!reaches(own, wanted)) return undefined;
  try {
    at(own.id);
    for (const body of own.before) await body();
    for (const test of own.tests) {
      if (!wanted(test.id)) continue;
      at(test.id);
      try {
        await test.body();
      } catch {
        return test.id;
      }
    }
    for (const inner of own.suites) {
      const failed = await runSuite(inner, wanted, at);
      if (failed !== undefined) return failed;
    }
  } catch {
    return own.id;
  } finally {
    at(own.id);
    for (const body of own.after) await Promise.resolve(body()).catch(() => undefined);
  }
  return undefined;
}

function reaches(own, wanted) {
  return own.tests.some(({ id }) => wanted(id)) || own.suites.some((inner) => reaches(inner, wanted));
}

globalThis.mutationTests = { runTests };
