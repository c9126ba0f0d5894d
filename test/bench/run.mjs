import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const FOLDER = new URL('./', import.meta.url);
const names = readdirSync(FOLDER).flatMap((file) => /^(?!run\.)([\w-]+)\.(mjs|ts)$/.exec(file)?.[1] ?? []);
const [wanted, ...rest] = process.argv.slice(2);

if (wanted !== undefined && !names.includes(wanted)) {
  console.error(`No benchmark "${wanted}". There are: ${names.join(', ')}.`);
  process.exit(1);
}

/** `npm run bench -- relay` runs one benchmark, `npm run bench` all of them, one after the other. */
let failed = false;
for (const name of wanted === undefined ? names : [wanted]) {
  const file = readdirSync(FOLDER).find((each) => each.startsWith(`${name}.`)) ?? '';
  console.log(`\n${name}`);
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL(file, FOLDER)), ...rest], {
    stdio: 'inherit',
  });
  // Ending this process ends the benchmark, which puts its browser and its files away.
  const end = (signal) => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, end);
  const [status] = await once(child, 'exit');
  for (const signal of SIGNALS) process.off(signal, end);
  failed ||= status !== 0;
  if (status === null) break;
}
process.exitCode = failed ? 1 : 0;
