import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readTests } from '../../tools/trace-titles.mjs';

const ROOT = new URL('../../../', import.meta.url);
const page = readFileSync(new URL('ACCESSIBILITY.md', ROOT), 'utf8');

interface Named {
  readonly file: string;
  readonly title: string;
}

/** Tests as the page names them: a link to the file, then the title in “quotes”, more than one after a comma. */
const named: readonly Named[] = [...page.matchAll(/\]\((test\/[^)]+\.test\.ts)\)((?:,? “[^”]+”)+)/g)].flatMap(
  ([, file = '', titles = '']) => [...titles.matchAll(/“([^”]+)”/g)].map(([, title = '']) => ({ file, title })),
);

/** The titles of a file, with `…` for what is only known when a test runs, and without the ids of the guideline. */
function titlesIn(file: string): readonly string[] {
  const url = new URL(file, ROOT);
  if (!existsSync(url)) return [];
  return readTests(readFileSync(url, 'utf8'), file).proofs.map(({ title }) => title.replace(/ \[[A-Z]-[^\]]*\]$/, ''));
}

describe('ACCESSIBILITY.md', () => {
  it('names only tests that there are, by file and title', () => {
    assert.ok(named.length > 30);
    const missing = named.filter(({ file, title }) => !titlesIn(file).includes(title));
    assert.deepEqual(missing, []);
  });

  it('gives a title with each test file that it links', () => {
    const links = [...page.matchAll(/\]\(test\/[^)]+\.test\.ts\)/g)].length;
    assert.equal(
      new Set([...page.matchAll(/\]\((test\/[^)]+\.test\.ts)\)(?=,? “)/g)].map(({ index }) => index)).size,
      links,
    );
  });

  it('says of every success criterion of WCAG 2.2 at levels A and AA what becomes of it', () => {
    const rows = [...page.matchAll(/^\| (\d\.\d\.\d+) /gm)].map(([, number = '']) => number);
    assert.equal(new Set(rows).size, rows.length);
    assert.equal(rows.length, 55);
  });
});
