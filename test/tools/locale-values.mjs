import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';

/**
 * Makes the published form of a locale file: the sentences without their keys, and phrases that come often written once.
 * A reader loads a locale of 4 to 5 kB in 3. `src/text/packed.ts` reads the form and describes it.
 */

const PLACEHOLDER_MARKS = '~^_=';
// No mark may end or escape a string.
const RESERVED = `${PLACEHOLDER_MARKS}|"'\`\\$`;
const MARKS = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).filter(
  (mark) => !RESERVED.includes(mark),
);

/**
 * The source of a locale file in its published form.
 *
 * @param {string} source of `src/text/locales/*.ts`, as TypeScript or as JavaScript
 * @param {{ readonly strings: Readonly<Record<string, string>>, readonly prescribed: readonly string[] }} english the
 *   English sentences in their order, and the order of the prescribed keys
 * @returns {string} a JavaScript module
 */
export function transformLocale(source, english) {
  return `export const locale = ${JSON.stringify(packLocale(readObject(source, 'locale'), english))};\n`;
}

/** What `transformLocale` has to know of English, from the sources under `src`. */
export function readEnglish(source = new URL('../../src/', import.meta.url)) {
  const read = (path, name) => readObject(readFileSync(new URL(path, source), 'utf8'), name);
  const prescribed = Object.keys(read('domain/prescribed.ts', 'PRESCRIBED'));
  return { strings: read('text/en.ts', 'en'), prescribed: [...prescribed, 'processingNotice'] };
}

/** A plugin for Vite and Rolldown that publishes every locale file in this form. */
export function packedLocales() {
  return {
    name: 'packed-locales',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (!/\/src\/text\/locales\/[\w-]+\.ts$/.test(id)) return undefined;
      return { code: transformLocale(code, readEnglish()), map: null };
    },
  };
}

/** The strings of an object literal that a source file assigns to a name; an object of objects stays one. */
function readObject(source, name) {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const declaration = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .find((candidate) => candidate.name.getText() === name);
  if (!declaration?.initializer) throw new Error(`The file has no constant named ${name}.`);
  return literal(declaration.initializer);
}

function literal(node) {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return literal(node.expression);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isObjectLiteralExpression(node)) throw new Error(`Only plain strings can be packed, not ${node.getText()}`);
  return Object.fromEntries(
    node.properties.map((property) => {
      if (!ts.isPropertyAssignment(property)) throw new Error(`Not a plain property: ${property.getText()}`);
      return [property.name.text, literal(property.initializer)];
    }),
  );
}

function packLocale({ strings, prescribed }, english) {
  const sentences = Object.entries(english.strings);
  const words = sentences.map(([key, sentence]) => {
    const [first] = sentences.find(([, other]) => other === sentence);
    return first !== key && strings[first] === strings[key] ? '' : withMarks(strings[key], sentence);
  });
  return withPhrases([...words, ...english.prescribed.map((key) => withMarks(prescribed[key], ''))].join('|'));
}

function withMarks(value, sentence) {
  if (!value || /[~^_=|]/.test(value)) throw new Error(`A sentence is missing or uses a mark: ${value}`);
  const placeholders = [...new Set(sentence.match(/\{\w+\}/g))];
  return value.replace(/\{\w+\}/g, (placeholder) => PLACEHOLDER_MARKS[placeholders.indexOf(placeholder)]);
}

/**
 * Replaces phrase after phrase by a mark, always the one that gzip gains most from, until none gains. A phrase may hold
 * the marks of earlier ones, so the reader undoes the last first.
 */
function withPhrases(text) {
  const free = MARKS.filter((mark) => !text.includes(mark));
  let best = { text, size: gzipped(text) };
  let used = '';
  for (const mark of free) {
    const next = smallest(
      frequentPhrases(best.text).map((phrase) => `${phrase}|${best.text.replaceAll(phrase, () => mark)}`),
    );
    if (!next || next.size >= best.size) break;
    best = next;
    used = mark + used;
  }
  return `${used}|${best.text}`;
}

function smallest(texts) {
  return texts
    .map((text) => ({ text, size: gzipped(text) }))
    .reduce((least, next) => (least && least.size <= next.size ? least : next), undefined);
}

function gzipped(text) {
  return gzipSync(text, { level: 9 }).length;
}

const MAX_PHRASE = 12;
const CANDIDATES = 32;

/** Phrases that promise most: by the bytes they take in all, and by how often they come. */
function frequentPhrases(text) {
  const counts = new Map();
  for (let start = 0; start < text.length; start += 1) {
    for (let length = 1; length <= MAX_PHRASE && text[start + length - 1] !== '|'; length += 1) {
      const phrase = text.slice(start, start + length);
      counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    }
  }
  const repeated = [...counts].filter(([phrase, count]) => count > 3 && Buffer.byteLength(phrase) > 1);
  const top = (weight) => repeated.toSorted((one, other) => weight(other) - weight(one)).slice(0, CANDIDATES);
  const saved = ([phrase, count]) => (count - 1) * (Buffer.byteLength(phrase) - 1);
  return [
    ...new Set([
      ...top(saved),
      ...top(([, count]) => count),
      ...top(([phrase, count]) => (phrase.length > 1 ? count : 0)),
    ]),
  ].map(([phrase]) => phrase);
}
