import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PAGES, renderPage, tables } from './docs-tables.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CODE = join(ROOT, 'test/.tmp/docs');
const read = (path) => readFileSync(join(ROOT, path), 'utf8');
const packageFile = JSON.parse(read('package.json'));

/** Every page that a stranger reads. */
const ALL_PAGES = [
  ...PAGES,
  ...[
    'ACCESSIBILITY.md',
    'CHANGELOG.md',
    'SECURITY.md',
    'llms.txt',
    'src/simulator/README.md',
    'test/compliance/README.md',
  ],
];

/** A page without its blocks of code. */
const prose = (text) => text.replace(/^```[\s\S]*?^```/gm, '');

/** The anchors of a page, as GitHub and npm make them of its headings. */
export function anchorsOf(text) {
  return new Set(
    [...prose(text).matchAll(/^#{1,6} (.+)$/gm)].map(([, title]) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );
}

/** Links to files or anchors that do not exist. Addresses outside are not followed: a check must not depend on other servers. */
export function brokenLinks(page, text, readPage = read, exists = (path) => existsSync(join(ROOT, path))) {
  const links = [...prose(text).matchAll(/\]\(([^()\s]+)\)/g)].map(([, link]) => link);
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path, anchor] = link.split('#');
    const target = path ? join(dirname(page), path) : page;
    if (path && !exists(target)) return true;
    return anchor !== undefined && !anchorsOf(path ? readPage(target) : text).has(anchor);
  });
}

/** The blocks of code of a page, with the line that each begins on. */
function blocksOf(page) {
  const text = read(page);
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)].map(({ index, 1: language, 2: code }) => ({
    page,
    line: text.slice(0, index).split('\n').length + 1,
    language,
    code,
  }));
}

/** What a block of a command line runs, as far as it is ours. */
function unknownCommands({ code }) {
  const scripts = [...code.matchAll(/npm (?:run )?([\w:-]+)/g)].map(([, name]) => name);
  const built = new Set(['ci', 'install', 'test', 'start', ...Object.keys(packageFile.scripts)]);
  const commands = [...code.matchAll(/npx ([\w-]+)/g)].map(([, name]) => name);
  return [
    ...scripts.filter((name) => !built.has(name)),
    ...commands.filter((name) => !(name in packageFile.bin) && !existsSync(join(ROOT, 'node_modules/.bin', name))),
  ];
}

/** Writes each block of script, one with a comment of its name under that name, so that others can import it. */
function writeScripts(blocks) {
  rmSync(CODE, { recursive: true, force: true });
  mkdirSync(CODE, { recursive: true });
  const written = new Map();
  for (const block of blocks) {
    const scripts =
      block.language === 'html'
        ? [...block.code.matchAll(/<script type="module">([\s\S]*?)<\/script>/g)].map(([, script]) => script)
        : [block.code];
    for (const script of scripts) {
      const [, name] = /^\/\/ ([\w-]+\.\w+)\n/.exec(script) ?? [];
      const path = join(
        CODE,
        name ?? `${block.page.replace(/\W+/g, '-')}-${block.line}.${block.language === 'ts' ? 'ts' : 'js'}`,
      );
      writeFileSync(path, `${script}\nexport {};\n`);
      written.set(relative(ROOT, path), block);
    }
  }
  return written;
}

/** What the examples take from their page or their project, which the compiler cannot see. */
const SURROUNDINGS = `
declare module 'prom-client';
declare const it: (title: string, run: () => void) => void;
interface EventTarget { files: any; value: any }
interface HTMLElement { disabled: any; onchange: any; oninput: any }
`;

/** Compiles the scripts against the source: `ts` strictly, `js` as an editor would check it. */
function compile() {
  const scripts = filesOf(CODE);
  writeFileSync(join(CODE, 'surroundings.d.ts'), SURROUNDINGS);
  const paths = Object.fromEntries(
    Object.entries(packageFile.exports).flatMap(([name, { types }]) =>
      types?.startsWith('./dist/types/')
        ? [
            [
              `share-to-tiktok${name.slice(1)}`,
              [join(ROOT, types.replace('dist/types', 'src').replace('.d.ts', '.ts'))],
            ],
          ]
        : [],
    ),
  );
  return ['ts', 'js'].flatMap((kind) => {
    const config = {
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions: {
        noEmit: true,
        paths,
        allowJs: true,
        checkJs: true,
        ...(kind === 'js' ? { strict: false, noImplicitAny: false, noPropertyAccessFromIndexSignature: false } : {}),
        noUnusedLocals: false,
        noUnusedParameters: false,
      },
      include: [],
      files: [join(CODE, 'surroundings.d.ts'), ...scripts.filter((path) => path.endsWith('.ts') === (kind === 'ts'))],
    };
    const path = join(CODE, `tsconfig.${kind}.json`);
    writeFileSync(path, JSON.stringify(config));
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [compiler, '-p', path, '--pretty', 'false'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    return stdout.split('\n').filter((line) => line.startsWith('test/.tmp/docs/'));
  });
}

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|js|mjs)$/.test(name))
    .map((name) => join(folder, name));

/** Custom properties, parts and attributes that a block of markup or style names and the element does not have. */
function unknownNames({ code }) {
  const known = read('custom-elements.json');
  return [
    ...[...code.matchAll(/--share-to-tiktok-[\w-]+/g)].map(([name]) => name),
    ...[...code.matchAll(/::part\(([\w-]+)\)/g)].map(([, name]) => name),
  ].filter((name) => !known.includes(`"${name}"`));
}

function check() {
  const problems = [];
  const made = tables();
  const blocks = ALL_PAGES.flatMap(blocksOf);
  for (const page of ALL_PAGES) {
    const text = read(page);
    for (const link of brokenLinks(page, text)) problems.push(`${page}: the link ${link} leads nowhere`);
    if (PAGES.includes(page) && renderPage(text, made) !== text)
      problems.push(`${page}: a table is stale; npm run tables`);
  }
  for (const block of blocks) {
    const at = `${block.page}:${block.line}`;
    for (const name of block.language === 'sh' ? unknownCommands(block) : [])
      problems.push(`${at}: there is no command ${name}`);
    for (const name of ['html', 'css'].includes(block.language) ? unknownNames(block) : [])
      problems.push(`${at}: the element has no ${name}`);
    if (block.language === 'json') JSON.parse(block.code);
    if (block.language === '') problems.push(`${at}: the block has no language`);
  }
  const scripts = writeScripts(blocks.filter(({ language }) => ['ts', 'js', 'html'].includes(language)));
  for (const line of compile()) {
    const block = scripts.get(line.replace(/\(.*/, ''));
    problems.push(`${block?.page}:${block?.line}: ${line.replace(/^[^:]*: /, '')}`);
  }
  console.log(`${ALL_PAGES.length} pages, ${blocks.length} blocks of code, ${scripts.size} of them compiled`);
  return problems;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = check();
  for (const problem of problems) console.log(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
