import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../src/simulator/', import.meta.url));

describe('the simulator as an oracle', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

  it('imports only its own files and what Node brings', () => {
    let imports = 0;
    for (const file of files) {
      const source = readFileSync(join(FOLDER, file), 'utf8');
      for (const [, from = ''] of source.matchAll(/^(?:import|export)\b[^;]*?\bfrom\s+'([^']+)'/gm)) {
        imports += 1;
        if (from.startsWith('node:')) continue;
        assert.match(from, /^\.\.?\//, `${file} imports ${from}`);
        const target = relative(FOLDER, resolve(FOLDER, dirname(file), from));
        assert.ok(!target.startsWith('..'), `${file} imports ${from}`);
      }
    }
    assert.ok(imports > 100, `${imports} imports were read`);
  });
});
