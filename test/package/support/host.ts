import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

interface LockedPackage {
  readonly dev?: boolean;
  readonly peer?: boolean;
  readonly optional?: boolean;
}

/** What no build reads: the rest of the project is copied. */
const NOT_COPIED = ['.git', 'coverage', 'dist', 'node_modules', 'stories', 'storybook-static', 'test'];

/** Packs the project as a release does, in a copy, so that two runs at once do not meet; the path of the tarball. */
export async function pack(folder: string): Promise<string> {
  const copy = join(folder, 'copy');
  await mkdir(copy);
  for (const name of await readdir(ROOT)) {
    if (!NOT_COPIED.includes(name)) await cp(join(ROOT, name), join(copy, name), { recursive: true });
  }
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'dir');
  await run('npm', ['pack', '--pack-destination', folder], { cwd: copy, maxBuffer: 2 ** 24 });
  const { name, version } = JSON.parse(await readFile(join(copy, 'package.json'), 'utf8')) as PackageManifest;
  return join(folder, `${name}-${version}.tgz`);
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

/** An empty folder that is removed after the tests. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'share-to-tiktok-host-'));
  after(() => rm(folder, { recursive: true, maxRetries: 3 }));
  return folder;
}

async function createHost() {
  const folder = await emptyFolder();
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
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string | { readonly types?: string; readonly default?: string }>>;
  readonly sideEffects: readonly string[];
  readonly customElements: string;
  readonly 'web-types': string;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional?: boolean }>>;
}

export const host = await createHost();
