import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ownAddress } from './own-address.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = 'node_modules/.cache/node-tests/';

/** Where a test file of a suite stands once {@link bundleNodeTests} has run. */
export const bundled = (suite, path) => `${FOLDER}${suite}/${path}`.replace(/\.m?ts$|\.mjs$/, '.mjs');

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

/** Bundles tests that run in Node, so that a hundred processes do not each translate the same sources. Each suite has a folder of its own. */
export async function bundleNodeTests(suite, paths) {
  await build({
    ...OPTIONS,
    entryPoints: paths,
    outbase: '.',
    outdir: FOLDER + suite,
    splitting: true,
    sourcemap: true,
  });
}

/** Bundles a program that a test starts several times; returns its file, for the test to delete. */
export async function bundledProgram(path) {
  const outfile = `${ROOT}${FOLDER}programs/${basename(path, '.ts')}-${process.pid}.mjs`;
  await build({ ...OPTIONS, entryPoints: [path], outfile });
  return outfile;
}
