import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { renderReadme } from '../../tools/readme-tables.mjs';

const ROOT = new URL('../../../', import.meta.url);
const readme = readFileSync(new URL('README.md', ROOT), 'utf8');
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
const { scripts, engines } = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  engines: { node: string };
};

describe('the README', () => {
  it('has the tables that the source gives', () => assert.equal(renderReadme(readme), readme));

  it('asks for the Node that the build needs', () => {
    const { engines: needed } = JSON.parse(read('node_modules/vite/package.json')) as { engines: { node: string } };
    assert.equal(engines.node, needed.node);
    for (const [, version = ''] of engines.node.matchAll(/(\d+\.\d+)\.0/g))
      assert.ok(readme.includes(version), version);
  });

  it('lists every member of the adapter', () => {
    const [, contract = ''] =
      /interface ShareToTikTokAdapter \{\n([\s\S]*?)\n\}/.exec(read('src/adapter/contract.ts')) ?? [];
    const members = [...contract.matchAll(/^ {2}(?:readonly )?(\w+\??)[(:]/gm)].map(([, name]) => name ?? '');
    const [, section = ''] = /\n## Adapter\n([\s\S]*?)\n## /.exec(readme) ?? [];
    const rows = section.match(/^\| `.*?\|/gm) ?? [];
    const listed = rows.flatMap((row) => [...row.matchAll(/`(\w+\??)/g)].map(([, name]) => name ?? ''));
    assert.deepEqual(listed.sort(), members.sort());
  });

  it('names only commands that there are', () => {
    const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? '');
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((name) => !(name in scripts)),
      [],
    );
  });

  it('links only to files that there are', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path ?? '');
    assert.ok(links.length > 0);
    assert.deepEqual(
      links.filter((path) => !existsSync(new URL(path, ROOT))),
      [],
    );
  });
});
