import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { VERSION } from '../../src/version.js';
import { bundledProgram } from '../tools/bundle-node-tests.mjs';

describe('share-to-tiktok', () => {
  let program: string;
  let folder: string;
  before(async () => {
    program = await bundledProgram('src/cli.ts');
    folder = await mkdtemp(join(tmpdir(), 'cli-'));
  });
  after(() => Promise.all([rm(program), rm(folder, { recursive: true })]));

  /** What the command prints and exits with. */
  function run(...args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part) => (out += String(part)));
    child.stderr.on('data', (part) => (err += String(part)));
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  }

  async function file(name: string, text: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  }

  const AUDIT = ['audit', '--url', 'https://site.example/', '--answers'];

  for (const [what, args, message] of [
    ['a command that there is not', ['docter'], /There is no command "docter"/],
    ['a second command', ['doctor', 'audit'], /doctor takes no "audit"/],
    ['an option of the other command', ['doctor', '--url', 'https://x.example'], /doctor takes no --url/],
    ['an option that the other command alone has', ['audit', '--options', 'a.mjs'], /audit takes no --options/],
    ['options that are not there', ['doctor', '--options', 'nowhere.mjs'], /nowhere\.mjs cannot be read/],
    ['answers that are not there', [...AUDIT, 'nowhere.json'], /nowhere\.json cannot be read/],
  ] as const) {
    it(`refuses ${what} in one line, before anything is done`, async () => {
      const { code, out, err } = await run(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
      assert.equal(err.trim().split('\n').length, 1);
    });
  }

  for (const [what, text, message] of [
    ['no JSON', 'Why?', /answers\.json holds no JSON\./],
    ['a list', '["a"]', /must hold a JSON object/],
    ['an answer that is no text', '{"Why?": {"a": 1}}', /must hold a JSON object/],
  ] as const) {
    it(`refuses answers that are ${what}, and names their file`, async () => {
      const { code, err } = await run(...AUDIT, await file('answers.json', text));
      assert.equal(code, 2);
      assert.match(err, message);
    });
  }

  it('reads answers that an editor on Windows wrote', async () => {
    const answers = await file('marked.json', '\uFEFF{"Why?": "Because."}');
    assert.match((await run(...AUDIT, answers, '--pace', 'slow')).err, /The pace must be a number/);
  });

  it('prints its version', async () => {
    assert.deepEqual(await run('--version'), { code: 0, out: `${VERSION}\n`, err: '' });
  });

  it('prints no password of an address, neither in findings nor in what the options throw', async () => {
    const throws = await file('throws.mjs', 'throw new Error("No reply from redis://app:canary@db.example:6379")');
    const { err } = await run('doctor', '--options', throws);
    assert.match(err, /redis:\/\/\[redacted\]@db\.example/);
    const options = await file(
      'options.mjs',
      'export const options = { allowedOrigins: ["https://app:canary@site.example"] };',
    );
    for (const more of [[], ['--json']]) {
      const { code, out } = await run('doctor', '--options', options, ...more);
      assert.equal(code, 1);
      assert.match(out, /allowedOrigins/);
      assert.doesNotMatch(out, /canary/);
    }
  });
});
