import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import * as composer from '../../../src/composer/index.js';
import * as rules from '../../../src/rules.js';
import * as testing from '../../../src/testing/index.js';

const page = readFileSync(new URL('../../../docs/testing.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) => code);

/** Runs an example as a module would; resolves with what it prints and what it says that it prints. */
async function run(
  code: string,
): Promise<{ readonly printed: readonly string[]; readonly promised: readonly string[] }> {
  const printed: string[] = [];
  const console = { log: (value: unknown) => printed.push(String(value)) };
  const body = code.replace(/^import .*;\n/gm, '');
  await runInNewContext(`(async () => {${body}})()`, { ...composer, ...rules, ...testing, console });
  const promised = [...code.matchAll(/\/\/ (.+)/g)].map(([, value = '']) => value.replace(/[['\]]/g, ''));
  return { printed, promised };
}

describe('docs/testing.md', () => {
  for (const name of ['whenState', 'evaluate'])
    it(`has an example of ${name} that prints what it says`, async () => {
      const { printed, promised } = await run(examples.find((code) => code.includes(`${name}(`)) ?? '');
      assert.ok(promised.length > 0);
      assert.deepEqual(printed, promised);
    });

  it('names everything that share-to-tiktok/testing.js exports', () => {
    assert.deepEqual(
      Object.keys(testing).filter((name) => !page.includes(`\`${name}`) && !page.includes(`${name}(`)),
      [],
    );
  });
});
