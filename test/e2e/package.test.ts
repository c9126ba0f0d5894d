import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

let folder: string;
const children = new Set<ChildProcess>();

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'share-to-tiktok-package-'));
  await build({ root: ROOT, logLevel: 'error', build: { outDir: join(folder, 'dist'), emptyOutDir: true } });
  await cp(join(ROOT, 'package.json'), join(folder, 'package.json'));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
});
after(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

/** The code blocks of `docs/backend.md` that name a file in their first line, as a host copies them. */
async function filesOfTheGuide(ports: { readonly backend: number; readonly simulator: number }): Promise<void> {
  const guide = await readFile(join(ROOT, 'docs/backend.md'), 'utf8');
  for (const [, code = '', name = ''] of guide.matchAll(/```js\n(\/\/ ([\w-]+\.mjs)\n[^`]+)```/g)) {
    const here = code.replaceAll('3000', String(ports.backend)).replaceAll('4599', String(ports.simulator));
    await writeFile(join(folder, name), here);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Starts a command in the folder of the host and waits until it says something that fits. */
async function start(command: string, args: readonly string[], says: RegExp): Promise<void> {
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(child);
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${command} ended.`)));
    createInterface(child.stdout).on('line', (line) => says.test(line) && resolve());
  });
  child.removeAllListeners('exit');
}

/** Files that are loaded with a file, and what they import from outside, as long as nothing asks for more. */
async function loadedWith(entry: string): Promise<{ readonly files: number; readonly outside: readonly string[] }> {
  const files = new Set([entry]);
  const outside = new Set<string>();
  for (const file of files) {
    const code = await readFile(file, 'utf8');
    for (const [, , name = ''] of code.matchAll(/^(import|export)\b[^'"();]*?["']([^"']+)["']/gm)) {
      if (name.startsWith('.')) files.add(join(dirname(file), name));
      else outside.add(name);
    }
  }
  return { files: files.size, outside: [...outside].sort() };
}

describe('the built package', () => {
  it('loads nothing of Node with server.js, so that Workers can load it', async () => {
    const { files, outside } = await loadedWith(join(folder, 'dist/server.js'));
    assert.ok(files > 3);
    assert.deepEqual(outside, ['zod/mini']);
    // The same look at the simulator, which is made for Node, sees what it loads.
    assert.ok((await loadedWith(join(folder, 'dist/simulator.js'))).outside.includes('node:http'));
  });

  it('takes a host from the guide to a backend with which the doctor finds nothing wrong', async () => {
    const ports = { backend: await freePort(), simulator: await freePort() };
    await filesOfTheGuide(ports);
    await start(join(folder, 'dist/simulator/cli.js'), ['--port', String(ports.simulator)], /^TikTok simulator: /);
    await start(process.execPath, ['server.mjs'], /"event":"start"/);
    const doctor = join(folder, 'dist/server/cli.js');
    const { stdout } = await run(doctor, ['doctor', '--options', './tiktok-options.mjs'], { cwd: folder });
    assert.match(stdout, /9 ok, 2 warnings, 0 errors\n$/);
  });

  it('has a doctor that ends with 1 and says what to fix', async () => {
    const doctor = run(join(folder, 'dist/server/cli.js'), ['doctor'], {
      cwd: folder,
      env: { PATH: process.env['PATH'] },
    });
    const { code, stdout } = await doctor.then(
      () => ({ code: 0, stdout: '' }),
      (error: { code: number; stdout: string }) => error,
    );
    assert.equal(code, 1);
    assert.match(stdout, /→ Copy the client key from the TikTok developer portal\./);
  });
});
