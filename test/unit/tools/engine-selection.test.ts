import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { filesFor, reasonOf } from '../../tools/engines/selection.mjs';

/** Commands of the test runner that the driver of every engine carries out. */
const EVERYWHERE: ReadonlySet<string> = new Set(['sendKeys', 'sendMouse', 'setViewport', 'executeServerCommand']);

/** The commands that a test file calls, by the names that a failure reports. */
function commandsOf(source: string): readonly string[] {
  const [, imported = ''] = /import \{([^}]*)\} from '@web\/test-runner-commands'/.exec(source) ?? [];
  const own = [...source.matchAll(/executeServerCommand\(\s*'([\w-]+)'/g)].map(([, name = '']) => name);
  const others = imported
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name && !EVERYWHERE.has(name))
    .map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  return [...others, ...own];
}

describe('the browser tests in another engine', () => {
  it('the names of commands are read from a test file', () => {
    const source =
      "import { a11ySnapshot, sendKeys } from '@web/test-runner-commands';\nexecuteServerCommand('touch', true)";
    assert.deepEqual(commandsOf(source), ['a11y-snapshot', 'touch']);
  });

  for (const engine of ['firefox', 'webkitgtk']) {
    it(`each command is one that ${engine} has, or its test is counted as left out with a reason [E6]`, () => {
      const files = filesFor(engine);
      assert.ok(files.length > 30, `${files.length} files`);
      const unknown = files.flatMap((path) =>
        commandsOf(readFileSync(path, 'utf8')).filter(
          (command) => reasonOf(`Error while executing command ${command}: failed`) === undefined,
        ),
      );
      assert.deepEqual(unknown, []);
    });
  }

  it('a test that names what the engine lacks is left out for it', () => {
    assert.equal(reasonOf('This test needs a decoder of avc1.42E01F.'), 'needs a decoder of avc1.42E01F');
  });

  it('a failure for any other reason is counted as a failure', () => {
    assert.equal(reasonOf('expected 1 to equal 2'), undefined);
    assert.equal(reasonOf('Error while executing command send-keys: failed'), undefined);
  });
});
