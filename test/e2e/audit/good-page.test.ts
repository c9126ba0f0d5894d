import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { startDemo } from '../../../demo/demo-server.js';
import type { Demo } from '../../../demo/demo-server.js';
import type { AuditOptions, AuditReport } from '../../../src/audit/index.js';
import { auditAt, failuresOf } from './stage.js';

const PROCESSING = { processingMs: 300, moderationMs: 300 };

async function audited(
  options: Partial<AuditOptions>,
  judge: (audited: Audited) => Promise<void> | void,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'audit-'));
  const demo = await startDemo({ simulator: { processing: PROCESSING } });
  try {
    const report = await auditAt(demo, '/', { folder, ...options });
    assert.deepEqual(failuresOf(report), []);
    assert.ok(report.passed);
    await judge({ demo, folder, report, files: await readdir(folder) });
  } finally {
    await demo.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Audited {
  readonly demo: Demo;
  readonly folder: string;
  readonly report: AuditReport;
  readonly files: readonly string[];
}

describe('share-to-tiktok audit, on the demo', () => {
  it('passes every point, posts to the simulator, and leaves screenshots and reports', async () => {
    await audited(
      { video: false, answers: { 'Company name': 'Postcard' } },
      async ({ demo, folder, report, files }) => {
        const [post] = demo.simulator.control.state().posts;
        assert.deepEqual([post?.status, post?.privacyLevel], ['PUBLISH_COMPLETE', 'SELF_ONLY']);
        assert.equal(report.checklist['Company name'], 'Postcard');
        assert.equal(report.checklist['Scopes'], 'user.info.basic, video.publish, video.upload');

        for (const { screenshot } of report.points) assert.ok(screenshot && files.includes(screenshot), screenshot);
        assert.deepEqual(
          JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')),
          JSON.parse(JSON.stringify(report)),
        );
        const html = await readFile(join(folder, 'report.html'), 'utf8');
        assert.doesNotMatch(html, /(src|href)="https?:/);
        assert.match(html, /3b-branded-first/);
      },
    );
  });

  it('leaves a video of what it did', async () => {
    await audited({ points: ['1a'] }, async ({ folder, report, files }) => {
      assert.ok(report.video && files.includes(report.video), report.video);
      const { size } = await stat(join(folder, report.video));
      assert.ok(size > 10_000 && size < 50_000_000, `${size} bytes`);
    });
  });
});
