import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ownAddress } from './own-address.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = 'node_modules/.cache/unit-tests/';

/** Where a test file stands once {@link bundleUnitTests} has run. */
export const bundled = (path) => FOLDER + path.replace(/\.m?ts$|\.mjs$/, '.mjs');

/** Bundles the unit tests, so that a hundred processes do not each translate the same sources. */
export async function bundleUnitTests(paths) {
  await build({
    absWorkingDir: ROOT,
    entryPoints: paths,
    outbase: '.',
    outdir: FOLDER,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // The package says which of its shipped files have side effects; tests are none of those.
    ignoreAnnotations: true,
    sourcemap: true,
    plugins: [ownAddress((path) => JSON.stringify(pathToFileURL(path).href))],
    logLevel: 'error',
  });
}
