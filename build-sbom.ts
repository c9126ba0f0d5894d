import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

type Json = Record<string, unknown>;

/** What a site does not get: npm lists an optional peer where it is installed, and leaves out a dependency that is a peer of another. */
const NOT_INSTALLED = ['devDependencies', 'peerDependencies', 'peerDependenciesMeta', 'overrides'];

const root = fileURLToPath(new URL('.', import.meta.url));

async function read(name: string): Promise<Json> {
  return JSON.parse(await readFile(join(root, name), 'utf8')) as Json;
}

function without(object: Json, keys: readonly string[]): Json {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/** Writes a CycloneDX bill of materials: every package that a site installs with ours, with version, hash, and license. */
async function buildSbom(file: string): Promise<void> {
  const manifest = await read('package.json');
  const lock = (await read('package-lock.json')) as { packages: Record<string, Json> };
  lock.packages[''] = without(lock.packages[''] ?? {}, NOT_INSTALLED);
  const folder = await mkdtemp(join(tmpdir(), 'sbom-'));
  try {
    // npm names the bill's subject after its folder.
    const named = join(folder, String(manifest['name']));
    await mkdir(named);
    await writeFile(join(named, 'package.json'), JSON.stringify(without(manifest, NOT_INSTALLED)));
    await writeFile(join(named, 'package-lock.json'), JSON.stringify(lock));
    // Nothing for development is left, and npm would misjudge what is where NODE_ENV is "production".
    const { stdout } = await promisify(execFile)(
      'npm',
      ['sbom', '--sbom-format=cyclonedx', '--sbom-type=library', '--package-lock-only', '--include=dev'],
      { cwd: named, shell: process.platform === 'win32' },
    );
    const bill = JSON.parse(stdout) as Json & { metadata: Json };
    // Two builds of the same sources have the same bytes: no random number, no time, no version of npm.
    const metadata = without(bill.metadata, ['timestamp', 'tools']);
    const stable = { ...without(bill, ['serialNumber']), metadata };
    await writeFile(file, `${JSON.stringify(stable, undefined, 2)}\n`);
  } finally {
    await rm(folder, { recursive: true });
  }
}

await buildSbom(join(root, 'sbom.cdx.json'));
