/**
 * Holds names, comments, test titles, sentences and documentation to plain US English: one term a thing, the term that the
 * field uses. Prints each place that does not, and the reading level of the page's English.
 *
 *     node test/tools/words.mjs
 */
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** Terms of a dialect, each with the field's own. They hold for names and for prose. */
const TERMS = [
  [/^(intake|intakes)$/i, 'import'],
  [/^(mend|mends|mended|mending|mendable)$/i, 'fix, repair or convert'],
  [/^(wishes)$/i, 'callbacks, context or options'],
  [/^(stillborn)$/i, 'missing_upload_url'],
  [/^(obstacle|obstacles)$/i, 'blockingReason or firstError'],
  [/^(nap|naps)$/i, 'timeout, deadline or idle'],
];

/** Words that prose alone must not use, because a stranger has to translate them. */
const PROSE = [
  [/\b(whoever|whosoever)\b/i, 'a noun: the account, the user, the caller'],
  [/\banew\b/i, 'again'],
  [/\b(tell|tells|told) (the )?(host|page|backend|browser|caller|adapter|element)\b/i, 'notify, report or return'],
  [/\bTikTok['’]s word\b/i, 'status or response'],
  [/\bof the host['’]s(?=[.,;:)]| own\b| making\b|$)/im, "the host's"],
  [/\bof (its|our|their) own making\b/i, 'own'],
  [/\bhanded over\b|\bhanding over\b|\bhands over\b/i, 'sent, created or passed'],
  [/\bsay no\b|\bsays no\b|\bsaid no\b/i, 'reject or refuse'],
];

const BRITISH = [
  [/\b(\w*)(colour|favour|behaviour|honour|neighbour|flavour)(s|ed|ing|able)?\b/i, '-or'],
  [
    /\b(normalis|serialis|initialis|optimis|recognis|organis|authoris|synchronis|minimis|summaris)(e|es|ed|ing|ation)\b/i,
    '-ize',
  ],
  [/\b(cancelled|cancelling|labelled|labelling|travelled|signalled|modelled)\b/i, 'one l'],
  [/\b(licence|centre|metre|grey|greyed|whilst|judgement|artefact|programme)\b/i, 'the US spelling'],
];

/** What TikTok, CSS or another API spells so. */
const FOREIGN =
  /publish_cancelled|user_cancelled|ℹ cancelled|not_cancellable|publicaly|publically|cancelled[_-]by|grey(?=-\d)/gi;

/** Words of a text, with code in backticks, addresses and TikTok's own names taken out. */
function prose(text) {
  return text
    .replace(/`[^`]*`/g, ' ')
    .replace(/https?:\S+/g, ' ')
    .replace(FOREIGN, ' ');
}

function check(text, where, report, { code = false } = {}) {
  const plain = prose(text);
  for (const [pattern, instead] of [...(code ? [] : PROSE), ...BRITISH]) {
    const found = pattern.exec(plain);
    if (found) report(where, found[0], instead);
  }
  for (const word of plain.split(/[^A-Za-z]+/)) {
    const term = TERMS.find(([pattern]) => pattern.test(word));
    if (term) report(where, word, term[1]);
  }
}

/** `putPhotoBack` as `put Photo Back`. */
function spaced(name) {
  return name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/[_-]/g, ' ');
}

function checkCode(source, path, report) {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const at = (position) => `${path}:${file.getLineAndCharacterOfPosition(position).line + 1}`;
  const seen = new Set();
  const walk = (node) => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) {
      if (!seen.has(node.text)) {
        seen.add(node.text);
        if (!FOREIGN.test(node.text)) check(spaced(node.text), at(node.getStart(file)), report, { code: true });
        FOREIGN.lastIndex = 0;
      }
    } else if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      if (/\s/.test(node.text)) check(node.text, at(node.getStart(file)), report);
    }
    ts.forEachChild(node, walk);
  };
  walk(file);
  for (const [start, end] of commentsOf(source, file)) check(source.slice(start, end), at(start), report);
}

function commentsOf(source, file) {
  const found = new Map();
  const collect = (node) => {
    for (const range of ts.getLeadingCommentRanges(source, node.getFullStart()) ?? []) found.set(range.pos, range.end);
    for (const range of ts.getTrailingCommentRanges(source, node.getEnd()) ?? []) found.set(range.pos, range.end);
    node.forEachChild(collect);
  };
  collect(file);
  return found;
}

/** A sentence put together from parts cannot be translated: `say(a) + say(b)` and `${say(a)} ${say(b)}` for example. */
/** Two whole sentences may follow each other; parts of one may not. */
function checkConcatenation(source, path, report, sentences) {
  for (const { index, 1: key = '' } of source.matchAll(
    /\bsay\(([^()]*)\)(?:\}\s+\$\{[^}]*(?<!button\()\bsay\(|\s*\+)/g,
  )) {
    const [, start] = /^['`]([\w.-]+)/.exec(key) ?? [];
    const first = start === undefined ? [] : [...sentences].filter(([name]) => name.startsWith(start));
    if (first.length > 0 && first.every(([, text]) => /[.!?]$/.test(text))) continue;
    report(
      `${path}:${source.slice(0, index).split('\n').length}`,
      'say(…) joined with say(…)',
      'one sentence with placeholders',
    );
  }
}

/**
 * Checks files of a project.
 *
 * @param {string} root folder of the project
 * @param {readonly string[]} files paths from the root
 * @param {ReadonlyMap<string, string>} sentences what `say` says, by key
 * @returns {readonly string[]} a line for each place
 */
export function wordsIn(root, files, sentences = new Map()) {
  const lines = [];
  for (const path of files) {
    const source = readFileSync(join(root, path), 'utf8');
    const report = (where, found, instead) => lines.push(`${where} “${found}”: write ${instead}`);
    if (/\.mdx?$/.test(path)) {
      const text = source.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ' '));
      text.split('\n').forEach((line, index) => check(line, `${path}:${index + 1}`, report));
    } else {
      checkCode(source, path, report);
      if (path.startsWith('src/ui/')) checkConcatenation(source, path, report, sentences);
    }
  }
  return lines;
}

/** Flesch–Kincaid grade of sentences: how many years of school they take. */
export function gradeOf(sentences, countSyllables) {
  const words = sentences.flatMap((sentence) => sentence.match(/[A-Za-z’']+/g) ?? []);
  const stops = sentences.reduce(
    (sum, sentence) => sum + Math.max(1, sentence.match(/[.!?](?=\s|$)/g)?.length ?? 1),
    0,
  );
  const syllables = words.reduce((sum, word) => sum + countSyllables(word), 0);
  return 0.39 * (words.length / stops) + 11.8 * (syllables / words.length) - 15.59;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const files = execFileSync('git', ['ls-files', 'src', 'stories', 'test', 'demo', 'docs', '*.md'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(
      (path) =>
        /\.(ts|mts|mjs|js|md|mdx)$/.test(path) &&
        !path.includes('src/text/locales/') &&
        // The checker and its test quote what they refuse.
        !/^test\/(tools|unit\/tools)\/words\./.test(path),
    );
  const { en } = await import('../../src/text/en.ts');
  const lines = wordsIn(root, files, new Map(Object.entries(en).filter(([, text]) => typeof text === 'string')));
  console.log(lines.join('\n'));
  const { syllable } = await import('syllable');
  const sentences = Object.values(en).flatMap((message) =>
    typeof message === 'string' ? [message] : Object.values(message),
  );
  const plain = sentences
    .map((sentence) => sentence.replace(/\{\w+\}/g, 'name'))
    .filter((sentence) => /[.?!]$/.test(sentence));
  console.log(
    `\nreading level of the page: grade ${gradeOf(plain, syllable).toFixed(1)} over ${plain.length} sentences`,
  );
  console.log(`words: ${lines.length} to change`);
  process.exitCode = lines.length > 0 ? 1 : 0;
}
