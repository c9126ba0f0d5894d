import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { fileURLToPath } from 'node:url';
import { MODULES } from './entries.js';

/** Writes the declarations of what the package exports: one file an entry, with no trace of what an entry does not name. */
export async function buildTypes(folder: string): Promise<void> {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const bundle = await rollup({
    input: Object.fromEntries(Object.entries(MODULES).map(([name, source]) => [name, root + source])),
    external: [/^(?!\.{0,2}\/)/],
    plugins: [dts({ tsconfig: `${root}src/tsconfig.build.json` })],
    onwarn({ message }) {
      throw new Error(message);
    },
  });
  await bundle.write({
    dir: folder,
    format: 'es',
    entryFileNames: '[name].d.ts',
    chunkFileNames: 'shared/[name].d.ts',
    plugins: [
      {
        name: 'before-typescript-5.7',
        // Until TypeScript 5.7, typed arrays had no type argument.
        renderChunk: (code) => code.replaceAll('Uint8Array<ArrayBuffer>', 'Uint8Array'),
      },
    ],
  });
  await bundle.close();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildTypes('dist/types');
