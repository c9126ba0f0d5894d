import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ownAddress } from './own-address.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = 'node_modules/.cache/node-tests/';

/** How many test files share a process: a process costs more of the processor than most files do. */
const FILES_A_PROCESS = 12;

/** Has root hooks, which would be hooks of all files in the process, or replaces globals, which the other files would meet. */
const NEEDS_A_PROCESS = /^(?:before|after)(?:Each)?\(|\bmock\./m;

const bundled = (path) => path.replace(/\.m?ts$/, '.mjs');

/** How everything that runs in Node is bundled. */
const OPTIONS = {
  absWorkingDir: ROOT,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // The package says which of its shipped files have side effects; tests are none of those.
  ignoreAnnotations: true,
  plugins: [ownAddress((path) => JSON.stringify(pathToFileURL(path).href))],
  logLevel: 'error',
};

/**
 * Bundles tests that run in Node, so that each process does not translate the same sources, and returns the programs that run
 * them: several files in one where `together`. Each suite has a folder of its own.
 */
export async function bundleNodeTests(suite, paths, together) {
  const folder = FOLDER + suite;
  await build({
    ...OPTIONS,
    entryPoints: paths,
    outbase: '.',
    outdir: folder,
    splitting: true,
    sourcemap: true,
    // Node reads the map of every file that it loads, and finds the sources themselves where they are.
    sourcesContent: false,
  });
  const alone = paths.filter((path) => !together || NEEDS_A_PROCESS.test(readFileSync(ROOT + path, 'utf8')));
  const shared = paths.filter((path) => !alone.includes(path));
  const programs = alone.map((path) => `${folder}/${bundled(path)}`);
  for (let start = 0; start < shared.length; start += FILES_A_PROCESS) {
    const program = `${folder}/files-from-${start}.mjs`;
    const files = shared.slice(start, start + FILES_A_PROCESS);
    writeFileSync(ROOT + program, files.map((path) => `import './${bundled(path)}';\n`).join(''));
    programs.push(program);
  }
  return programs;
}

/** Bundles a program that a test starts several times; returns its file, for the test to delete. */
export async function bundledProgram(path) {
  const outfile = `${ROOT}${FOLDER}programs/${basename(path, '.ts')}-${process.pid}.mjs`;
  await build({ ...OPTIONS, entryPoints: [path], outfile });
  return outfile;
}
