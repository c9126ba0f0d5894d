import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { nodeCounts } from '../counts.mjs';
import { engines } from './engines.mjs';
import { filesFor } from './selection.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PAGES = 'test/engines/odd-pages.test.ts';

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
  // A suite that died, or reports nothing, is a failure even where no test is counted as one.
  if (!result || (code !== 0 && result.failed === 0)) total.failed += 1;
}

// Arguments choose among what runs: names of engines, and parts of the paths of test files.
const all = await engines();
const wanted = process.argv.slice(2).filter((each) => all.some(({ name }) => name === each));
const paths = process.argv.slice(2).filter((each) => !wanted.includes(each));
const chosen = (path) => paths.length === 0 || paths.some((part) => path.includes(part));
const found = all.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
for (const { name, version, missing } of found) console.log(`${name}: ${version ?? `MISSING, not tested: ${missing}`}`);
const present = found.filter(({ missing }) => !missing);

// Each engine has a window and a screen of its own, so they run side by side.
const suites = present
  .map(({ name }) => ({ name, files: filesFor(name).filter(chosen) }))
  .filter(({ files }) => files.length > 0);
await Promise.all(
  suites.map(async ({ name, files }, index) => {
    const args = ['node_modules/@web/test-runner/dist/bin.js', '--config', 'web-test-runner.engines.config.mjs'];
    const of = files.flatMap((file) => ['--files', file]);
    add(await run(name, [...args, '--port', String(8100 + index), ...of], { ENGINE: name }), suiteCounts);
  }),
);
if (chosen(PAGES)) {
  const build = await run('build', ['node_modules/vite/bin/vite.js', 'build', '--mode', 'cdn', '--logLevel', 'warn']);
  if (build.code !== 0) total.failed += 1;
  const pages = present.map(({ name }) =>
    run(name, ['--import', 'tsx', '--test', '--test-reporter=spec', PAGES], { ENGINE: name }),
  );
  for (const page of pages) add(await page, nodeCounts);
}

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
