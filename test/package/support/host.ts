import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

interface LockedPackage {
  readonly dev?: boolean;
  readonly peer?: boolean;
  readonly optional?: boolean;
}

/** Builds the package in a folder of its own, so that two runs at once do not meet; the script tag's files are built beforehand. */
async function pack(folder: string): Promise<string> {
  const staged = join(folder, 'staged');
  await mkdir(staged);
  for (const name of ['package.json', 'README.md', 'LICENSE']) await cp(join(ROOT, name), join(staged, name));
  const tool = (name: string, ...args: string[]) =>
    run(process.execPath, [join(ROOT, 'node_modules', name), ...args], { cwd: ROOT });
  await Promise.all([
    build({ root: ROOT, logLevel: 'error', build: { outDir: join(staged, 'dist'), emptyOutDir: true } }),
    tool('typescript/bin/tsc', '-p', 'src/tsconfig.build.json', '--outDir', join(staged, 'dist/types')),
    tool(
      '@custom-elements-manifest/analyzer/cem.js',
      'analyze',
      '--config',
      '.storybook/custom-elements-manifest.config.mjs',
      '--outdir',
      staged,
      '--quiet',
    ),
  ]);
  await cp(join(ROOT, 'dist/cdn'), join(staged, 'dist/cdn'), { recursive: true });
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    cwd: staged,
  });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return join(folder, filename);
}

/** What npm would install beside the package: copies, for through a link Node would find every other package of this project. */
async function copyDependencies(modules: string): Promise<void> {
  const lock = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  const installed = Object.entries(lock.packages).filter(
    ([path, { dev, peer, optional }]) => path && !dev && !peer && !optional,
  );
  for (const [path] of installed) {
    await cp(join(ROOT, path), join(modules, '..', path), { recursive: true });
  }
}

/** A site that has installed the packed package, and nothing else. */
async function createHost() {
  if (!existsSync(join(ROOT, 'dist/cdn/share-to-tiktok.js'))) throw new Error('Build first: npm run build:cdn');
  const folder = await mkdtemp(join(tmpdir(), 'share-to-tiktok-host-'));
  after(() => rm(folder, { recursive: true, maxRetries: 3 }));
  const tarball = await pack(folder);
  const site = join(folder, 'site');
  const modules = join(site, 'node_modules');
  const own = join(modules, 'share-to-tiktok');
  await mkdir(own, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', own, '--strip-components=1']);
  await copyDependencies(modules);
  await writeFile(
    join(site, 'package.json'),
    JSON.stringify({ name: 'site', private: true, type: 'module', dependencies: { 'share-to-tiktok': '*' } }),
  );
  return {
    /** The folder of the site. */
    site,
    /** The installed package. */
    own,
    tarball,
    manifest: JSON.parse(await readFile(join(own, 'package.json'), 'utf8')) as PackageManifest,
    /** Runs a command in the site; its standard output. */
    run: async (command: string, ...args: string[]) => (await run(command, args, { cwd: site })).stdout,
  };
}

export interface PackageManifest {
  readonly version: string;
  readonly exports: Readonly<Record<string, string | { readonly types?: string; readonly default?: string }>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional?: boolean }>>;
}

export const host = await createHost();
