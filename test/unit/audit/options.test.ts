import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { audit } from '../../../src/audit/index.js';
import type { AuditOptions } from '../../../src/audit/index.js';

const parent = mkdtempSync(join(tmpdir(), 'audit-options-'));
const folder = join(parent, 'never-made');
after(() => rmSync(parent, { recursive: true }));

const refused: readonly [what: string, change: Partial<AuditOptions>, message: RegExp][] = [
  ['a point that does not exist', { points: ['2b', '9z'] }, /no point "9z"\. Choose from .*2b.*3b-private-first/],
  ['a list of points that is empty, as of a variable that is not set', { points: [] }, /No point is named\..* 2b/],
  ['a pace that is no number', { paceMs: Number('fast') }, /pace must be a number/],
  ['a video that is not there', { videoFile: 'nowhere.mp4' }, /nowhere\.mp4 cannot be read/],
  ['an address without a scheme', { url: 'your.site/post' }, /"your\.site\/post" is no address of a page/],
];

describe('audit', () => {
  for (const [what, change, message] of refused) {
    it(`refuses ${what} before it starts a browser`, async () => {
      const options = { url: 'https://your.site/post', folder, browserPath: '/nowhere', ...change };
      await assert.rejects(audit(options), message);
      assert.equal(existsSync(folder), false);
    });
  }
});
