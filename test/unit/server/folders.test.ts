import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import ts from 'typescript';

const SRC = fileURLToPath(new URL('../../../src/', import.meta.url));
type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** What each file imports of ours, types included, by paths below `src/`. */
const files: Graph = new Map(
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => [path, importsOf(path)]),
);

function importsOf(path: string): ReadonlySet<string> {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(SRC, path), 'utf8'));
  const own = importedFiles.filter(({ fileName }) => fileName.startsWith('.'));
  return new Set(own.map(({ fileName }) => normalize(join(dirname(path), fileName)).replace(/\.js$/, '.ts')));
}

/** The same between folders; files of `server/` itself count as one folder. */
function between(folders: Graph): Graph {
  const graph = new Map<string, Set<string>>();
  for (const [path, imported] of folders) {
    const from = dirname(path);
    const known = graph.get(from) ?? new Set();
    for (const other of imported) if (dirname(other) !== from) known.add(dirname(other));
    graph.set(from, known);
  }
  return graph;
}

/** The first circle that is found, as a path back to where it begins. */
function circleIn(graph: Graph): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const circle = visit(next, [...path, node]);
      if (circle) return circle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const circle = visit(node, []);
    if (circle) return circle;
  }
  return undefined;
}

describe('imports', () => {
  const server: Graph = new Map([...files].filter(([path]) => path.startsWith('server/')));

  it('of folders of server/: no circle', () => {
    assert.equal(circleIn(between(server)), undefined);
  });

  it('of files of server/: no circle', () => {
    assert.equal(circleIn(server), undefined);
  });

  it('of server/: the whole of a backend is known to the routes, the app and what makes it, and to no part', () => {
    const knowing = [...server].flatMap(([path, imported]) => (imported.has('server/parts.ts') ? [path] : []));
    assert.deepEqual(knowing.sort(), ['server/app.ts', 'server/backend.ts', 'server/routes.ts']);
  });

  it('of a circle: it is found', () => {
    const graph: Graph = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c'])],
      ['c', new Set(['b'])],
    ]);
    assert.deepEqual(circleIn(graph), ['b', 'c', 'b']);
  });
});
