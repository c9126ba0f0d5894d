import { createHash } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { defineConfig } from 'vite';
import { minify } from 'terser';
import type { Plugin, UserConfig } from 'vite';
import { literalsHtmlCssMinifier } from '@literals/rollup-plugin-html-css-minifier';

/** The modules that the package exports, and its commands, with their sources. */
export const ENTRIES = {
  index: 'src/index.ts',
  element: 'src/public.ts',
  rules: 'src/rules.ts',
  'http-adapter': 'src/adapter/http-adapter.ts',
  composer: 'src/composer/index.ts',
  server: 'src/server/index.ts',
  cli: 'src/cli.ts',
  audit: 'src/audit/index.ts',
  simulator: 'src/simulator/index.ts',
  'simulator/cli': 'src/simulator/cli.ts',
  testing: 'src/testing/index.ts',
};

/** Lets the commands be run where they are built; npm does the same where the package is installed. */
function executableCommands(): Plugin {
  return {
    name: 'executable-commands',
    async writeBundle({ dir = 'dist' }, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk' && file.code.startsWith('#!')) await chmod(`${dir}/${file.fileName}`, 0o755);
      }
    },
  };
}

/**
 * For bundlers: every import of a package stays an import, so that hosts share one copy of lit. The compiler's own helpers are
 * no package that a host installs.
 */
const forPackages: UserConfig = {
  build: {
    target: 'es2022',
    outDir: 'dist',
    lib: { entry: ENTRIES, formats: ['es'] },
    rolldownOptions: {
      external: [/^node:/, /^(?!@oxc-project\/)[a-z@][^:]*$/i],
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', minify: false },
    },
    minify: false,
  },
  plugins: [executableCommands()],
};

/** A second look at what the bundler has minified, in the one file that every visitor loads: two per cent less. */
function minifiedAgain(): Plugin {
  return {
    name: 'minified-again',
    apply: 'build',
    async generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk' || !file.isEntry) continue;
        const { code = file.code } = await minify(file.code, {
          module: true,
          ecma: 2020,
          compress: { passes: 3, unsafe_arrows: true },
        });
        file.code = code;
      }
    },
  };
}

/** Writes the value of the script's `integrity` attribute beside it, of the bytes that were written. */
function integrityBeside(): Plugin {
  return {
    name: 'integrity-beside',
    async writeBundle({ dir = 'dist' }, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk' || !file.isEntry) continue;
        const path = `${dir}/${file.fileName}`;
        const digest = createHash('sha384').update(await readFile(path));
        await writeFile(`${path}.sri`, `sha384-${digest.digest('base64')}\n`);
      }
    },
  };
}

/** For a script tag: one file with all that the page needs; media reading and locales load on demand beside it. */
const forScriptTag: UserConfig = {
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    emptyOutDir: true,
    modulePreload: false,
    lib: { entry: { 'share-to-tiktok': 'src/index.ts' }, formats: ['es'] },
    rolldownOptions: {
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', minify: true },
    },
  },
  plugins: [literalsHtmlCssMinifier(), minifiedAgain(), integrityBeside()],
};

/** The same for the demo, at once: packing the locales takes longer than all the rest. Nothing to deploy: other bytes. */
const forDemo: UserConfig = {
  build: { ...forScriptTag.build, outDir: 'demo/dist' },
  plugins: [literalsHtmlCssMinifier()],
};

const CONFIGS: Readonly<Record<string, UserConfig>> = { cdn: forScriptTag, demo: forDemo };

export default defineConfig(({ mode }) => CONFIGS[mode] ?? forPackages);
