import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { buildTypes } from '../../../build-types.js';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

interface LockedPackage {
  readonly dev?: boolean;
  readonly peer?: boolean;
  readonly optional?: boolean;
}

/** The files for a script tag, which `npm test` has built; packing the locales takes longer than all the rest. */
const SCRIPT_TAG = join(ROOT, 'dist/cdn');

/** Builds the package in a folder of its own, so that two runs at once do not meet. */
async function pack(folder: string): Promise<string> {
  const staged = join(folder, 'staged');
  await mkdir(staged);
  for (const name of ['package.json', 'README.md', 'LICENSE', 'frameworks']) {
    await cp(join(ROOT, name), join(staged, name), { recursive: true });
  }
  const tool = (name: string, ...args: string[]) =>
    run(process.execPath, [join(ROOT, 'node_modules', name), ...args], { cwd: ROOT });
  await Promise.all([
    build({ root: ROOT, logLevel: 'error', build: { outDir: join(staged, 'dist'), emptyOutDir: false } }),
    buildTypes(join(staged, 'dist/types')),
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
  if (!existsSync(SCRIPT_TAG)) await tool('vite/bin/vite.js', 'build', '--mode', 'cdn', '--logLevel', 'error');
  await cp(SCRIPT_TAG, join(staged, 'dist/cdn'), { recursive: true });
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

/** A folder that has installed the tarball, and the named optional packages beside it. */
async function createSite(site: string, tarball: string, optional: readonly string[]) {
  const modules = join(site, 'node_modules');
  const own = join(modules, 'share-to-tiktok');
  await mkdir(own, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', own, '--strip-components=1']);
  await copyDependencies(modules);
  for (const name of optional) await cp(join(ROOT, 'node_modules', name), join(modules, name), { recursive: true });
  const dependencies = Object.fromEntries(['share-to-tiktok', ...optional].map((name) => [name, '*']));
  await writeFile(
    join(site, 'package.json'),
    JSON.stringify({ name: 'site', private: true, type: 'module', dependencies }),
  );
  return {
    folder: site,
    /** The installed package. */
    own,
    /** Runs a command in the site; its standard output. */
    run: async (command: string, ...args: string[]) => (await run(command, args, { cwd: site })).stdout,
  };
}

async function createHost() {
  const folder = await mkdtemp(join(tmpdir(), 'share-to-tiktok-host-'));
  after(() => rm(folder, { recursive: true, maxRetries: 3 }));
  const tarball = await pack(folder);
  const site = await createSite(join(folder, 'site'), tarball, []);
  return {
    tarball,
    /** A site with the package and what it depends on, and nothing else. */
    site,
    /** A site that runs the backend kit as well, with the packages that the kit's routes need. */
    backend: await createSite(join(folder, 'backend'), tarball, ['hono', 'jose', '@hono/node-server']),
    manifest: JSON.parse(await readFile(join(site.own, 'package.json'), 'utf8')) as PackageManifest,
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
