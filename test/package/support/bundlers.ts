import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import * as esbuild from 'esbuild';
import { rollup } from 'rollup';
import type { RollupLog } from 'rollup';
import { build as viteBuild } from 'vite';
import webpack from 'webpack';
import { host } from './host.js';

export interface Bundling {
  /** The folder of the site, whose `node_modules` counts. */
  readonly site: string;
  /** Names of outputs and the modules that they begin with, relative to the site. */
  readonly entries: Readonly<Record<string, string>>;
  /** Folder of the outputs, relative to the site. */
  readonly folder: string;
  /** Where the outputs run; a browser by default. */
  readonly platform?: 'browser' | 'node';
  /** Whether webpack minifies: that takes longer than all the rest, but only so it drops dead code. */
  readonly minify?: boolean;
  /** Whether esbuild takes what packages have for development, as dev servers do. */
  readonly development?: boolean;
}

/** Bundles as a site does, with the bundler's defaults; throws on an error, and on a warning about our code. */
export type Bundle = (bundling: Bundling) => Promise<void>;

async function withEsbuild({
  site,
  entries,
  folder,
  platform = 'browser',
  development = false,
}: Bundling): Promise<void> {
  const { warnings } = await esbuild.build({
    absWorkingDir: site,
    entryPoints: entries,
    outdir: folder,
    bundle: true,
    platform,
    splitting: true,
    minify: true,
    ...(development ? { conditions: ['development', 'module'] } : {}),
    format: 'esm',
    logLevel: 'silent',
  });
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join('\n'));
}

const NAMES = { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' };

/**
 * Fails the build for a warning about our code; packages that we depend on have their own. An optional package that the site has
 * not installed stays an import, which says at run time what to install.
 */
function refuseWarning({ id, code, exporter, message }: Pick<RollupLog, 'id' | 'code' | 'exporter' | 'message'>): void {
  const isUnresolved = code === 'UNRESOLVED_IMPORT';
  if (isUnresolved && exporter && exporter in host.manifest.peerDependencies) return;
  if (isUnresolved || id?.includes('/share-to-tiktok/dist/')) throw new Error(message);
}

async function withRollup({ site, entries, folder, platform = 'browser' }: Bundling): Promise<void> {
  const bundle = await rollup({
    input: resolved(site, entries),
    plugins: [nodeResolve({ browser: platform === 'browser', preferBuiltins: platform === 'node' })],
    onwarn: refuseWarning,
  });
  await bundle.write({ dir: join(site, folder), format: 'es', ...NAMES });
  await bundle.close();
}

async function withVite({ site, entries, folder, platform = 'browser' }: Bundling): Promise<void> {
  await viteBuild({
    root: site,
    configFile: false,
    logLevel: 'error',
    ...(platform === 'node' ? { ssr: { noExternal: true } } : {}),
    build: {
      outDir: folder,
      ssr: platform === 'node',
      rolldownOptions: {
        input: resolved(site, entries),
        output: NAMES,
        onwarn: refuseWarning,
      },
    },
  });
}

function withWebpack({ site, entries, folder, platform = 'browser', minify = false }: Bundling): Promise<void> {
  const compiler = webpack({
    context: site,
    mode: 'production',
    target: platform === 'node' ? 'node20' : 'web',
    entry: { ...entries },
    output: {
      module: true,
      path: join(site, folder),
      filename: '[name].js',
      chunkFilename: 'chunks/[name]-[contenthash].js',
    },
    optimization: { minimize: minify },
    experiments: { outputModule: true },
    // The site's own budget, not a fault of what it bundles.
    performance: false,
  });
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error) reject(error);
      else if (stats?.hasErrors() || stats?.hasWarnings()) reject(new Error(stats.toString('errors-warnings')));
      else compiler.close((closing) => (closing ? reject(closing) : resolve()));
    });
  });
}

function resolved(site: string, entries: Bundling['entries']): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(site, path)]));
}

export const BUNDLERS = {
  esbuild: withEsbuild,
  Vite: withVite,
  webpack: withWebpack,
  Rollup: withRollup,
} satisfies Readonly<Record<string, Bundle>>;
