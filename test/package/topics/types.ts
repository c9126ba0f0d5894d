import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { compile } from '../../types/check.js';
import { host } from '../support/host.js';

const TYPESCRIPT = fileURLToPath(new URL('../../../node_modules/typescript', import.meta.url));

describe('the published types', () => {
  it('take what is valid and refuse what is not', async () => {
    assert.equal(await compile(TYPESCRIPT, 'nodenext'), '');
  });

  it('are tried for every module that package.json exports', async () => {
    const code = await readFile(new URL('../../types/valid.ts', import.meta.url), 'utf8');
    const modules = Object.entries(host.manifest.exports).flatMap(([path, target]) =>
      typeof target === 'object' && target.default ? [path.replace(/^\./, host.manifest.name)] : [],
    );
    assert.ok(modules.length > 5);
    assert.deepEqual(
      modules.filter((name) => !code.includes(`from '${name}'`)),
      [],
    );
  });

  it('nowhere fall back to `any`', async () => {
    const folder = join(host.site.own, 'dist/types');
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.d.ts'));
    assert.ok(names.length > 10);
    for (const name of names) {
      const code = (await readFile(join(folder, name), 'utf8')).replaceAll(
        /\/\*[\s\S]*?\*\/|\/\/.*|'[^']*'|"[^"]*"/g,
        '',
      );
      assert.doesNotMatch(code, /\bany\b/, name);
    }
  });
});
