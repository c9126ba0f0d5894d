import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { browserCounts, nodeCounts } from './counts.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** All tests of a folder, in a stable order. */
function testsIn(folder) {
  return readdirSync(`${ROOT}${folder}`, { recursive: true })
    .filter((name) => /\.test\.(ts|mjs)$/.test(name))
    .sort()
    .map((name) => `${folder}/${name}`);
}

const NODE_TEST = ['--import', 'tsx', '--test', '--test-reporter=spec'];

/** Each suite ends in numbers that `count` reads; a suite that ends without any has failed. */
const SUITES = [
  {
    name: 'unit',
    command: () => [process.execPath, [...NODE_TEST, ...testsIn('test/unit')]],
    count: nodeCounts,
  },
  {
    name: 'build',
    command: () => [
      process.execPath,
      ['node_modules/vite/bin/vite.js', 'build', '--mode', 'cdn', '--logLevel', 'warn'],
    ],
    count: undefined,
  },
  {
    name: 'browser',
    command: () => [process.execPath, ['node_modules/@web/test-runner/dist/bin.js']],
    count: browserCounts,
  },
  {
    name: 'e2e',
    // One browser at a time: two of them would steal each other's time and focus.
    command: () => [process.execPath, [...NODE_TEST, '--test-concurrency=1', ...testsIn('test/e2e')]],
    count: nodeCounts,
  },
];

function run([command, args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (target) => (part) => {
      output += part;
      target.write(part);
    };
    child.stdout.setEncoding('utf8').on('data', take(process.stdout));
    child.stderr.setEncoding('utf8').on('data', take(process.stderr));
    child.on('close', (code) => resolve({ code, output }));
  });
}

const wanted = process.argv.slice(2);
const total = { passed: 0, failed: 0 };
for (const { name, command, count } of SUITES) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  const { code, output } = await run(command());
  const result = count ? count(output) : { passed: 0, failed: 0 };
  total.passed += result?.passed ?? 0;
  total.failed += result?.failed ?? 0;
  // A suite that died, or says nothing, is a failure even where no test is counted as one.
  if (!result || (code !== 0 && result.failed === 0)) total.failed += 1;
}

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
