import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { COMPILERS, missing as missingCompilers } from '../types/compilers.js';
import { missing, nodeSite } from './site.js';

const run = promisify(execFile);

/** One file for each framework, with the way in which its compiler reads JSX. */
const FILES: Readonly<Record<string, { readonly file: string; readonly options: object }>> = {
  'React 19': { file: 'react-19.tsx', options: { jsx: 'react-jsx' } },
  'React 18': {
    file: 'react-18.tsx',
    options: {
      jsx: 'react-jsx',
      paths: {
        react: ['./node_modules/types-react-18/index.d.ts'],
        'react/jsx-runtime': ['./node_modules/types-react-18/jsx-runtime.d.ts'],
      },
    },
  },
  Preact: { file: 'preact.tsx', options: { jsx: 'react-jsx', jsxImportSource: 'preact' } },
  Solid: { file: 'solid.tsx', options: { jsx: 'preserve', jsxImportSource: 'solid-js' } },
  'Vue and Svelte': { file: 'templates.ts', options: {} },
};

describe('the types of the packed element', { skip: missing ?? missingCompilers ?? false }, () => {
  let site: Awaited<ReturnType<typeof nodeSite>>;
  before(async () => {
    site = await nodeSite('types-site');
  });

  for (const [framework, { file, options }] of Object.entries(FILES)) {
    for (const [version, compiler] of Object.entries(COMPILERS)) {
      it(`take what is valid and refuse what is not in ${framework}, under TypeScript ${version} [E19]`, async () => {
        assert.equal(await errorsIn(file, join(compiler, 'lib/tsc.js'), options), '');
      });
    }
  }

  it('take what is valid and refuse what is not in a template of Vue, as its own compiler sees it', async () => {
    const compiler = join(site.folder, 'node_modules/vue-tsc/bin/vue-tsc.js');
    assert.equal(await errorsIn('Template.vue', compiler, {}), '');
  });

  async function errorsIn(file: string, compiler: string, options: object): Promise<string> {
    await cp(new URL(`types/${file}`, import.meta.url), join(site.folder, file));
    const compilerOptions = {
      noEmit: true,
      strict: true,
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      types: [],
      module: 'esnext',
      moduleResolution: 'bundler',
      // The frameworks' own declarations are not ours to check.
      skipLibCheck: true,
      ...options,
    };
    const config = join(site.folder, `tsconfig.${file}.json`);
    await writeFile(config, JSON.stringify({ compilerOptions, files: [file] }));
    const { stdout } = await run(process.execPath, [compiler, '-p', config]).catch(
      (error: { stdout: string }) => error,
    );
    return stdout;
  }
});
