import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import type { Plugin } from 'esbuild';

export const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(join(FOLDER, 'package.json'));

/** A module of the frameworks' own packages, which the project's compiler does not know. */
async function load(name: string): Promise<Record<string, unknown>> {
  const module = (await import(pathToFileURL(require.resolve(name)).href)) as Record<string, unknown>;
  // A CommonJS module has its exports under `default`, as far as Node cannot read their names.
  return { ...(module['default'] as object | undefined), ...module };
}

interface SvelteCompiler {
  compile(code: string, options: object): { readonly js: { readonly code: string } };
}

const svelte: Plugin = {
  name: 'svelte',
  setup(build) {
    build.onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { compile } = (await load('svelte/compiler')) as unknown as SvelteCompiler;
      const { js } = compile(await readFile(path, 'utf8'), { generate: 'client', filename: path });
      return { contents: js.code, loader: 'js' };
    });
  },
};

async function solid(): Promise<Plugin> {
  const { solidPlugin } = (await load('esbuild-plugin-solid')) as { solidPlugin: () => Plugin };
  return solidPlugin();
}

/** Bundles one app against the installed package, as its framework's own tools do. */
export async function bundleApp(app: string, own: string, outfile: string): Promise<void> {
  const isReact18 = app.startsWith('react-18');
  await esbuild.build({
    absWorkingDir: FOLDER,
    entryPoints: [`apps/${app}`],
    outfile,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['browser', 'svelte'],
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    jsx: 'automatic',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
    alias: {
      'share-to-tiktok': join(own, 'dist/index.js'),
      ...(isReact18 ? { react: 'react-18', 'react-dom': 'react-dom-18' } : {}),
    },
    plugins: [svelte, ...(app.startsWith('solid') ? [await solid()] : [])],
    logLevel: 'silent',
  });
}
