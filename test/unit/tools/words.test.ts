import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { syllable } from 'syllable';
import { gradeOf, wordsIn } from '../../tools/words.mjs';

/** What the page says, by key: one part of a sentence, and one whole. */
const SENTENCES = new Map([
  ['a.part', 'of your account'],
  ['a.whole', 'It was posted.'],
]);

async function wordsOf(path: string, source: string): Promise<readonly string[]> {
  const root = await mkdtemp(join(tmpdir(), 'words-'));
  try {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), source);
    return wordsIn(root, [path], SENTENCES);
  } finally {
    await rm(root, { recursive: true });
  }
}

describe('npm run words', () => {
  for (const [name, path, source] of [
    ['a forbidden term in a name', 'src/a.ts', 'const mediaIntake = 1;'],
    ['a forbidden term in a comment', 'src/a.ts', '/** Mends a photo. */\nconst a = 1;'],
    ['a forbidden term in a sentence', 'src/a.ts', "const a = 'The photo was mended.';"],
    ['a forbidden term in a test title', 'test/a.test.ts', "it('asks anew for the creator', run);"],
    ['a forbidden term in a page of documentation', 'docs/a.md', 'The file is handed over to TikTok.'],
    ['British spelling in a comment', 'src/a.ts', '// Its colours are the host page’s.\nconst a = 1;'],
    ['British spelling in a name', 'src/a.ts', 'function normaliseTitle() {}'],
    ['sentences that are joined', 'src/ui/a.ts', 'const a = `${say(one)} ${say(two)}`;'],
    ['parts of a sentence that are joined', 'src/ui/a.ts', "const a = `${say('a.part')} ${say('a.whole')}`;"],
  ] as const) {
    it(`finds ${name}`, async () => {
      const lines = await wordsOf(path, source);
      assert.equal(lines.length, 1, lines.join('\n'));
      assert.match(lines[0] ?? '', new RegExp(`^${path}:1 `));
    });
  }

  for (const [name, path, source] of [
    ['whole sentences that follow each other', 'src/ui/a.ts', "const a = `${say('a.whole')} ${say('a.part')}`;"],
    ["TikTok's own spelling", 'src/a.ts', "const a = 'publish_cancelled';\n/** Reads publicaly_available_post_id. */"],
    ['code in a sentence', 'docs/a.md', 'Set `colour` as you like.'],
    ['a block of code in documentation', 'docs/a.md', '```css\na { color: grey }\n```'],
    ['an address', 'docs/a.md', 'See https://example.com/colour/mended.'],
    ['a term inside a longer word', 'src/a.ts', 'const recommended = amendment;'],
  ] as const) {
    it(`leaves ${name} alone`, async () => assert.deepEqual(await wordsOf(path, source), []));
  }
});

describe('gradeOf', () => {
  it('rates short words and sentences below long ones', () => {
    const easy = gradeOf(['The cat sat. The dog ran.'], syllable);
    const hard = gradeOf(['Organizational considerations necessitate comprehensive documentation.'], syllable);
    assert.ok(easy < 3 && hard > 12, `${easy} and ${hard}`);
  });
});
