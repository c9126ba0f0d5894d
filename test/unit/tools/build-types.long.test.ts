import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { buildTypes } from '../../../build-types.js';

const { exports } = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  exports: Record<string, string | { types: string }>;
};
const folder = await mkdtemp(join(tmpdir(), 'share-to-tiktok-types-'));
after(() => rm(folder, { recursive: true }));

describe('the declarations of the package', () => {
  it('can be built: no module names a type that it does not export, and each module has its file', async () => {
    await buildTypes(folder);
    const named = Object.values(exports)
      .map((target) => (typeof target === 'string' ? '' : target.types))
      .filter((path) => path.startsWith('./dist/types/'));
    assert.ok(named.length > 5);
    assert.deepEqual(
      named.filter((path) => !existsSync(join(folder, path.slice('./dist/types/'.length)))),
      [],
    );
  });
});
