import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeBrowser } from './browser.mjs';
import { bundleNodeTests } from './bundle-node-tests.mjs';
import { browserCounts, failedTests, nodeCounts, skippedTests } from './counts.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Too long for every commit, or of a server that a machine may lack: `npm run test:long` runs them. */
const LONG = /\.long\.test\.ts$|^test\/(?:package|types|frameworks|runtimes)\//;

/** All tests below folders, in a stable order. */
function testsIn(...folders) {
  return folders
    .filter((folder) => existsSync(`${ROOT}${folder}`))
    .flatMap((folder) =>
      readdirSync(`${ROOT}${folder}`, { recursive: true })
        .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
        .filter((path) => /\.test\.(ts|mjs)$/.test(path) && !path.includes('/node_modules/'))
        .sort(),
    );
}

const quick = (...folders) => testsIn(...folders).filter((path) => !LONG.test(path));
const long = () => testsIn('test').filter((path) => LONG.test(path) && !path.startsWith('test/browser/'));

const node = (...args) => [process.execPath, args];
/** A file that hangs has failed: its limit in milliseconds is several times what the longest takes on two busy cores. */
const limited = (limit) => ['--test', '--test-reporter=spec', `--test-timeout=${limit}`];
const [QUICK_LIMIT, LONG_LIMIT] = [300_000, 1_200_000];
/** The packages of folders that have a package file of their own, each installed once before tests of it run side by side. */
const INSTALL = node(
  ...['--import', 'tsx', 'test/package/support/install.ts'],
  ...['frameworks', 'runtimes', 'types'].map((name) => `test/${name}`),
);
const longTests = (files) => node('--import', 'tsx', ...limited(LONG_LIMIT), '--test-concurrency=2', ...files);
/** A suite of quick tests that run in Node. */
const nodeSuite = (suite, { first, together = false }) => ({
  steps: async () => [
    first,
    node(
      ...['--enable-source-maps', ...limited(QUICK_LIMIT), '--test-concurrency=2'],
      ...(await bundleNodeTests(suite, quick(`test/${suite}`), together)),
    ),
  ],
  count: nodeCounts,
});
const BUILD = node('node_modules/vite/bin/vite.js', 'build', '--mode', 'cdn', '--logLevel', 'warn');
const BROWSER = node('node_modules/@web/test-runner/dist/bin.js');
const MANIFEST = node(
  'node_modules/@custom-elements-manifest/analyzer/cem.js',
  ...['analyze', '--config', '.storybook/custom-elements-manifest.config.mjs', '--quiet'],
);

/** Each suite's last step ends in numbers that `count` reads; a suite that ends without any has failed. */
const SUITES = {
  unit: nodeSuite('unit', { first: MANIFEST, together: true }),
  browser: { steps: () => [BROWSER], count: browserCounts },
  e2e: nodeSuite('e2e', { first: BUILD }),
  long: {
    steps: () => {
      console.log(long().join('\n'));
      return [MANIFEST, BUILD, INSTALL, longTests(long())];
    },
    count: nodeCounts,
    env: { TEST_SERVERS: 'yes' },
  },
  'browser-long': {
    steps: () => [[BROWSER[0], [...BROWSER[1], '--config', 'web-test-runner.long.config.mjs']]],
    count: browserCounts,
  },
};

/** Runs one command to its end; its output comes in one piece, because others run beside it. */
function run([command, args], env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part) => {
        output += part;
      });
    child.on('close', (code) => resolve({ code, output }));
  });
}

async function runSuite(name) {
  const { steps, count, env } = SUITES[name];
  const started = performance.now();
  let output = '';
  let code = 0;
  for (const step of await steps()) {
    if (code !== 0) break;
    const ended = await run(step, env);
    output += ended.output;
    code = ended.code;
  }
  const { passed = 0, failed = 0 } = count(output) ?? {};
  console.log(`\n${name}\n${output}`);
  return {
    passed,
    // A suite that died, or says nothing, is a failure even where no test is counted as one.
    failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed,
    skipped: skippedTests(output),
    failures: failedTests(output),
    line: `${name}: ${passed} passed, ${failed} failed in ${minutesSince(started)} minutes`,
  };
}

/** Takes one suite after the other from a line that others may take from too. */
async function inTurn(names) {
  const results = [];
  for (let name = names.shift(); name; name = names.shift()) results.push(await runSuite(name));
  return results;
}

function minutesSince(started) {
  return ((performance.now() - started) / 60_000).toFixed(1);
}

const started = performance.now();
console.log(await describeBrowser());
const wanted = process.argv.slice(2);
// Tests of pages wait now and then, for pages and servers: two suites side by side keep two cores busy.
const lanes = wanted.length > 0 ? 1 : 2;
const line = wanted.length > 0 ? wanted : ['browser', 'e2e', 'unit'];
const results = (await Promise.all(Array.from({ length: lanes }, () => inTurn(line)))).flat();
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const skipped = [...new Set(results.flatMap((result) => result.skipped))];

console.log(`\n${results.map(({ line }) => line).join('\n')}`);
for (const { title, details } of results.flatMap((result) => result.failures))
  console.log(`failed: ${title}\n${details}`);
if (skipped.length > 0) console.log(`skipped: ${skipped.join('; ')}`);
console.log(`${minutesSince(started)} minutes`);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
