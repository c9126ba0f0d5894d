import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const ROOT = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

/** The first version of Chrome, Firefox, and Safari that has a feature (MDN's compatibility data). */
type Since = readonly [chrome: number, firefox: number, safari: number];

/** What the code cannot do without. */
const NEEDED: readonly (readonly [use: RegExp, since: Since])[] = [
  [/light-dark\(/, [123, 120, 17.5]],
  [/#states\?\.add\(/, [125, 126, 17.4]],
  [/\.showPopover\(/, [114, 125, 17]],
  [/@container/, [105, 110, 16]],
  [/:has\(/, [105, 121, 15.4]],
  [/color-mix\(/, [111, 113, 16.2]],
  [/URL\.canParse\(/, [120, 115, 17]],
  [/Intl\.Segmenter/, [87, 125, 14.1]],
];

/** What would need newer browsers than the README promises, with code that shows it; the compiler's library refuses what is new in the language itself. */
const TOO_NEW: readonly (readonly [use: RegExp, example: string])[] = [
  [/\b(?:Promise\.try|Array\.fromAsync|RegExp\.escape)\(/, 'Promise.try(read)'],
  [/\.(?:from|to)Base64\(/, 'Uint8Array.fromBase64(text)'],
  [
    /\.(?:values|keys|entries)\(\)\.(?:map|filter|some|every|find|forEach|reduce|toArray)\(/,
    'map.values().map(nameOf)',
  ],
  [/(?<!\bz)\.(?:union|intersection|difference|isSubsetOf|isSupersetOf|isDisjointFrom)\(/, 'codes.union(others)'],
  [/\bURL\.parse\(|\bReadableStream\.from\(/, 'URL.parse(address)'],
  [/\.(?:bytes|getComposedRanges)\(\)/, 'await file.bytes()'],
  [
    /\.(?:moveBefore|requestClose|ariaNotify|setHTML|startViewTransition|caretPositionFromPoint)\(/,
    'body.moveBefore(box, null)',
  ],
  [/\b(?:requestIdleCallback|scheduler\.\w+)\(|\bnew CloseWatcher\b/, 'await scheduler.yield()'],
  [/\bcommandfor=|\bclosedby=|popover="hint"/, '<button commandfor="dialog">'],
  [
    /\b(?:anchor-name|position-anchor|position-area|position-try|text-box|reading-flow|corner-shape):/,
    'anchor-name: --button;',
  ],
  [/appearance: base-select|@(?:scope|property|function)\b|\bsibling-index\(/, '@scope (.card) {'],
  [/:(?:open|has-slotted)\b(?!['"])|::(?:details-content|picker|checkmark)\b/, 'dialog:open {'],
];

/** What runs in the browser. */
const sources = readdirSync(new URL('src/', ROOT), { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts') && !/^(server|simulator|audit|testing)\//.test(name));
const code = sources.map((name) => read(`src/${name}`)).join('\n');

const supported = /Chrome and Edge (\d+), Firefox (\d+), and Safari (\d+(?:\.\d+)?)/.exec(read('README.md'));

describe('the browsers that the README promises', () => {
  it('are the oldest that have everything that the code needs', () => {
    const used = NEEDED.filter(([use]) => use.test(code)).map(([, since]) => since);
    const oldest = [0, 1, 2].map((index) => Math.max(...used.map((since) => since[index] ?? 0)));
    assert.deepEqual(supported?.slice(1).map(Number), oldest);
  });

  for (const [use, example] of TOO_NEW) {
    it(`need nothing newer, such as ${example}`, () => {
      assert.match(example, use);
      assert.deepEqual(
        sources.filter((name) => use.test(read(`src/${name}`))),
        [],
      );
    });
  }
});
