import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const UNREACHABLE = /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT)\b/;

/**
 * Installs what the package file of a folder lists, unless it is there. Returns why tests have to be skipped where the registry
 * cannot be reached; every other failure throws.
 */
export function installPackages(folder: string): string | undefined {
  const { devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  if (Object.keys(devDependencies).every((name) => existsSync(join(folder, 'node_modules', name)))) return undefined;
  // Vite's build, which packs the package in this process, sets NODE_ENV to production: npm would leave out development packages.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--fetch-retries=1'];
  const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
  if (status === 0) return undefined;
  if (UNREACHABLE.test(stderr)) return 'the registry cannot be reached to install its packages';
  throw new Error(stderr);
}

// `npm run test:long` starts several files at once, of which two would install into the same folder at the same time.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const folder of process.argv.slice(2)) {
    const missing = installPackages(folder);
    if (missing) console.log(`${folder}: ${missing}`);
  }
}
