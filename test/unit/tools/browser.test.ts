import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { findBrowser, keepIfItRuns } from '../../tools/browser.mjs';

const INSTALLED = [join(tmpdir(), 'no-such-browser'), process.execPath];

describe('the browser of the tests', () => {
  it('is that of the npm package where it runs, whatever is installed', async () => {
    const unpack = async () => ({ executablePath: '/unpacked/chromium', args: [], env: {} });
    const { executablePath, origin } = await findBrowser({ environment: {}, unpack, installed: INSTALLED });
    assert.deepEqual([executablePath, origin], ['/unpacked/chromium', 'npm (@sparticuz/chromium)']);
  });

  it('is an installed one where that of the package does not run, and the first line of the tests gives the reason', async () => {
    const unpack = async () => undefined;
    const { executablePath, origin } = await findBrowser({ environment: {}, unpack, installed: INSTALLED });
    assert.equal(executablePath, process.execPath);
    assert.equal(origin, `${process.execPath}, because @sparticuz/chromium does not run here`);
    await assert.rejects(findBrowser({ environment: {}, unpack, installed: [] }), /Set CHROME_PATH to one/);
  });

  it('is the one that CHROME_PATH names', async () => {
    const unpack = async () => assert.fail('nothing has to be unpacked');
    const { executablePath } = await findBrowser({ environment: { CHROME_PATH: '/opt/chrome' }, unpack });
    assert.equal(executablePath, '/opt/chrome');
  });

  it(
    'of the package is kept only if it starts',
    { skip: process.platform === 'win32' && 'needs a shell' },
    async () => {
      for (const [script, isKept] of [
        ['echo Chromium 1', true],
        ['exit 127', false],
      ] as const) {
        const folder = await mkdtemp(join(tmpdir(), 'share-to-tiktok-browser-'));
        const program = join(folder, 'chromium');
        await writeFile(program, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
        await keepIfItRuns(folder);
        assert.equal(existsSync(program), isKept, script);
        await rm(folder, { recursive: true });
      }
    },
  );
});
