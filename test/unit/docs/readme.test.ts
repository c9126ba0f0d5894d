import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import type { Phase } from '../../../src/composer/state.js';
import { brokenLinks } from '../../tools/docs-check.mjs';
import { PAGES, renderPage, tables } from '../../tools/docs-tables.mjs';

const ROOT = new URL('../../../', import.meta.url);
const readme = readFileSync(new URL('README.md', ROOT), 'utf8');
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
const { scripts, engines } = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  engines: { node: string };
};

describe('the README', () => {
  it('asks for the Node that the build needs', () => {
    const { engines: needed } = JSON.parse(read('node_modules/vite/package.json')) as { engines: { node: string } };
    assert.equal(engines.node, needed.node);
    for (const [, version = ''] of engines.node.matchAll(/(\d+\.\d+)\.0/g))
      assert.ok(readme.includes(version), version);
  });

  it('names the oldest TypeScript, and each way to find modules, that the types are compiled with', () => {
    const { devDependencies } = JSON.parse(read('test/types/package.json')) as {
      devDependencies: Record<string, string>;
    };
    const versions = Object.keys(devDependencies).flatMap((name) => /^typescript-(5\.\d)$/.exec(name)?.[1] ?? []);
    const [, resolutions = ''] = /RESOLUTIONS = \{(.*)\}/.exec(read('test/types/check.ts')) ?? [];
    const names = [...resolutions.matchAll(/(\w+):/g)].map(([, name]) => `\`${name}\``);
    const [, oldest, ways = ''] = /TypeScript (\d\.\d) and newer with `moduleResolution` (.*)\./.exec(readme) ?? [];
    assert.equal(oldest, versions.sort()[0]);
    assert.deepEqual(ways.match(/`\w+`/g), names);
  });

  it('lists every member of the adapter in docs/adapter.md', () => {
    const [, contract = ''] =
      /interface ShareToTikTokAdapter \{\n([\s\S]*?)\n\}/.exec(read('src/adapter/contract.ts')) ?? [];
    const members = [...contract.matchAll(/^ {2}(?:readonly )?(\w+\??)[(:]/gm)].map(([, name]) => name ?? '');
    const [, section = ''] = /\n## Members\n([\s\S]*?)\n## /.exec(read('docs/adapter.md')) ?? [];
    const rows = section.match(/^\| `.*?\|/gm) ?? [];
    const listed = rows.flatMap((row) => [...row.matchAll(/`(\w+\??)/g)].map(([, name]) => name ?? ''));
    assert.deepEqual(listed.sort(), members.sort());
  });

  it('lists every phase that the page can be in', () => {
    // The compiler knows them all.
    const phases: Readonly<Record<Phase, true>> = {
      loading: true,
      disconnected: true,
      blocked: true,
      editing: true,
      interrupted: true,
      uploading: true,
      processing: true,
      published: true,
      failed: true,
    };
    const [, row = ''] = /^\| `phase` \| read-only \| (.*); also as/m.exec(readme) ?? [];
    assert.deepEqual([...row.matchAll(/`(\w+)`/g)].map(([, phase]) => phase).sort(), Object.keys(phases).sort());
  });

  it('prints an import map with the integrity of each file, and of each further try', () => {
    const [, code = ''] = /```js\nimport \{ readFileSync \} from 'node:fs';\n([\s\S]*?)```/.exec(readme) ?? [];
    const printed: string[] = [];
    const readFileSync = () => JSON.stringify({ files: { 'page-1.js': { integrity: 'sha384-x' } } });
    runInNewContext(code, { readFileSync, console: { log: (line: string) => printed.push(line) } });
    const { integrity } = JSON.parse(printed.join()) as { readonly integrity: Readonly<Record<string, string>> };
    const tries = Array.from({ length: 9 }, (_, index) => `?try=${index + 1}`);
    assert.deepEqual(
      integrity,
      Object.fromEntries(['', ...tries].map((retry) => [`/share-to-tiktok/page-1.js${retry}`, 'sha384-x'])),
    );
  });

  it('names only commands that there are', () => {
    const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? '');
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((name) => !(name in scripts)),
      [],
    );
  });
});

describe('the documentation', () => {
  const made = tables();
  for (const page of PAGES) {
    it(`has the tables that the source gives: ${page}`, () => assert.equal(renderPage(read(page), made), read(page)));
    it(`links only to files and headings that exist: ${page}`, () =>
      assert.deepEqual(brokenLinks(page, read(page)), []));
  }

  it('gives each event of the element by its name, on pages and to editors [E21]', () => {
    const [, map = ''] = /interface ShareToTikTokEventMap \{\n([\s\S]*?)\n\}/.exec(read('src/events.ts')) ?? [];
    const names = [...map.matchAll(/'(tiktok-[\w-]+)'/g)].map(([, name]) => name).sort();
    assert.ok(names.length > 5);
    const rows = [...(made['events'] ?? '').matchAll(/^\| `(.*?)` \|/gm)].map(([, name]) => name);
    assert.deepEqual(rows.sort(), names);
    const [, listed = ''] = /^- Events: (.*)$/m.exec(read('llms.txt')) ?? [];
    assert.deepEqual([...listed.matchAll(/`(tiktok-[\w-]+)`/g)].map(([, name]) => name).sort(), names);
    const { contributions } = JSON.parse(read('web-types.json')) as {
      contributions: { html: { elements: readonly { js: { events: readonly { name?: string }[] } }[] } };
    };
    assert.deepEqual(contributions.html.elements[0]?.js.events.map(({ name }) => name).sort(), names);
  });

  it('gives each event with its fields [E21]', () => {
    const classes = [...read('src/events.ts').matchAll(/class (\w+) extends Event \{\n([\s\S]*?)\n {2}constructor/g)];
    const map = [...read('src/events.ts').matchAll(/'(tiktok-[\w-]+)': (\w+);/g)];
    for (const [, name, type] of map) {
      const [, , body = ''] = classes.find(([, each]) => each === type) ?? [];
      const fields = [...body.matchAll(/readonly (\w+):/g)].map(([, field]) => `\`${field}\``);
      const row = new RegExp(`^\\| \`${name}\` \\|.*\\| (.*) ?\\|$`, 'm').exec(made['events'] ?? '');
      assert.equal(row?.[1]?.trim(), fields.join(', '), name);
    }
  });

  it('gives each custom property with the default of the style sheets, on pages and to editors [E21]', () => {
    const styles = ['card.styles.ts', ...['host', 'button'].map((name) => `../../trigger/${name}.styles.ts`)].map(
      (name) => read(`src/ui/styles/${name}`),
    );
    const set = [...styles.join('').matchAll(/var\((--share-to-tiktok-[\w-]+), ((?:[^()]|\([^()]*\))+)\)/g)];
    const rows = [...(made['properties'] ?? '').matchAll(/^\| `(--.*?)` \|.*\| `(.*?)` \|$/gm)];
    assert.ok(rows.length >= 10);
    for (const [, name, value] of rows)
      assert.ok(
        set.some(([, each, is]) => each === name && is === value),
        `${name}: ${value}`,
      );
    for (const file of ['html-custom-data.json', 'web-types.json'])
      assert.ok(!read(file).includes('default: undefined'), file);
  });

  it('offers editors the values that `accept` and `mode` take [E21]', () => {
    const { tags } = JSON.parse(read('html-custom-data.json')) as {
      tags: readonly { attributes: readonly { name: string; values: readonly { name: string }[] }[] }[];
    };
    const valuesOf = (attribute: string) =>
      tags[0]?.attributes.find(({ name }) => name === attribute)?.values.map(({ name }) => name);
    assert.deepEqual([valuesOf('accept'), valuesOf('mode')], [['video', 'photo'], ['inbox']]);
  });

  it('counts a link to a missing file, and to a missing heading, as broken', () => {
    const text =
      '# Title\n[a](missing.md) [b](#title) [c](#gone) [d](other.md#there) [e](other.md#gone) [f](https://example.com/#x)';
    const broken = brokenLinks(
      'page.md',
      text,
      () => '## There',
      (path) => path === 'other.md',
    );
    assert.deepEqual(broken, ['missing.md', '#gone', 'other.md#gone']);
  });
});
