import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { trace } from '../../tools/trace.mjs';

const COMPLIANCE = fileURLToPath(new URL('../../compliance/', import.meta.url));

interface Point {
  readonly id: string;
  readonly source: string;
  readonly text: string;
  readonly on?: string;
}

const ONE: readonly Point[] = [{ id: 'G-1', source: 'guideline', text: 'One' }];
const ON_PAGE: readonly Point[] = [{ id: 'G-1', source: 'guideline', text: 'One', on: 'page' }];
const DOCUMENTED: readonly Point[] = [{ id: 'D-1', source: 'documentation', text: 'One' }];

/** Runs the tool on a project of the given files; gives its last line, and the whole of what it would print. */
async function traceOf(
  points: readonly Point[],
  files: Readonly<Record<string, string>>,
): Promise<{ readonly sum: string | undefined; readonly printed: string }> {
  const root = await mkdtemp(join(tmpdir(), 'trace-'));
  try {
    const all = { ...files, 'test/compliance/guideline.json': JSON.stringify(points) };
    for (const [path, text] of Object.entries(all)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    const { lines, open, faults } = trace(root);
    const sum = `${open.length} open, ${faults.length} faults`;
    assert.ok(lines.at(-1)?.endsWith(sum));
    return { sum, printed: lines.join('\n') };
  } finally {
    await rm(root, { recursive: true });
  }
}

describe('npm run trace', () => {
  const proven: readonly (readonly [title: string, points: readonly Point[], files: Record<string, string>])[] = [
    ['a tag in a title', ONE, { 'test/a.test.ts': "it('holds [G-1]', () => {});" }],
    ['a tag among others', ONE, { 'test/unit/a.test.mjs': "test('holds [1, 2] of [G-1, G-1]', () => {});" }],
    ['a title with an expression', ONE, { 'test/a.test.ts': 'for (const x of xs) it(`${x.a} of ${x.b} [G-1]`, f);' }],
    [
      'a row of which a title is made',
      ONE,
      { 'test/a.test.ts': "for (const x of ['it holds [G-1]', 'another']) it(`${x}, always`, f);" },
    ],
    ['a title in two parts', ONE, { 'test/a.test.ts': "it('holds ' + x + ' [G-1]', f);" }],
    ['a subtest', ONE, { 'test/a.test.ts': "it('holds', (t) => t.test('inside [G-1]', f));" }],
    [
      'options that switch nothing off',
      ONE,
      { 'test/a.test.ts': "it('holds [G-1]', { skip: false, timeout: 9 }, f);" },
    ],
    ['a skip option with a condition', ONE, { 'test/a.test.ts': "it('holds [G-1]', { skip: !ready }, f);" }],
    ['a test of the page', ON_PAGE, { 'test/browser/x/a.test.ts': "it('holds [G-1]', f);" }],
    [
      'a story that plays',
      ON_PAGE,
      { 'stories/a.stories.ts': '/** Shows it [G-1]. */\nexport const A = { play: async () => {} } satisfies Story;' },
    ],
    ['a passage of the documentation', DOCUMENTED, { 'docs/audit.md': '<!-- [D-1] -->\nRecord it so.' }],
  ];
  for (const [title, points, files] of proven) {
    it(`takes ${title} for proof`, async () => {
      const { sum, printed } = await traceOf(points, files);
      assert.equal(sum, '0 open, 0 faults', printed);
      assert.ok(printed.includes(`${Object.keys(files)[0]}: `), printed);
    });
  }

  const open: readonly (readonly [title: string, points: readonly Point[], files: Record<string, string>])[] = [
    ['no test', ONE, {}],
    ['a row that no title is made of', ONE, { 'test/a.test.ts': "const rows = ['it holds [G-1]']; it('x', f);" }],
    ['a tag in a describe of rows', ONE, { 'test/a.test.ts': "describe('holds [G-1]', () => it(`${x}`, f));" }],
    ['a tag in a describe', ONE, { 'test/a.test.ts': "describe('holds [G-1]', f);" }],
    ['a tag in a comment', ONE, { 'test/a.test.ts': "// it('holds [G-1]', f);\n/* [G-1] */ it('holds', f);" }],
    ['a test inside a string', ONE, { 'test/a.test.ts': "const code = \"it('holds [G-1]', f)\"; it('x', f);" }],
    ['a regular expression’s test', ONE, { 'test/a.test.ts': "/a/.test('[G-1]');" }],
    ['an installed package', ONE, { 'test/x/node_modules/a.test.ts': "it('holds [G-1]', f);" }],
    ['a test of the rules alone for a point of the page', ON_PAGE, { 'test/unit/a.test.ts': "it('holds [G-1]', f);" }],
    [
      'a story that does not play',
      ONE,
      { 'stories/a.stories.ts': '/** Shows it [G-1]. */\nexport const A = { args: {} };' },
    ],
    ['a document for a point that needs a test', ONE, { 'README.md': '<!-- [G-1] -->' }],
    ['a test for a point of the documentation', DOCUMENTED, { 'test/a.test.ts': "it('holds [D-1]', f);" }],
    ['a mention in the text of a document', DOCUMENTED, { 'README.md': 'See [D-1].' }],
  ];
  for (const [title, points, files] of open) {
    it(`fails on ${title}`, async () => {
      const { sum, printed } = await traceOf(points, files);
      assert.equal(sum, '1 open, 0 faults', printed);
    });
  }

  const sound = "it('holds [G-1]', f);\n";
  const faults: readonly (readonly [title: string, source: string])[] = [
    ['an unknown id', "it('more [G-1, G-9]', f);"],
    ['it.skip', "it.skip('more', f);"],
    ['it.todo', "it.todo('more');"],
    ['it.only', "it.only('more', f);"],
    ['describe.skip', "describe.skip('more', f);"],
    ['xit', "xit('more', f);"],
    ['fdescribe', "fdescribe('more', f);"],
    ['a skip option with a reason', "it('more', { skip: 'later' }, f);"],
    ['this.skip()', "it('more', function () { this.skip(); });"],
    ['t.skip()', "it('more', (t) => { t.skip('later'); });"],
    ['a title without a test', "it('more');"],
  ];
  for (const [title, source] of faults) {
    it(`fails on ${title}, and names the place`, async () => {
      const { sum, printed } = await traceOf(ONE, { 'test/a.test.ts': sound + source });
      assert.equal(sum, '0 open, 1 faults', printed);
      assert.ok(/Faults:\ntest\/a\.test\.ts/.test(printed), printed);
    });
  }

  it('fails on an id that stands twice', async () => {
    const { sum, printed } = await traceOf([...ONE, ...ONE], { 'test/a.test.ts': sound });
    assert.equal(sum, '0 open, 1 faults');
    assert.ok(printed.includes('names an id twice'), printed);
  });
});

describe('the list of points', () => {
  it('is the same in the data and in its README', async () => {
    const points = JSON.parse(await readFile(join(COMPLIANCE, 'guideline.json'), 'utf8')) as readonly Point[]; // our own file
    const readme = await readFile(join(COMPLIANCE, 'README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| ([A-Z]-\S+) +\| (.+?) +\|$/gm)].map(([, id, text]) => ({ id, text }));
    assert.deepEqual(
      rows,
      points.map(({ id, text }) => ({ id, text })),
    );
  });
});
