import { readFileSync } from 'node:fs';

const LOADERS = { '.ts': 'ts', '.mjs': 'js' };

/**
 * An esbuild plugin: where a bundle moves a module, `import.meta.url` still tells the module's place among the sources.
 * `expression` makes the code that gives the address of a path.
 */
export function ownAddress(expression) {
  return {
    name: 'own-address',
    setup({ onLoad }) {
      onLoad({ filter: /\.(?:ts|mjs)$/ }, ({ path }) => {
        if (/[\\/]node_modules[\\/]/.test(path)) return undefined;
        const source = readFileSync(path, 'utf8');
        if (!source.includes('import.meta.url')) return undefined;
        const contents = source.replaceAll('import.meta.url', expression(path));
        return { contents, loader: LOADERS[/\.\w+$/.exec(path)[0]] };
      });
    },
  };
}
