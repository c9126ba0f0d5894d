import { createHash } from 'node:crypto';
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { build, defineConfig } from 'vite';
import { minify } from 'terser';
import type { Plugin, Rolldown, UserConfig } from 'vite';
import { literalsHtmlCssMinifier } from '@literals/rollup-plugin-html-css-minifier';
import { COMMANDS, MODULES } from './entries.js';

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

/** Keeps a module from which nothing is imported: the package names only files in `dist` as having side effects. */
export function keptForEffects(): Plugin {
  return {
    name: 'kept-for-effects',
    enforce: 'pre',
    transform: (code, id) => (/\/src\/index\.ts$/.test(id) ? { code, map: null, moduleSideEffects: true } : undefined),
  };
}

/** How long a plugin took interests nobody who builds the project to use it. */
const CHECKS = { bundlerTimings: false };

/**
 * For bundlers: every import of a package stays an import, so that hosts share one copy of lit. The compiler's own helpers are
 * no package that a host installs.
 */
const forPackages: UserConfig = {
  build: {
    target: 'es2022',
    outDir: 'dist',
    lib: { entry: { ...MODULES, ...COMMANDS }, formats: ['es'] },
    rolldownOptions: {
      checks: CHECKS,
      external: [/^node:/, /^(?!@oxc-project\/)[a-z@][^:]*$/i],
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', minify: false },
    },
    minify: false,
  },
  plugins: [keptForEffects(), executableCommands()],
};

/** Large, rarely loaded, or nothing but words: not worth the time of a second look. */
const NOT_AGAIN = /\/(node_modules\/mediabunny|src\/media|src\/text\/locales)\//;

/** A second look at what the bundler has minified, in every chunk of our own code: two per cent less. */
function minifiedAgain(): Plugin {
  return {
    name: 'minified-again',
    apply: 'build',
    async generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk' || Object.keys(file.modules).some((id) => NOT_AGAIN.test(id))) continue;
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

/** How often a part can be asked for again; its address is another one each time. */
const TRIES = 9;

/** Runs in the browser, in place of `import()`; a function declaration can stand at the end of a file. */
const IMPORT_PART = `function importPart(name) {
  const failed = importPart[name] ?? 0;
  return import(new URL(failed ? name + "?try=" + failed : name, import.meta.url).href).catch((error) => {
    importPart[name] = Math.min(failed + 1, ${TRIES});
    throw error;
  });
}`;

/** The same for parts that are functions of others: each is made once. */
const loadPart = (needs: Readonly<Record<string, readonly string[]>>): string => `function loadPart(name) {
  return (loadPart[name] ??= Promise.all([
    importPart(name),
    ...(${JSON.stringify(needs)}[name] ?? []).map(loadPart),
  ]).then(
    ([part, ...needed]) => part.default?.(...needed) ?? part,
  ).catch((error) => {
    loadPart[name] = undefined;
    throw error;
  }));
}
${IMPORT_PART}`;

/**
 * Gives a part another address after it could not be loaded: Chromium remembers for the life of a document that a module could
 * not be fetched. A part must not import another by its first address then, so it gets what it needs of others as arguments.
 * The page alone is imported as it is: without it there are no parts.
 */
function partsTriedAgain(): Plugin {
  const isPage = (name: string): boolean => /^(?:\.\/)?page-/.test(name);
  return {
    name: 'parts-tried-again',
    // What a file is named for includes how it is loaded.
    augmentChunkHash: () => `${loadPart({})} ${String(asFunction)}`,
    async generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const needs: Record<string, string[]> = {};
      for (const chunk of chunks) {
        const needed = chunk.isEntry ? [] : chunk.imports.filter((name) => !isPage(name)).map((name) => `./${name}`);
        if (needed.length === 0) continue;
        needs[`./${chunk.fileName}`] = needed;
        chunk.code = asFunction(chunk.code, needed, (code) => this.parse(code).body);
      }
      const entry = chunks.find(({ isEntry }) => isEntry);
      const isShared = entry !== undefined && isPage(entry.fileName);
      const { code: loader } = await minify(isShared ? loadPart(needs) : IMPORT_PART);
      const load = isShared ? 'loadPart' : 'importPart';
      for (const chunk of chunks) {
        const code = chunk.code.replaceAll(/\bimport\((["'`])(\.\/(?!page-)[\w.-]+\.js)\1\)/g, `${load}("$2")`);
        if (chunk === entry) chunk.code = `${code}\n${loader}\n${isShared ? `export{${load}};\n` : ''}`;
        else if (code !== chunk.code) chunk.code = `import{${load}}from"./${entry?.fileName}";${code}`;
      }
    },
  };
}

type Program = ReturnType<Rolldown.PluginContext['parse']>;
type ModuleName = { readonly name: string } | { readonly value: string };

/** A module whose imports of `needed` are arguments of a function that returns its exports. */
function asFunction(code: string, needed: readonly string[], parse: (code: string) => Program['body']): string {
  const [kept, given, exported]: [string[], Record<string, string[]>, string[]] = [[], {}, []];
  let body = '';
  let end = 0;
  const nameOf = (node: ModuleName): string => ('name' in node ? node.name : JSON.stringify(node.value));
  for (const node of parse(code)) {
    if (!/^(?:Import|Export)/.test(node.type)) continue;
    body += code.slice(end, node.start);
    end = node.end;
    if (node.type === 'ImportDeclaration' && !needed.includes(node.source.value))
      kept.push(code.slice(node.start, node.end));
    else if (node.type === 'ImportDeclaration') {
      for (const each of node.specifiers) {
        if (each.type !== 'ImportSpecifier') throw new Error('A part imports names from another.');
        (given[node.source.value] ??= []).push(`${nameOf(each.imported)}:${each.local.name}`);
      }
    } else if (node.type === 'ExportNamedDeclaration' && !node.declaration && !node.source) {
      for (const each of node.specifiers) exported.push(`get ${nameOf(each.exported)}(){return ${nameOf(each.local)}}`);
    } else throw new Error(`A part cannot have this: ${code.slice(node.start, node.end)}`);
  }
  const parameters = needed.map((name) => `{${(given[name] ?? []).join()}}`);
  // In parentheses V8 compiles it while it arrives; otherwise it would parse all of it once more, and then stop the main thread.
  return `${kept.join('')}export default((${parameters.join()})=>{${body}${code.slice(end)};return{${exported.join()}}});`;
}

/** An explicit compile hint of V8. */
const HINT = '//# allFunctionsCalledOnLoad';

/**
 * Has V8 compile script and page off the main thread while they arrive: most of their functions run before anything is seen,
 * and each would stop the main thread by itself.
 */
function compiledAhead(): Plugin {
  return {
    name: 'compiled-ahead',
    augmentChunkHash: () => HINT,
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk' && file.isEntry) file.code = `${HINT}\n${file.code}`;
      }
    },
  };
}

const LIT_TEMPLATES = '\0lit-templates';

/** Lit's own entry brings its base class along. The page needs none: the script has the one that the element extends. */
function templatesAlone(): Plugin {
  return {
    name: 'templates-alone',
    enforce: 'pre',
    resolveId: (id) => (id === 'lit' ? LIT_TEMPLATES : undefined),
    load: (id) =>
      id === LIT_TEMPLATES ? `export * from 'lit-html'; export * from '@lit/reactive-element/css-tag.js';` : undefined,
  };
}

const SERVER_VIEW = '\0server-view';

/** No server renders the file for a script tag. */
function browserAlone(): Plugin {
  return {
    name: 'browser-alone',
    enforce: 'pre',
    resolveId: (id) => (id.endsWith('/trigger/server-view.js') ? SERVER_VIEW : undefined),
    load: (id) => (id === SERVER_VIEW ? 'export const serverView = () => undefined;' : undefined),
  };
}

/** What a host needs to allow exactly these bytes: each file with the value of its `integrity`, and its size on the wire. */
function manifestBeside(): Plugin {
  return {
    name: 'manifest-beside',
    async writeBundle({ dir = 'dist' }) {
      const names = (await readdir(dir)).filter((name) => name.endsWith('.js')).sort();
      const files: Record<string, { integrity: string; bytes: number; gzip: number }> = {};
      for (const name of names) {
        const code = await readFile(`${dir}/${name}`);
        const integrity = `sha384-${createHash('sha384').update(code).digest('base64')}`;
        files[name] = { integrity, bytes: code.length, gzip: gzipSync(code, { level: 9 }).length };
      }
      await writeFile(`${dir}/${ENTRY}.sri`, `${files[ENTRY]?.integrity ?? ''}\n`);
      await writeFile(`${dir}/manifest.json`, `${JSON.stringify({ entry: ENTRY, files }, undefined, 2)}\n`);
    },
  };
}

/** The one file of the build for a script tag whose name stays the same from version to version. */
const ENTRY = 'share-to-tiktok.js';

/**
 * Builds the page and everything that loads on demand first, and lets the script refer to these files. No chunk imports the
 * script: at another address (a version in the query, a redirect of a CDN) that would be a second copy of it.
 */
function chunksBeside(outDir: string, plugins: () => readonly Plugin[]): Plugin {
  const fileOf = new Map<string, string>();
  let root: string | undefined;
  return {
    name: 'chunks-beside',
    configResolved(config) {
      root = config.root;
    },
    async buildStart() {
      const page = { ...scriptTagBuild(outDir, { page: 'src/page.ts' }, '[name]-[hash].js'), emptyOutDir: true };
      const noted: Plugin = {
        name: 'noted',
        generateBundle(_, bundle) {
          for (const file of Object.values(bundle)) {
            if (file.type === 'chunk' && file.isEntry && file.facadeModuleId)
              fileOf.set(file.facadeModuleId, file.fileName);
          }
        },
      };
      await build({
        root,
        configFile: false,
        logLevel: 'warn',
        build: page,
        plugins: [keptForEffects(), templatesAlone(), ...plugins(), noted],
      });
    },
    async resolveDynamicImport(specifier, importer) {
      if (typeof specifier !== 'string') return undefined;
      const resolved = await this.resolve(specifier, importer);
      const file = resolved && fileOf.get(resolved.id);
      return file === undefined ? undefined : { id: `./${file}`, external: 'relative' };
    },
  };
}

function scriptTagBuild(outDir: string, entry: Record<string, string>, entryFileNames: string): UserConfig['build'] {
  return {
    target: 'es2022',
    outDir,
    emptyOutDir: false,
    modulePreload: false,
    lib: { entry, formats: ['es'] },
    rolldownOptions: {
      checks: CHECKS,
      preserveEntrySignatures: 'allow-extension',
      output: { entryFileNames, chunkFileNames: '[name]-[hash].js', minify: true },
    },
  };
}

/** For a script tag: a small script that defines the element, and beside it what the page needs when it is to be seen. */
function forScriptTag(outDir: string, plugins: () => readonly Plugin[], ...last: readonly Plugin[]): UserConfig {
  return {
    build: scriptTagBuild(outDir, { 'share-to-tiktok': 'src/index.ts' }, '[name].js'),
    plugins: [keptForEffects(), browserAlone(), chunksBeside(outDir, plugins), ...plugins(), ...last],
  };
}

const CONFIGS: Readonly<Record<string, UserConfig>> = {
  cdn: forScriptTag(
    'dist/cdn',
    () => [literalsHtmlCssMinifier(), minifiedAgain(), partsTriedAgain(), compiledAhead()],
    manifestBeside(),
  ),
  // The same for the demo, at once: nothing to deploy, so other bytes.
  demo: forScriptTag('demo/dist', () => [literalsHtmlCssMinifier(), partsTriedAgain(), compiledAhead()]),
};

export default defineConfig(({ mode }) => CONFIGS[mode] ?? forPackages);
