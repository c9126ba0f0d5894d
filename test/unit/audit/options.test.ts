import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { audit } from '../../../src/audit/index.js';
import type { AuditOptions } from '../../../src/audit/index.js';

const FOLDER = 'test/unit/audit/never-made';
const refused: readonly [what: string, change: Partial<AuditOptions>, message: RegExp][] = [
  ['a point that does not exist', { points: ['2b', '9z'] }, /no point "9z"\. Choose from .*2b.*3b-private-first/],
  ['a pace that is no number', { paceMs: Number('fast') }, /pace must be a number/],
  ['a video that is not there', { videoFile: 'nowhere.mp4' }, /nowhere\.mp4 cannot be read/],
  ['an address without a scheme', { url: 'your.site/post' }, /"your\.site\/post" is no address of a page/],
];

describe('audit', () => {
  for (const [what, change, message] of refused) {
    it(`refuses ${what} before it starts a browser`, async () => {
      const options = { url: 'https://your.site/post', folder: FOLDER, browserPath: '/nowhere', ...change };
      await assert.rejects(audit(options), message);
      assert.equal(existsSync(FOLDER), false);
    });
  }
});
