import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Storybook's own modules that stories import or that run them, by the path under which the test server serves them. */
const ENTRIES = {
  test: 'storybook/test',
  'preview-api': 'storybook/preview-api',
  'entry-preview': '@storybook/web-components/entry-preview',
};
const FOLDER = '/__storybook/';

/**
 * Lets stories run in the test runner: Storybook's modules are bundled once, together, so that its test library and its
 * story runner share one state; `lit` stays outside, because a second copy of it could not draw the stories' templates.
 */
export function storybook() {
  let files;
  return {
    name: 'storybook',
    resolveImport({ source }) {
      const entry = Object.entries(ENTRIES).find(([, name]) => name === source);
      return entry && `${FOLDER}${entry[0]}.js`;
    },
    async serve({ path }) {
      if (!path.startsWith(FOLDER)) return undefined;
      files ??= bundle();
      const body = (await files).get(path.slice(FOLDER.length));
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: ENTRIES,
    absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
    outdir: 'bundled',
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minifySyntax: true,
    external: ['lit', 'lit/*', 'lit-html', 'lit-html/*', 'lit-element'],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return new Map(outputFiles.map(({ path, text }) => [path.split(/[\\/]/).at(-1), text]));
}
