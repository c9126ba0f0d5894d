import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { startDemo } from '../../../demo/demo-server.js';
import { auditAt, failuresOf } from './stage.js';

describe('share-to-tiktok audit, on the demo', () => {
  it('passes every point, posts to the simulator, and leaves video, screenshots and reports', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'audit-'));
    const demo = await startDemo({ simulator: { processing: { processingMs: 300, moderationMs: 300 } } });
    try {
      const report = await auditAt(demo, '/', { folder, answers: { 'Company name': 'Postcard' } });
      assert.deepEqual(failuresOf(report), []);
      assert.ok(report.passed);
      const [post] = demo.simulator.control.state().posts;
      assert.deepEqual([post?.status, post?.privacyLevel], ['PUBLISH_COMPLETE', 'SELF_ONLY']);
      assert.equal(report.checklist['Company name'], 'Postcard');
      assert.equal(report.checklist['Scopes'], 'user.info.basic, video.publish, video.upload');

      const files = await readdir(folder);
      for (const { screenshot } of report.points) assert.ok(screenshot && files.includes(screenshot), screenshot);
      assert.ok(report.video && (await stat(join(folder, report.video))).size > 10_000);
      assert.ok((await stat(join(folder, report.video))).size < 50_000_000);
      assert.deepEqual(
        JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')),
        JSON.parse(JSON.stringify(report)),
      );
      const html = await readFile(join(folder, 'report.html'), 'utf8');
      assert.doesNotMatch(html, /(src|href)="https?:/);
      assert.match(html, /3b-branded-first/);
    } finally {
      await demo.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
