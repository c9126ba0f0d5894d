import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), 'utf8');

/** The element as its own source describes it. */
function describeElement() {
  const analyzer = ['node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', '--quiet'];
  const config = ['--config', '.storybook/custom-elements-manifest.config.mjs'];
  execFileSync(process.execPath, [...analyzer, ...config], { cwd: fileURLToPath(ROOT), stdio: 'ignore' });
  const { modules } = JSON.parse(read('custom-elements.json'));
  return modules.flatMap(({ declarations }) => declarations ?? []).find(({ tagName }) => tagName === 'share-to-tiktok');
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
  const source = read('src/text/en.ts').replace(/:\n\s+/g, ': ');
  return [...source.matchAll(entry)].flatMap(([, key, single, double]) =>
    key.startsWith(prefix) ? [[key.slice(prefix.length), single ?? double]] : [],
  );
}

function tables() {
  const element = describeElement();
  return {
    events: table(
      ['Event', 'When'],
      element.events.map(({ name, description }) => [code(name), description]),
    ),
    parts: element.cssParts.map(({ name }) => code(name)).join(' '),
    properties: table(
      ['Custom property', 'For'],
      element.cssProperties.map(({ name, description }) => [code(name), description]),
    ),
    errors: table(
      ['Code', 'What the user reads'],
      sentences('error.').map(([name, sentence]) => [code(name), sentence]),
    ),
    failures: table(
      ['`fail_reason`', 'What the user reads'],
      sentences('fail.').map(([name, sentence]) => [code(name), sentence]),
    ),
  };
}

/** The README with each marked table made anew. */
export function renderReadme(readme, made = tables()) {
  return readme.replace(/(<!-- made: (\w+) -->\n)[\s\S]*?(<!-- \/made -->)/g, (whole, open, name, close) =>
    name in made ? `${open}${made[name]}\n${close}` : whole,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = new URL('README.md', ROOT);
  writeFileSync(path, renderReadme(readFileSync(path, 'utf8')));
}
