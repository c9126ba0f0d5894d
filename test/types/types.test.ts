import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { installPackages } from '../package/support/install.js';
import { compile, RESOLUTIONS } from './check.js';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const missing = installPackages(FOLDER);

const COMPILERS = {
  '5.4': fileURLToPath(new URL('node_modules/typescript-5.4', import.meta.url)),
  '5.9': fileURLToPath(new URL('node_modules/typescript-5.9', import.meta.url)),
  '6.0': fileURLToPath(new URL('../../node_modules/typescript', import.meta.url)),
};
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
