import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { bundledProgram } from '../../tools/bundle-node-tests.mjs';
import { call } from './support.js';

const CLI = await bundledProgram('src/simulator/cli.ts');
after(() => rm(CLI));

interface Ran {
  readonly child: ChildProcess;
  /** All output so far. */
  readonly output: () => string;
  readonly exit: Promise<number | null>;
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
}

function run(...args: readonly string[]): Ran {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      output += part.toString('utf8');
      for (const listener of listeners) listener();
    });
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
  const says = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(output);
        if (match !== null) resolve(match);
      };
      listeners.add(look);
      void exit.then(() => reject(new Error(`ended without saying ${String(pattern)}: ${output}`)));
      look();
    });
  return { child, output: () => output, exit, says };
}

describe('share-to-tiktok-simulator', () => {
  it('loads a scenario, says where it is, answers, logs without secrets, and ends on a signal', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'simulator-cli-'));
    const scenario = join(folder, 'scenario.json');
    // As an editor on Windows writes it.
    await writeFile(scenario, '\uFEFF' + JSON.stringify({ currentCreator: 'private', settings: { uploadCors: true } }));
    const ran = run('--port', '0', '--scenario', scenario);
    try {
      const [, origin = ''] = await ran.says(/TikTok simulator: (http:\/\/127\.0\.0\.1:\d+)\/__control\//);
      const { json } = await call(`${origin}/__control/state`);
      assert.equal(json.currentCreator, 'private');
      assert.equal(json.settings.uploadCors, true);
      await call(`${origin}/video/?upload_id=1&upload_token=canary`, { method: 'PUT', body: 'x' });
      const [line] = await ran.says(/PUT \/video\/.* 404/);
      assert.equal(line, 'PUT /video/?upload_id=1&upload_token=[redacted] 404');
      assert.ok(!ran.output().includes('canary'));
    } finally {
      ran.child.kill('SIGTERM');
      assert.equal(await ran.exit, 0);
      await rm(folder, { recursive: true });
    }
  });

  const refused: readonly [args: readonly string[], message: RegExp][] = [
    [['--port', 'x'], /--port must be a number/],
    [['--port='], /--port must be a number/],
    [['--port', '1e3'], /--port must be a number/],
    [['--profile', 'lenient'], /--profile must be/],
    [['--scenario', '/nowhere.json'], /ENOENT/],
    [['--scenario', 'LICENSE'], /LICENSE holds no JSON: /],
    [['--gravity'], /gravity/],
  ];
  for (const [args, message] of refused)
    it(`refuses ${args.join(' ')} in one line`, async () => {
      const ran = run(...args);
      assert.equal(await ran.exit, 1);
      assert.match(ran.output(), message);
      assert.doesNotMatch(ran.output(), /\n\s+at /);
    });

  it('says what to do when its port is taken', async () => {
    const first = run('--port', '0');
    const [, port = ''] = await first.says(/127\.0\.0\.1:(\d+)\/__control/);
    const second = run('--port', port);
    assert.equal(await second.exit, 1);
    assert.match(second.output(), new RegExp(`^Port ${port} is taken, .* name another port with --port`));
    first.child.kill('SIGTERM');
    await first.exit;
  });

  it('explains itself', async () => {
    const ran = run('--help');
    assert.equal(await ran.exit, 0);
    assert.match(ran.output(), /--scenario <file>/);
  });
});
