import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chooseFiles, choosePrivacy, connect, inPhase, launch, press } from '../../e2e/support/browser.js';
import { fixture } from '../../e2e/support/files.js';
import { host } from '../support/host.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const run = promisify(execFile);

const { folder, own } = host.backend;
const DOCTOR = join(own, 'dist/cli.js');
const children = new Set<ChildProcess>();
after(() => {
  for (const child of children) child.kill('SIGKILL');
});

/** The code blocks of `docs/backend.md` that name a file in their first line, as a host copies them. */
async function filesOfTheGuide(ports: { readonly backend: number; readonly simulator: number }): Promise<void> {
  const guide = await readFile(join(ROOT, 'docs/backend.md'), 'utf8');
  for (const [, code = '', name = ''] of guide.matchAll(/```js\n(\/\/ ([\w-]+\.mjs)\n.*?)```/gs)) {
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

/** Connects the simulated account on a page and posts a video, as a person does who follows the guide. */
async function postOn(address: string): Promise<void> {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await connect(page);
    await chooseFiles(page, 'Select video or photos', [fixture('clip.mp4')]);
    await choosePrivacy(page, 'Everyone');
    await press(page, 'button', 'Post to TikTok');
    await inPhase(page, 'published');
  } finally {
    await browser.close();
  }
}

/** What a file, and the files of ours that it loads at once or later, import from outside at their start. */
async function importedBy(entry: string): Promise<readonly string[]> {
  const files = new Set([entry]);
  const outside = new Set<string>();
  for (const file of files) {
    const code = await readFile(file, 'utf8');
    for (const [, name = ''] of code.matchAll(/^(?:import|export)\b[^'"();]*?["']([^"']+)["']/gm)) {
      if (name.startsWith('.')) files.add(join(dirname(file), name));
      else outside.add(name);
    }
    for (const [, name = ''] of code.matchAll(/\bimport\("(\.[^"]+)"\)/g)) files.add(join(dirname(file), name));
  }
  return [...outside].sort();
}

describe('the backend of the packed package', () => {
  it('server.js needs nothing of Node at its start, so that Workers can load it', async () => {
    const outside = await importedBy(join(own, 'dist/server.js'));
    const packages = new Set(outside.map((name) => name.split('/')[0]));
    assert.deepEqual([...packages], ['hono', 'jose']);
    // The same look at the simulator, which is made for Node, sees what it loads.
    assert.ok((await importedBy(join(own, 'dist/simulator.js'))).includes('node:http'));
  });

  it('the guide leads to a page that posts a video, and to a backend with which the doctor finds nothing wrong', async () => {
    const ports = { backend: await freePort(), simulator: await freePort() };
    await filesOfTheGuide(ports);
    await start(join(own, 'dist/simulator/cli.js'), ['--port', String(ports.simulator)], /^TikTok simulator: /);
    await start(process.execPath, ['server.mjs'], /"event":"start"/);
    const stdout = await host.backend.run(DOCTOR, 'doctor', '--options', './tiktok-options.mjs');
    assert.match(stdout, /9 ok, 3 warnings, 0 errors\n$/);
    await postOn(`http://127.0.0.1:${ports.backend}/`);
  });

  it('the doctor ends with 1 and says what to fix', async () => {
    const doctor = run(DOCTOR, ['doctor'], { cwd: folder, env: { PATH: process.env['PATH'] } });
    const { code, stdout } = await doctor.then(
      () => ({ code: 0, stdout: '' }),
      (error: { code: number; stdout: string }) => error,
    );
    assert.equal(code, 1);
    assert.match(stdout, /→ Copy the client key from the TikTok developer portal\./);
  });
});
