import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { nodeCounts } from '../counts.mjs';
import { engines } from './engines.mjs';
import { filesFor, reasonsFor } from './selection.mjs';
import { freePort } from './webkit-session.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PAGES = 'test/engines/odd-pages.test.ts';
/** Heading of the table that the odd pages end with. */
const MATRIX = 'Violations and errors by page and engine';
const started = performance.now();

/** Runs one command, showing its output line by line under a name. */
function run(name, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (part) => {
      output += part;
      process.stdout.write(part.replace(/^(?=.)/gm, `${name} | `));
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('close', (code) => resolve({ code, output }));
  });
}

function suiteCounts(output) {
  const [, passed, failed] = /: (\d+) passed, (\d+) failed, \d+ left out\s*$/m.exec(output) ?? [];
  return passed === undefined ? undefined : { passed: Number(passed), failed: Number(failed) };
}

const total = { passed: 0, failed: 0 };
function add({ code, output }, count) {
  const result = count(output);
  total.passed += result?.passed ?? 0;
  total.failed += result?.failed ?? 0;
  // A suite that died, or reports nothing, is a failure even where no test is counted as one. To the browser suite's own runner,
  // a test that is left out has failed; its counts are its last line.
  if (!result || (count === nodeCounts && code !== 0 && result.failed === 0)) total.failed += 1;
}

/** One row a page: what each engine printed after it. */
function printMatrix(outputs) {
  const rows = new Map();
  for (const output of outputs) {
    const [, table = ''] = output.split(`${MATRIX}\n`);
    for (const [, page, result] of table.matchAll(/^(\S.*?) {2,}(\S.*?)\s*$/gm))
      rows.set(page, [...(rows.get(page) ?? []), result.padEnd(18)]);
  }
  console.log(`\n${MATRIX}`);
  for (const [page, results] of rows) console.log(`${page.padEnd(34)} ${results.join('')}`);
}

// Arguments choose among what runs: names of engines, and parts of the paths of test files.
const all = await engines();
const wanted = process.argv.slice(2).filter((each) => all.some(({ name }) => name === each));
const paths = process.argv.slice(2).filter((each) => !wanted.includes(each));
const chosen = (path) => paths.length === 0 || paths.some((part) => path.includes(part));
const found = all.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
for (const { name, version, missing } of found) console.log(`${name}: ${version ?? `MISSING, not tested: ${missing}`}`);
const present = found.filter(({ missing }) => !missing);

const withPages = chosen(PAGES);
const build = withPages
  ? run('build', ['node_modules/vite/bin/vite.js', 'build', '--mode', 'cdn', '--logLevel', 'warn'])
  : undefined;

/** The browser suite and then the odd pages in one engine. */
async function inEngine({ name }) {
  const files = filesFor(name).filter(chosen);
  if (filesFor(name).length === 0) console.log(`Left out in ${name}: ${reasonsFor(name).join('; ')}`);
  if (files.length > 0) {
    const args = ['node_modules/@web/test-runner/dist/bin.js', '--config', 'web-test-runner.engines.config.mjs'];
    const of = files.flatMap((file) => ['--files', file]);
    add(await run(name, [...args, '--port', String(await freePort()), ...of], { ENGINE: name }), suiteCounts);
  }
  if (!withPages) return '';
  await build;
  const pages = await run(name, ['--import', 'tsx', '--test', '--test-reporter=spec', PAGES], { ENGINE: name });
  add(pages, nodeCounts);
  return pages.output;
}

// Each engine has a window and a screen of its own, so they run side by side.
const outputs = await Promise.all(present.map(inEngine));
if (withPages) {
  if ((await build).code !== 0) total.failed += 1;
  printMatrix(outputs);
}
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
console.log(`${minutes} minutes`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
