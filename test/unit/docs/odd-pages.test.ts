import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const ROOT = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

/** A form or picture of the host may have the name of such a method, and then stands in its place. */
const CLOBBERED = /\bdocument\.(querySelector|querySelectorAll|getElementById|elementsFromPoint)\(/;

describe('pages of hosts that are out of the ordinary', () => {
  it('the element searches the document by no method that a named form or picture replaces [E20]', () => {
    const sources = readdirSync(new URL('src/', ROOT), { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.ts') && !/^(server|simulator|audit|testing)\//.test(name));
    assert.ok(sources.length > 100);
    assert.deepEqual(
      sources.filter((name) => CLOBBERED.test(read(`src/${name}`))),
      [],
    );
  });

  it('docs/troubleshooting.md names what the element cannot fix by itself, with what to do [E20]', () => {
    const [, table = ''] = /\| Symptom \| Look at \|\n([\s\S]*)$/.exec(read('docs/troubleshooting.md')) ?? [];
    for (const wayOut of [
      "trusted-types lit-html 'allow-duplicates'",
      'another document',
      'dragover',
      'hidden tab',
      'In Firefox',
    ])
      assert.ok(table.includes(wayOut), wayOut);
  });
});
