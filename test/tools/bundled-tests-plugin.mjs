import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { fontsLoaded } from './fonts.mjs';
import { ownAddress } from './own-address.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const LOCALE = /^\/src\/text\/locales\/.*\.js$/;

const addressOf = (path) => `/${relative(ROOT, path).replaceAll('\\', '/')}`;

/**
 * Serves the tests in bundles that share their parts. A page that loads some five hundred modules one by one takes longer to
 * load than to test. What the product loads on demand stays a file of its own; a language keeps its path, so that a test
 * can hold it back, and comes when the test fonts can draw it.
 */
export function bundledTests() {
  let files;
  return {
    name: 'bundled-tests',
    async serve({ path }) {
      if (!/^\/(?:test\/browser|bundled|src\/text\/locales)\/.*\.[jt]s(?:\.map)?$/.test(path)) return undefined;
      const body = (await (files ??= bundle())).get(path.replace(/\.ts$/, '.js'));
      return body === undefined ? undefined : { body, type: path.endsWith('.map') ? 'json' : 'js' };
    },
  };
}

/** The assertions would bring axe to each page, because they look for a bundler's `require`; few pages ask for it. */
const axeOnDemand = {
  name: 'axe-on-demand',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]chai-a11y-axe[\\/]src[\\/]axe-import\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace("typeof require === 'function'", 'false'),
    }));
  },
};

async function bundle() {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['test/browser/**/*.test.ts', 'src/text/locales/*.ts'],
    outbase: '.',
    outdir: '.',
    chunkNames: 'bundled/[name]-[hash]',
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['browser', 'production'],
    minifySyntax: true,
    // The package says which of its shipped files have side effects; tests and stories are none of those.
    ignoreAnnotations: true,
    sourcemap: 'linked',
    // What the test server itself serves.
    external: ['/__*'],
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [axeOnDemand, ownAddress((path) => `new URL(${JSON.stringify(addressOf(path))}, location.href).href`)],
    logLevel: 'error',
  });
  return new Map(
    outputFiles.map(({ path, text }) => [addressOf(resolve(path)), withFonts(addressOf(resolve(path)), text)]),
  );
}

/** A language whose pieces of the test fonts are loaded before its words are there. */
function withFonts(address, script) {
  if (!LOCALE.test(address)) return script;
  return `await ${fontsLoaded(readFileSync(`${ROOT}${address.replace(/\.js$/, '.ts')}`, 'utf8'))};${script}`;
}
