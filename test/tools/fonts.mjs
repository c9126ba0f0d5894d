import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The family that pages under test use, so that no layout depends on the fonts of a machine. */
export const FAMILY = 'Noto Sans';

/** Packages of `@fontsource-variable`; a piece of one is needed only for characters that those before it do not have. */
const PACKAGES = [
  'noto-sans',
  'noto-sans-arabic',
  'noto-sans-thai',
  'noto-sans-jp',
  'noto-sans-kr',
  'noto-sans-hebrew',
  'noto-sans-sc',
];

const require = createRequire(import.meta.url);

/** Where the files of the fonts are, for a server that makes them available: by package, the folder. */
export function fontFolders() {
  return PACKAGES.map((name) => ({
    name,
    folder: join(dirname(require.resolve(`@fontsource-variable/${name}/package.json`)), 'files'),
  }));
}

/**
 * The style sheet of the test fonts: one family over all scripts, of which only the pieces are named that some language of the
 * page has characters in. Each character stands in one piece alone, the first that has it: a page would load all that have it,
 * and draw with the last. `addressOf` returns where a file of a package is served.
 */
export function fontFaces(addressOf) {
  let missing = charactersOfAllLanguages();
  const taken = new Set();
  return PACKAGES.flatMap((name) => {
    const faces = readFileSync(require.resolve(`@fontsource-variable/${name}/wght.css`), 'utf8').match(
      /@font-face \{[^}]*\}/g,
    );
    return faces.flatMap((face) => {
      const ranges = rangesOf(face);
      const left = missing.filter((character) => !isWithin(ranges, character));
      if (left.length === missing.length) return [];
      missing = left;
      const own = ranges.flatMap(charactersOf).filter((character) => !taken.has(character));
      for (const character of own) taken.add(character);
      return face
        .replace(/font-family: '[^']*'/, `font-family: '${FAMILY}'`)
        .replace('font-display: swap', 'font-display: block')
        .replace(/unicode-range: [^;]*/, `unicode-range: ${written(own)}`)
        .replace(/url\(\.\/files\/([^)]*)\)/, (_, file) => `url(${addressOf(name, file)})`);
    });
  }).join('\n');
}

/**
 * Script for a page: resolves when all of a text can be drawn in the test fonts, so that nothing moves when a piece arrives. A
 * page that speaks one language does not load the pieces of all others, which takes it a second.
 */
export function fontsLoaded(text) {
  return `document.fonts.load('1em "${FAMILY}"', ${JSON.stringify([...new Set(text)].join(''))})`;
}

/** Printable ASCII, and a letter of each other piece that English pages and the pseudo-locale draw with. */
export const ENGLISH = `${String.fromCharCode(...Array.from({ length: 95 }, (_, index) => index + 32))}éŝ…’“”`;

function charactersOfAllLanguages() {
  const folder = fileURLToPath(new URL('../../src/text/', import.meta.url));
  const sources = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.ts'));
  const text = sources.map((name) => readFileSync(join(folder, name), 'utf8')).join('');
  return [...new Set(text)].map((character) => character.codePointAt(0));
}

/** The ranges of characters that a face has, first and last, ascending. */
function rangesOf(face) {
  const [, list] = /unicode-range: ([^;]*);/.exec(face);
  return list.split(',').map((range) => {
    const [from, to = from] = range.trim().slice(2).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

function isWithin(ranges, character) {
  return ranges.some(([from, to]) => character >= from && character <= to);
}

function charactersOf([from, to]) {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Ascending characters as a `unicode-range`. */
function written(characters) {
  const ranges = [];
  for (const character of characters) {
    const last = ranges.at(-1);
    if (last?.[1] === character - 1) last[1] = character;
    else ranges.push([character, character]);
  }
  return ranges.map((range) => `U+${range.map((end) => end.toString(16)).join('-')}`).join(',');
}
