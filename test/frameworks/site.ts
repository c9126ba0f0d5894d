import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { host } from '../package/support/host.js';
import { installPackages } from '../package/support/install.js';
import { FOLDER } from './bundle.js';

const run = promisify(execFile);

/** Why the frameworks are not installed, where they could not be. */
export const missing = installPackages(FOLDER);

/** A site in Node with the packed package and the frameworks' packages, where both find the same copy of Lit. */
export async function nodeSite(name: string) {
  const folder = join(host.site.folder, '..', name);
  const modules = join(folder, 'node_modules');
  await mkdir(join(modules, '@lit'), { recursive: true });
  await cp(host.site.own, join(modules, 'share-to-tiktok'), { recursive: true });
  const theirs = join(FOLDER, 'node_modules');
  for (const entry of await readdir(theirs)) {
    if (entry !== '@lit') await symlink(join(theirs, entry), join(modules, entry));
  }
  for (const entry of await readdir(join(theirs, '@lit'))) {
    await symlink(join(theirs, '@lit', entry), join(modules, '@lit', entry));
  }
  const ours = join(host.site.folder, 'node_modules');
  if (!existsSync(join(modules, 'mediabunny')))
    await cp(join(ours, 'mediabunny'), join(modules, 'mediabunny'), { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module', private: true }));
  return {
    folder,
    /** Runs a module in Node; its standard output. */
    run: async (code: string): Promise<string> => {
      const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], { cwd: folder });
      return stdout;
    },
  };
}
