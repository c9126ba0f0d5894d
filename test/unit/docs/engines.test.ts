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

/** What would need newer browsers than the README promises. */
const TOO_NEW =
  /Promise\.try|Array\.fromAsync|fromBase64|RegExp\.escape|\.values\(\)\.(map|filter)\(|Set\.prototype\.union|anchor-name|ariaNotify|popover="hint"|appearance: base-select/;

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

  it('need nothing newer', () => {
    assert.deepEqual(
      sources.filter((name) => TOO_NEW.test(read(`src/${name}`))),
      [],
    );
  });
});
