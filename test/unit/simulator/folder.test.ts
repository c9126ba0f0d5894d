import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { makeFolder } from '../../../src/simulator/folder.js';

describe('the folder of the simulator', () => {
  it('is made beside those of running simulators, and those of killed ones are removed [R28]', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'share-to-tiktok-test-'));
    const { pid } = spawnSync(process.execPath, ['--version']);
    const dead = join(parent, `tiktok-simulator-${pid}-abc`);
    await mkdir(dead);
    await writeFile(join(dead, 'upload'), 'bytes');
    await mkdir(join(parent, `tiktok-simulator-${process.ppid}-abc`));
    await mkdir(join(parent, 'tiktok-simulator-of-something-else'));
    const own = await makeFolder(parent);
    assert.deepEqual(
      (await readdir(parent)).sort(),
      [basename(own), `tiktok-simulator-${process.ppid}-abc`, 'tiktok-simulator-of-something-else'].sort(),
    );
    await rm(parent, { recursive: true });
  });
});
