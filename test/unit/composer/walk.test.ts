import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const source = (path: string): string => read(`src/${path}`);

/** The files of the walk, in the order of CONTRIBUTING: the first that each line of it names. */
const [, section = ''] = read('CONTRIBUTING.md').split('## A chosen file, from the input to the wire\n');
const [list = ''] = section.split('\n## ');
const hops = [...list.matchAll(/^\d+\. `([^`]+)`/gm)].flatMap(([, path]) => path ?? []);

/** How one hop hands the file to the next: as an event, in an effect, in the state of the page, or by a call. */
type Handing = readonly [by: 'event' | 'effect' | 'state' | 'call', name: string];

const HANDINGS: readonly Handing[] = [
  ['event', 'files-chosen'],
  ['effect', 'import'],
  ['state', 'page.files'],
  ['effect', 'send-video'],
  ['call', 'uploadChunk'],
  ['call', 'uploadChunk'],
];

/** Layers from the page down to the wire. */
const LAYERS = ['ui', 'composer', 'adapter'];
const layerOf = (path: string): number => LAYERS.indexOf(path.split('/')[0] ?? '');

/** The file that exports a function, as the imports and re-exports of another say. */
function fileOf(name: string, importer: string): string | undefined {
  const found = source(importer).match(new RegExp(`\\b${name}\\b[^;]*? from '([^']+)\\.js'`));
  return found?.[1] === undefined ? undefined : join(dirname(importer), `${found[1]}.ts`);
}

/** A hop and the helpers beside it: what it imports from its own folder. */
function withHelpers(hop: string): string {
  const helpers = [...source(hop).matchAll(/^import \{[^}]*\} from '\.\/([\w-]+)\.js'/gm)];
  return [hop, ...helpers.map(([, name]) => join(dirname(hop), `${name}.ts`))].map(source).join('\n');
}

/** The function that a table calls for an event or an effect. */
function inTable(table: string, type: string): string {
  const found = source(table).match(new RegExp(`case '${type}':(?:\\s*case '[^']+':)*\\s*return ([^;]+);`));
  const names = [...(found?.[1] ?? '').matchAll(/(?:\.|^)(\w+)\(/g)].map(([, name]) => name ?? '');
  return names.at(-1) ?? '';
}

function leads(from: string, [by, name]: Handing, to: string): void {
  const says = `${from} → ${name} → ${to}`;
  switch (by) {
    case 'event':
      assert.match(source(from), new RegExp(`type: '${name}'`), says);
      assert.equal(fileOf(inTable('composer/transition.ts', name), 'composer/transition.ts'), to, says);
      return;
    case 'effect': {
      assert.match(withHelpers(from), new RegExp(`type: '${name}'`), says);
      const done = inTable('composer/effects/perform.ts', name);
      const parts = ['composer/effects/import/index.ts', 'composer/effects/publish/index.ts'];
      assert.ok(
        parts.some((part) => fileOf(done, part) === to),
        says,
      );
      return;
    }
    case 'state': {
      // What was read is kept by the phase that asked for it, and taken from there by the next.
      assert.match(source(from), /type: 'media-imported'[^}]*\bfiles\b/, says);
      const kept = inTable('composer/transition.ts', 'media-imported');
      assert.equal(fileOf(kept, 'composer/transition.ts'), 'composer/phases/importing.ts', says);
      assert.match(source(to), /\bpage\.files\b/, says);
      return;
    }
    case 'call':
      assert.match(source(from), new RegExp(`adapter\\.${name}\\(`), says);
      assert.match(source(to), new RegExp(`\\b${name}\\b[:(]`), says);
      return;
    default:
      by satisfies never;
  }
}

describe('the walk of a chosen file in CONTRIBUTING', () => {
  it('has at most seven hops, each a file that exists', () => {
    assert.ok(hops.length > 2 && hops.length <= 7, hops.join());
    assert.equal(HANDINGS.length, hops.length - 1);
    for (const path of hops) assert.ok(existsSync(join(ROOT, 'src', path)), path);
  });

  it('is the way of the code: each hop hands the file to the next', () => {
    for (const [index, handing] of HANDINGS.entries()) leads(hops[index] ?? '', handing, hops[index + 1] ?? '');
    assert.throws(() => leads(hops[0] ?? '', ['event', 'files-chosen'], hops[2] ?? ''));
    assert.throws(() => leads(hops[1] ?? '', ['effect', 'send-video'], hops[2] ?? ''));
    assert.throws(() => leads(hops[3] ?? '', ['call', 'stagePhoto'], hops[4] ?? ''));
  });

  it('leads from layer to layer downward, and no hop imports from a layer above its own', () => {
    const layers = hops.map(layerOf);
    assert.ok(!layers.includes(-1), hops.join());
    assert.deepEqual(
      layers,
      [...layers].sort((a, b) => a - b),
    );
    for (const path of hops) {
      const imported = [...source(path).matchAll(/from '(\.[^']+)'/g)].map(([, to]) => join(dirname(path), to ?? ''));
      const up = imported.filter((each) => layerOf(each) >= 0 && layerOf(each) < layerOf(path));
      assert.deepEqual(up, [], path);
    }
  });
});
