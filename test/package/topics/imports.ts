import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { host } from '../support/host.js';

const MODULES = Object.entries(host.manifest.exports).flatMap(([path, target]) =>
  typeof target === 'object' && target.default ? [path.replace(/^\./, 'share-to-tiktok')] : [],
);

describe('the packed package, installed alone', () => {
  it('brings every package that it needs, and no other [S13, E3]', async () => {
    // Exits with an error for a missing, invalid, or extraneous package.
    const listed = await host.site.run('npm', 'ls', '--all', '--parseable', '--omit=dev');
    const packages = listed.trim().split('\n').slice(1);
    assert.deepEqual(Object.keys(host.manifest.dependencies), ['@lit/reactive-element', 'lit', 'mediabunny']);
    assert.ok(packages.length <= 11, `${packages.length} packages: ${packages.join(' ')}`);
  });

  for (const name of MODULES) {
    it(`can be imported in Node without a window: ${name} [E2]`, async () => {
      const code = `const names = Object.keys(await import('${name}')); console.log(typeof window, names.length)`;
      const [view, names] = (await host.site.run(process.execPath, '--input-type=module', '--eval', code))
        .trim()
        .split(' ');
      assert.equal(view, 'undefined');
      assert.ok(Number(names) > 0);
    });
  }
});
