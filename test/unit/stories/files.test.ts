import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { SECTION_OF } from '../../../src/domain/violation.js';
import { OTHER_SOURCES, RULE_SOURCES } from '../../../stories/docs/rule-sources.js';
import { tagsOf } from '../../tools/trace-titles.mjs';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const files = readdirSync(new URL('../../../stories/', import.meta.url)).filter((name) => name.endsWith('.stories.ts'));
const guideline: readonly { readonly id: string; readonly source: string }[] = JSON.parse(
  read('test/compliance/guideline.json'),
);
const points = new Set(guideline.filter(({ source }) => source === 'guideline').map(({ id }) => id));

/** What the docs of each story say, by its name. */
function docsIn(name: string): readonly (readonly [story: string, docs: string])[] {
  const source = read(`stories/${name}`);
  return [...source.matchAll(/^export const (\w+): Story/gm)].map(({ 1: story = '', index }) => {
    const docs = source.slice(source.lastIndexOf('/**', index), index);
    return [story, docs.replace(/\s*\n \* ?/g, ' ')];
  });
}

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

  for (const name of files) {
    it(`${name} names the guideline point that each story shows, or why there is none`, () => {
      const wrong = docsIn(name).filter(([, docs]) => {
        const shown = tagsOf(docs).filter((id) => points.has(id));
        const hasNone = /No guideline point, because .+\./.test(docs);
        return shown.length > 0 === hasNone;
      });
      assert.deepEqual(wrong, []);
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

describe('the sidebar and the introduction of the Storybook', () => {
  const titles = [
    ...files,
    ...readdirSync(new URL('../../../stories/docs/', import.meta.url)).map((name) => `docs/${name}`),
  ]
    .flatMap((name) => [...read(`stories/${name}`).matchAll(/(?:title: '|title=")Share to TikTok\/([^'"]+)/g)])
    .map(([, title = '']) => title);

  it('have every title in its place', () => {
    const [, order = ''] = /'Share to TikTok',\s*\[([^\]]+)\]/.exec(read('.storybook/preview.ts')) ?? [];
    assert.deepEqual([...order.matchAll(/'([^']+)'/g)].map(([, title]) => title).sort(), [...titles].sort());
  });

  it('name every title', () => {
    const introduction = read('stories/docs/introduction.mdx').replace(/\s+/g, ' ');
    const named = [...introduction.matchAll(/- \*\*([^*]+)\*\*:/g)].flatMap(([, list = '']) => list.split(', '));
    assert.deepEqual(named.sort(), titles.filter((title) => title !== 'Introduction').sort());
  });
});

describe('the docs of the rules', () => {
  it('name points of the guideline that exist, or what else each rule is from', () => {
    assert.deepEqual(Object.keys(RULE_SOURCES), Object.keys(SECTION_OF));
    for (const [code, sources] of Object.entries(RULE_SOURCES)) {
      const known = sources.filter((source) => points.has(source) || OTHER_SOURCES.some((other) => other === source));
      assert.ok(sources.length > 0, code);
      assert.deepEqual(known, sources, code);
    }
  });
});
