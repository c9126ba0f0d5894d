import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { messageOf } from '../../../src/diagnostics/messages.js';
import type { ObjectProperty, Problem } from '../../../src/diagnostics/problem.js';
import { PROBLEMS } from './problems.js';

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

describe('a console message', () => {
  for (const problem of PROBLEMS) {
    const { code } = problem;
    it(`says what is wrong, what to do, and links to its section of the README: ${code}`, () => {
      const message = messageOf(problem) ?? '';
      const [, sentences = '', link = ''] = /^<share-to-tiktok> [a-z-]+: (.*) (https:\S+)$/.exec(message) ?? [];
      assert.ok(sentences.split(/[.)] (?=[A-Z])/).length >= 2, sentences);
      assert.ok(!/undefined|null/.test(sentences.replace('not null', '')), sentences);
      assert.equal(new URL(link).hash, `#${code}`);
      assert.match(readme, new RegExp(`\\n### ${code}\\n\\n\\S`));
    });
  }

  const missing: Problem = { code: 'missing-method', about: ['createPost', 'uploadChunk'], isNeeded: true };
  const failed = (about: string): Problem => ({ code: 'adapter-failed', about, thrown: 'TypeError' });
  const attribute = (about: ObjectProperty): Problem => ({ code: 'property-as-attribute', about });

  for (const [problem, earlier] of [
    [{ code: 'no-adapter' }, { code: 'invalid-endpoint' }],
    [{ code: 'no-adapter' }, { code: 'adapter-shape', about: 'string' }],
    [{ code: 'no-adapter' }, attribute('adapter')],
    [failed('uploadChunk'), missing],
    [
      { code: 'media-refused', about: 'not_media' },
      { code: 'media-type', about: 'application/pdf' },
    ],
  ] as const) {
    it(`is left out where ${problem.code} follows from ${earlier.code}`, () => {
      assert.equal(messageOf(problem, [earlier, problem]), undefined);
    });
  }

  for (const [problem, earlier] of [
    [{ code: 'no-adapter' }, attribute('media')],
    [failed('upload'), missing],
    [failed('getCreatorInfo'), missing],
  ] as const) {
    it(`is there where ${problem.code} has another cause than ${earlier.code} of ${String(earlier.about)}`, () => {
      assert.notEqual(messageOf(problem, [earlier, problem]), undefined);
    });
  }

  it('has a section in the README only where there is such a message', () => {
    const [, sections = ''] = /\n## Console messages\n([\s\S]*?)\n## /.exec(readme) ?? [];
    const titles = [...sections.matchAll(/^### (.+)$/gm)].map(([, title]) => title);
    assert.deepEqual(
      titles,
      PROBLEMS.map(({ code }) => code),
    );
  });
});
