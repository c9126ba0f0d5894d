import { execFile } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { host } from '../package/support/host.js';

const run = promisify(execFile);

/** How a host's compiler finds modules, and the module format that goes with it. */
export const RESOLUTIONS = { bundler: 'esnext', node16: 'node16', nodenext: 'nodenext' } as const;

/** What the compiler in this folder finds wrong with `valid.ts` and `invalid.ts` in a site; empty when nothing is. */
export async function compile(typescript: string, resolution: keyof typeof RESOLUTIONS): Promise<string> {
  const project = join(host.site.folder, `types-${resolution}`);
  await mkdir(project, { recursive: true });
  for (const name of ['valid.ts', 'invalid.ts']) await cp(new URL(name, import.meta.url), join(project, name));
  const compilerOptions = {
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    // The published declarations are checked too, not only what a host writes.
    skipLibCheck: false,
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    types: [],
    module: RESOLUTIONS[resolution],
    moduleResolution: resolution,
  };
  await writeFile(
    join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: ['valid.ts', 'invalid.ts'] }),
  );
  const compiler = fileURLToPath(new URL('lib/tsc.js', `file://${typescript}/`));
  const { stdout } = await run(process.execPath, [compiler, '-p', project]).catch((error: { stdout: string }) => error);
  return stdout;
}
