import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DEPLOYED = `${ROOT}dist/cdn`;

/** What would be deployed, by name, and when each file was written. */
function deployed(): Record<string, number> {
  return Object.fromEntries(readdirSync(DEPLOYED).map((name) => [name, statSync(`${DEPLOYED}/${name}`).mtimeMs]));
}

describe('npm start', () => {
  it('builds the demo beside what is deployed, which stays as it is, and serves it', async () => {
    const before = deployed();
    await build({ root: ROOT, mode: 'demo', logLevel: 'error' });
    assert.deepEqual(deployed(), before);

    const demo = spawn(process.execPath, ['--import', 'tsx', 'demo/start.ts'], {
      cwd: ROOT,
      env: { ...process.env, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const origin = await new Promise<string>((resolve, reject) => {
        demo.once('exit', () => reject(new Error('The demo ended.')));
        createInterface(demo.stdout).on('line', (line) => {
          const [, address] = /Share to TikTok\s+(http\S+)/.exec(line) ?? [];
          if (address) resolve(address);
        });
      });
      const script = await fetch(`${origin}/share-to-tiktok/share-to-tiktok.js`);
      assert.equal(await script.text(), readFileSync(`${ROOT}demo/dist/share-to-tiktok.js`, 'utf8'));
    } finally {
      demo.kill('SIGKILL');
    }
  });
});
