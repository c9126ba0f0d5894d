#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { startSimulator, type Scenario } from './index.js';

const HELP = `share-to-tiktok-simulator: TikTok's Content Posting API, simulated on this machine

  --port <number>       port to listen on (4599)
  --host <address>      address to listen on (127.0.0.1)
  --scenario <file>     JSON file to load at the start: {"currentCreator", "settings", "creators", "clients", "faults"}
  --profile <name>      "strict" (the default) or "documented"
  --quiet               no line per request
  --help                this text
`;

async function readScenario(path: string): Promise<Scenario> {
  // Editors on Windows begin a file with a byte order mark.
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new TypeError(`${path} holds no JSON: ${error instanceof Error ? error.message : ''}`, { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError('The scenario must be a JSON object.');
  // The control names every member that it does not know.
  return value as Scenario;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4599' },
      host: { type: 'string', default: '127.0.0.1' },
      scenario: { type: 'string' },
      profile: { type: 'string', default: 'strict' },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) throw new TypeError('--port must be a number from 0 to 65535.');
  if (values.profile !== 'strict' && values.profile !== 'documented')
    throw new TypeError('--profile must be "strict" or "documented".');
  const scenario = values.scenario === undefined ? undefined : await readScenario(values.scenario);
  const simulator = await startSimulator({
    port,
    host: values.host,
    profile: values.profile,
    ...(values.quiet ? {} : { log: (line: string) => process.stdout.write(`${line}\n`) }),
  }).catch((error: unknown) => {
    if (!(error instanceof Error && Reflect.get(error, 'code') === 'EADDRINUSE')) throw error;
    throw new Error(
      `Port ${port} is taken, perhaps by another simulator. End that one, or name another port with --port and in development.tikTokOrigin of the backend's options.`,
      { cause: error },
    );
  });
  const stop = (): void => void simulator.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  if (scenario !== undefined) {
    try {
      await simulator.control.load(scenario);
    } catch (error) {
      await simulator.close();
      throw error;
    }
  }
  process.stdout.write(`TikTok simulator: ${simulator.origin}/__control/\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
