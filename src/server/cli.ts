#!/usr/bin/env node
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { optionsFromEnvironment } from './doctor/environment.js';
import { orInstall } from './optional-peer.js';
import type { ShareToTikTokOptions } from './options.js';

const HELP = `share-to-tiktok doctor: checks a backend and says what to fix

  --options <file>   module that exports "options", as given to createShareToTikTok
  --help             this text

Without --options these environment variables count: TIKTOK_CLIENT_KEY, TIKTOK_CLIENT_SECRET, TIKTOK_REDIRECT_URI,
COOKIE_KEYS, TIKTOK_SCOPES, TIKTOK_VERIFIED_PREFIXES, TIKTOK_UNAUDITED=true, and TIKTOK_SIMULATOR in development.
Run it while the backend runs. It exits with 1 when something is wrong.
`;

async function optionsFrom(file: string): Promise<ShareToTikTokOptions> {
  const module: unknown = await import(pathToFileURL(resolve(file)).href);
  const options: unknown = typeof module === 'object' && module !== null ? Reflect.get(module, 'options') : undefined;
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(
      `${file} exports no "options". Write there: export const options = { … }, and pass the same to createShareToTikTok.`,
    );
  }
  // Everything in them is checked before it is used.
  return options as ShareToTikTokOptions;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { options: { type: 'string' }, help: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (values.help || positionals[0] !== 'doctor' || positionals.length > 1) {
    process.stdout.write(HELP);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const { examine, report } = await import('./doctor/doctor.js').catch(orInstall('The doctor', 'hono jose'));
  const findings =
    values.options === undefined
      ? await examine(optionsFromEnvironment(process.env), { storage: false })
      : await examine(await optionsFrom(values.options));
  const code = findings.some(({ level }) => level === 'error') ? 1 : 0;
  // A storage of the host's may hold a connection open, which would keep the command from ending.
  process.stdout.write(report(findings), () => process.exit(code));
}

await main().catch((error: unknown) => {
  process.stderr.write(`share-to-tiktok: ${error instanceof Error ? error.message : 'failed'}\n`);
  process.exitCode = 2;
});
