// Changes the code of what must not break, one spot at a time, and runs the tests that reach the spot: a change that no
// test notices is a survivor. `npm run test:mutation [path…]` prints the score and each survivor, with the reason of those
// that are known (`survivors.mjs`), and exits with 1 below the bar; a path (`src/server/crypto`) limits it to files below it.
// The mutants are Stryker's; the tests are those of `npm test`, run again and again in two threads, because a process for
// each mutant would take hours.
import { readFileSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { build } from 'esbuild';
import { ownAddress } from '../tools/own-address.mjs';
import { reasonFor } from './survivors.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BAR = 85;
const THREADS = 2;
/** A mutant that lets a test hang is noticed: so long beyond several times what the test takes otherwise. */
const PATIENCE_MS = 5_000;
const PATIENCE_FACTOR = 6;
/** The last resort, for a mutant that keeps the thread busy. */
const THREAD_MS = 120_000;
/** Threads are replaced after so many mutants, since modules that were loaded stay. */
const PER_THREAD = 150;

const sources = (folder) =>
  readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);
const serverTests = (...names) => names.map((name) => `test/unit/server/${name}.test.ts`);

/** What is changed, and the tests that have to notice, the quick ones first. */
const GROUPS = {
  domain: {
    sources: sources('src/domain'),
    tests: readdirSync(`${ROOT}test/unit/domain`)
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `test/unit/domain/${name}`),
  },
  keys: {
    sources: [...sources('src/server/crypto'), ...sources('src/server/consent')],
    tests: serverTests('crypto', 'consent', 'secrets', 'posts'),
  },
  posts: {
    sources: sources('src/server/posts'),
    tests: serverTests('check-post', 'init-once', 'begin-post', 'posts', 'photos', 'flow', 'secrets'),
  },
};

const SILENT = Object.fromEntries(
  ['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((level) => [level, () => {}]),
);
SILENT.isDebugEnabled = () => false;

async function instrument(paths) {
  const files = paths.map((name) => ({ name, mutate: true, content: readFileSync(`${ROOT}${name}`, 'utf8') }));
  return new Instrumenter(SILENT).instrument(files, { plugins: null, excludedMutations: [], ignorers: [] });
}

/** One module of all tests, over the instrumented sources, with the tests' runner replaced by the harness. */
async function bundle(name, tests, changed) {
  const folder = `${ROOT}node_modules/.cache/mutation/`;
  await mkdir(folder, { recursive: true });
  const outfile = `${folder}${name}.mjs`;
  const contentOf = new Map(changed.map((file) => [`${ROOT}${file.name}`, file.content]));
  const own = ownAddress((path) => JSON.stringify(pathToFileURL(path).href));
  await build({
    absWorkingDir: ROOT,
    // What is changed is loaded first: a module that a test loads late would be taken for a part of that test.
    stdin: {
      contents: [...changed.map(({ name: path }) => path), ...tests].map((path) => `import './${path}';`).join('\n'),
      resolveDir: ROOT,
    },
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    ignoreAnnotations: true,
    logLevel: 'error',
    plugins: [
      {
        name: 'mutants',
        setup({ onLoad, onResolve }) {
          onResolve({ filter: /^node:test$/ }, () => ({ path: `${ROOT}test/mutation/harness.mjs` }));
          onLoad({ filter: /\.ts$/ }, ({ path }) =>
            contentOf.has(path) ? { contents: contentOf.get(path), loader: 'ts' } : undefined,
          );
        },
      },
      own,
    ],
  });
  return pathToFileURL(outfile).href;
}

/** A thread with the tests in it. */
function thread(address, isSurvey = false) {
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: { bundle: address, isSurvey },
    stdout: true,
    stderr: true,
  });
  const next = () =>
    new Promise((resolve) => {
      const end = (answer) => {
        worker.off('message', end).off('error', fail).off('exit', gone);
        resolve(answer);
      };
      const fail = (error) => end({ failed: `thread: ${error.message}`, isOver: true });
      const gone = () => end({ failed: 'thread ended', isOver: true });
      worker.on('message', end).on('error', fail).on('exit', gone);
    });
  const ready = next();
  return {
    async ask(message, patience = 600_000) {
      await ready;
      let timer;
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, patience, { failed: 'too long', isOver: true });
      });
      const answered = next();
      worker.postMessage(message);
      const answer = await Promise.race([answered, late]);
      clearTimeout(timer);
      return answer;
    },
    end: () => worker.terminate(),
  };
}

async function runGroup(name, paths) {
  const { tests } = GROUPS[name];
  const { files, mutants } = await instrument(paths);
  const address = await bundle(name, tests, files);
  const first = thread(address, true);
  const { failed, coverage, durations } = await first.ask({});
  await first.end();
  if (failed !== undefined) throw new Error(`Without a mutant a test fails: ${failed}`);
  const milliseconds = Object.values(durations).reduce((sum, each) => sum + each, 0);
  const limits = Object.fromEntries(
    Object.entries(durations).map(([id, each]) => [id, each * PATIENCE_FACTOR + PATIENCE_MS]),
  );
  console.log(`${name}: ${mutants.length} mutants, tests take ${(milliseconds / 1000).toFixed(1)} s`);

  const queue = mutants.map((mutant) => {
    const reached = Object.entries(coverage.perTest).flatMap(([id, hits]) => (hits[mutant.id] ? [id] : []));
    const hits = Math.max(0, ...reached.map((id) => coverage.perTest[id][mutant.id]));
    return { mutant, isStatic: Boolean(coverage.static[mutant.id]), tests: reached, hits };
  });
  const outcomes = [];
  let done = 0;
  const work = async () => {
    let runner = thread(address);
    let left = PER_THREAD;
    for (let job = queue.shift(); job; job = queue.shift()) {
      const { mutant, isStatic, hits } = job;
      let answer = { failed: undefined };
      if (isStatic || job.tests.length > 0) {
        const message = {
          mutant: mutant.id,
          tests: isStatic ? undefined : job.tests,
          isStatic,
          limits,
          hitLimit: isStatic ? undefined : hits * 100 + 10_000,
        };
        answer = await runner.ask(message, milliseconds * 2 + THREAD_MS);
      }
      outcomes.push({ mutant, name, failed: answer.failed, isReached: isStatic || job.tests.length > 0 });
      done += 1;
      if (done % 100 === 0) console.log(`${name}: ${done} of ${mutants.length}`);
      left -= 1;
      if (answer.isOver || left === 0) {
        await runner.end();
        runner = thread(address);
        left = PER_THREAD;
      }
    }
    await runner.end();
  };
  await Promise.all(Array.from({ length: THREADS }, work));
  return outcomes;
}

function describeMutant({ mutant, isReached }) {
  const { fileName, location, mutatorName, replacement } = mutant;
  const line = location.start.line + 1;
  const source = readFileSync(`${ROOT}${fileName}`, 'utf8').split('\n');
  const { start, end } = location;
  const original =
    start.line === end.line
      ? source[start.line].slice(start.column, end.column)
      : `${source[start.line].slice(start.column).trim()} …`;
  const short = (text) => text.replace(/\s+/g, ' ').slice(0, 100);
  const at = `${fileName}:${line}`;
  const text = `${mutatorName}: ${short(original)} → ${short(replacement)}`;
  return {
    at,
    text,
    line: `${at} ${text}${isReached ? '' : ' (no test reaches it)'}`,
    reason: reasonFor(fileName, text),
  };
}

const wanted = process.argv.slice(2);
const isBelow = (path, folder) => path === folder || path.startsWith(`${folder.replace(/\/$/, '')}/`);
const outcomes = [];
for (const [name, { sources: all }] of Object.entries(GROUPS)) {
  const paths = all.filter((path) => wanted.length === 0 || wanted.some((folder) => isBelow(path, folder)));
  if (paths.length > 0) outcomes.push(...(await runGroup(name, paths)));
}
if (outcomes.length === 0) throw new Error(`Nothing to change below ${wanted.join(', ')}.`);

const survivors = outcomes.filter(({ failed }) => failed === undefined).map(describeMutant);
survivors.sort((a, b) => a.at.localeCompare(b.at, 'en', { numeric: true }));
console.log(`\nsurvivors: ${survivors.length}`);
for (const { line, reason } of survivors) console.log(`- ${line}\n    ${reason ?? 'no reason known: write a test'}`);

const byFolder = new Map();
for (const { mutant, failed } of outcomes) {
  const folder = mutant.fileName
    .split('/')
    .slice(1, mutant.fileName.startsWith('src/server') ? 3 : 2)
    .join('/');
  const [killed, all] = byFolder.get(folder) ?? [0, 0];
  byFolder.set(folder, [killed + (failed === undefined ? 0 : 1), all + 1]);
}
const percent = (killed, all) => ((killed / all) * 100).toFixed(1);
console.log('');
for (const [folder, [killed, all]] of byFolder)
  console.log(`${folder}: ${killed} of ${all} killed, ${percent(killed, all)} %`);
const killed = outcomes.length - survivors.length;
console.log(`mutation score: ${percent(killed, outcomes.length)} % (${killed} of ${outcomes.length}; bar ${BAR} %)`);
process.exit(killed / outcomes.length >= BAR / 100 ? 0 : 1);
