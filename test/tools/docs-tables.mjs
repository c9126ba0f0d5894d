import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LAYERS } from '../../eslint.config.js';

const ROOT = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), 'utf8');

/** The element and its events as their own source describes them. */
function describeElement() {
  const analyzer = ['node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', '--quiet'];
  const config = ['--config', '.storybook/custom-elements-manifest.config.mjs'];
  execFileSync(process.execPath, [...analyzer, ...config], { cwd: fileURLToPath(ROOT), stdio: 'ignore' });
  const { modules } = JSON.parse(read('custom-elements.json'));
  const all = modules.flatMap(({ declarations }) => declarations ?? []);
  const fieldsOf = (event) => all.find(({ name }) => name === event)?.members ?? [];
  return { ...all.find(({ tagName }) => tagName === 'share-to-tiktok'), fieldsOf };
}

const row = (cells) =>
  `| ${cells
    .map((cell) =>
      String(cell ?? '')
        .replaceAll('|', '\\|')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
const code = (text) => `\`${text}\``;

/** Sentences of English by key, read from the source so that the README says what the page says. */
function sentences(prefix) {
  const entry = /^ {2}'([\w.-]+)':\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"),?$/gm;
  const source = `${read('src/text/en-form.ts')}${read('src/text/en.ts')}`.replace(/:\n\s+/g, ': ');
  return [...source.matchAll(entry)].flatMap(([, key, single, double]) =>
    key.startsWith(prefix) ? [[key.slice(prefix.length), single ?? double]] : [],
  );
}

/** The languages of the page, each by its own name and by its English one. */
function languages() {
  const [, list = ''] = /LANGUAGES = \[([^\]]*)\]/.exec(read('src/text/languages.ts')) ?? [];
  return [...list.matchAll(/'([\w-]+)'/g)].map(([, tag]) => [
    code(tag),
    new Intl.DisplayNames([tag], { type: 'language' }).of(tag),
    new Intl.DisplayNames(['en'], { type: 'language' }).of(tag),
  ]);
}

/** Every table by its name; the element is described once for all pages. */
export function tables() {
  const element = describeElement();
  return {
    events: table(
      ['Event', 'When', 'Fields'],
      element.events.map(({ name, description, type }) => [
        code(name),
        description,
        element
          .fieldsOf(type.text)
          .map((field) => code(field.name))
          .join(', '),
      ]),
    ),
    parts: element.cssParts.map(({ name }) => code(name)).join(' '),
    properties: table(
      ['Custom property', 'For', 'Default'],
      element.cssProperties.map((each) => [code(each.name), each.description, code(each.default)]),
    ),
    errors: table(
      ['Code', 'What the user reads'],
      sentences('error.').map(([name, sentence]) => [code(name), sentence]),
    ),
    languages: table(['Tag', 'Language', 'In English'], languages()),
    layers: table(
      ['Folder under `src/`', 'Holds', 'May import'],
      Object.entries(LAYERS).map(([folder, { holds, imports }]) => [
        code(`${folder}/`),
        holds,
        imports.join(', ') || 'nothing of ours',
      ]),
    ),
    failures: table(
      ['`fail_reason`', 'What the user reads'],
      sentences('fail.').map(([name, sentence]) => [code(name), sentence]),
    ),
  };
}

/** Pages with tables that the source gives. */
export const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(new URL('docs/', ROOT))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** A page with each marked table as the source gives it. */
export function renderPage(page, made = tables()) {
  return page.replace(/(<!-- made: (\w+) -->\n)[\s\S]*?(<!-- \/made -->)/g, (whole, open, name, close) =>
    name in made ? `${open}${made[name]}\n${close}` : whole,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = tables();
  for (const page of PAGES) {
    const path = new URL(page, ROOT);
    writeFileSync(path, renderPage(readFileSync(path, 'utf8'), made));
  }
}
