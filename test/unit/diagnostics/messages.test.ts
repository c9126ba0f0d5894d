import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { messageOf } from '../../../src/diagnostics/messages.js';
import { PROBLEM_CODES } from '../../../src/diagnostics/problem.js';

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const FACTS = ['first', 'second', 'third'];

describe('a console message', () => {
  for (const code of PROBLEM_CODES) {
    it(`says what is wrong, what to do, and links to its section of the README: ${code}`, () => {
      const message = messageOf({ code, facts: FACTS }) ?? '';
      const [, sentences = '', link = ''] = /^<share-to-tiktok> [a-z-]+: (.*) (https:\S+)$/.exec(message) ?? [];
      assert.ok(sentences.split(/[.)] (?=[A-Z])/).length >= 2, sentences);
      assert.ok(!/undefined|null/.test(sentences.replace('not null', '')), sentences);
      assert.equal(new URL(link).hash, `#${code}`);
      assert.match(readme, new RegExp(`\\n### ${code}\\n\\n\\S`));
    });
  }

  it('has a section in the README only where there is such a message', () => {
    const [, sections = ''] = /\n## Console messages\n([\s\S]*?)\n## /.exec(readme) ?? [];
    const titles = [...sections.matchAll(/^### (.+)$/gm)].map(([, title]) => title);
    assert.deepEqual(titles, [...PROBLEM_CODES]);
  });
});
