import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const files = readdirSync(new URL('../../../stories/', import.meta.url)).filter((name) => name.endsWith('.stories.ts'));

describe('the files of stories', () => {
  it('are all run in the browser', () => {
    const run = read('test/browser/stories/modules.ts');
    assert.deepEqual(
      files.filter((name) => !run.includes(`/stories/${name.replace(/\.ts$/, '.js')}'`)),
      [],
    );
  });

  for (const name of files) {
    it(`${name} says of each story what it shows`, () => {
      const source = read(`stories/${name}`);
      const stories = [...source.matchAll(/^export const (\w+): Story/gm)];
      assert.ok(stories.length > 0);
      const silent = stories.filter(({ index }) => !source.slice(0, index).trimEnd().endsWith('*/'));
      assert.deepEqual(
        silent.map(([, story]) => story),
        [],
      );
    });
  }

  it('turn every public property of the style sheets', () => {
    const used = readdirSync(new URL('../../../src/ui/', import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) =>
        [...read(`src/ui/${path}`).matchAll(/var\((--share-to-tiktok-[\w-]+)/g)].map(([, name]) => name),
      );
    const turned = [...read('stories/theming.stories.ts').matchAll(/'(--share-to-tiktok-[\w-]+)':/g)].map(
      ([, name]) => name,
    );
    assert.deepEqual([...new Set(turned)].sort(), [...new Set(used)].sort());
  });

  it('log every event of the element', () => {
    const declared = [...read('src/events.ts').matchAll(/'(tiktok-[\w-]+)': TikTok/g)].map(([, name]) => name);
    const logged = [...read('stories/events.stories.ts').matchAll(/^ {2}'(tiktok-[\w-]+)',/gm)].map(([, name]) => name);
    assert.deepEqual(logged, declared);
  });
});
