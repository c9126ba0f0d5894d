import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

describe('knip', () => {
  it('finds no file, export, or dependency that nothing uses', () => {
    const knip = ['node_modules/knip/bin/knip.js', '--treat-config-hints-as-errors', '--no-progress'];
    const { status, stdout, stderr } = spawnSync(process.execPath, knip, { cwd: ROOT, encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
  });
});
