import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { compile, RESOLUTIONS } from './check.js';
import { COMPILERS, missing } from './compilers.js';

const resolutions = Object.keys(RESOLUTIONS) as (keyof typeof RESOLUTIONS)[];

const matrix: string[] = [];
after(() => console.log(`\nTypeScript | ${resolutions.join(' | ')}\n${matrix.join('\n')}`));

for (const [version, folder] of Object.entries(COMPILERS)) {
  describe(`the published types under TypeScript ${version}`, { skip: missing ?? false }, () => {
    const row: string[] = [];
    after(() => matrix.push(`${version} | ${row.join(' | ')}`));
    for (const resolution of resolutions) {
      it(`take what is valid and refuse what is not, resolved as ${resolution}`, async () => {
        const errors = await compile(folder, resolution);
        row.push(errors === '' ? 'ok' : 'fails');
        assert.equal(errors, '');
      });
    }
  });
}
