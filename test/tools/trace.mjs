/**
 * Prints which test proves which point of the guideline, and fails when a point has no test, when a test names an id that
 * does not exist, or when a test does not run. `test/compliance/README.md` tells how tests name their points.
 *
 *     node test/tools/trace.mjs
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDocument, readStories, readTests } from './trace-titles.mjs';

const LISTS = ['test/compliance/guideline.json', 'test/compliance/cases.json'];

/** Where a test sees the page itself, and not only what it is made of. */
const PAGE_TESTS = ['test/browser/', 'test/e2e/', 'stories/'];

/** Traces a project: the whole report as lines, the points that are open, and what is wrong with the tests themselves. */
export function trace(root) {
  const points = LISTS.map((list) => join(root, list))
    .filter((path) => existsSync(path))
    .flatMap((path) => JSON.parse(readFileSync(path, 'utf8')));
  const read = readAll(root);
  const proofs = read.flatMap((each) => each.proofs);
  const faults = [...read.flatMap((each) => each.faults), ...wrongIds(points, proofs)];
  const lines = [];
  const open = [];
  for (const point of points) {
    const found = proofs.filter(({ ids }) => ids.includes(point.id));
    lines.push(`${point.id.padEnd(8)}${point.text}`);
    for (const { file, title } of found) lines.push(`${' '.repeat(10)}${file}: ${title}`);
    const lack = lackOf(point, found);
    if (lack) open.push(`${point.id.padEnd(8)}${lack}: ${point.text}`);
  }
  if (open.length > 0) lines.push('', 'Not proven:', ...open);
  if (faults.length > 0) lines.push('', 'Faults:', ...faults);
  const proven = points.length - open.length;
  lines.push('', `trace: ${points.length} points, ${proven} proven, ${open.length} open, ${faults.length} faults`);
  return { lines, open, faults };
}

function readAll(root) {
  const readEach = (files, read) => files.map((file) => read(readFileSync(join(root, file), 'utf8'), file));
  const pages = ['README.md', 'CONTRIBUTING.md'].filter((file) => existsSync(join(root, file)));
  return [
    ...readEach(filesUnder(root, 'test', /\.m?ts$|\.mjs$/), readTests),
    ...readEach(filesUnder(root, 'stories', /\.stories\.ts$/), readStories),
    ...readEach([...pages, ...filesUnder(root, 'docs', /\.mdx?$/)], readDocument),
  ];
}

/** Files of one folder by their names, as paths from the root with forward slashes; installed packages are none of ours. */
function filesUnder(root, folder, pattern) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) =>
      relative(root, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .filter((file) => !file.includes('node_modules/'))
    .sort();
}

function wrongIds(points, proofs) {
  const known = new Set(points.map(({ id }) => id));
  const twice = known.size === points.length ? [] : ['a list of points names an id twice'];
  const unknown = proofs.flatMap(({ file, title, ids }) =>
    ids.filter((id) => !known.has(id)).map((id) => `${file} names “${id}”, which does not exist: ${title}`),
  );
  return [...twice, ...unknown];
}

/** What a point still lacks, or nothing. */
function lackOf(point, found) {
  const isDocument = ({ title }) => title === 'documentation';
  if (point.source === 'documentation') return found.some(isDocument) ? undefined : 'not in the documentation';
  const tests = found.filter((proof) => !isDocument(proof));
  if (tests.length === 0) return 'no test';
  const seen = point.on !== 'page' || tests.some(({ file }) => PAGE_TESTS.some((folder) => file.startsWith(folder)));
  return seen ? undefined : 'no test of the page';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { lines, open, faults } = trace(fileURLToPath(new URL('../..', import.meta.url)));
  console.log(lines.join('\n'));
  process.exitCode = open.length + faults.length > 0 ? 1 : 0;
}
