import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { auditDemo, expectVideo } from './stage.js';

describe('share-to-tiktok audit, on the demo', () => {
  it('passes every point, posts to the simulator, and leaves screenshots and reports', async () => {
    await auditDemo(
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
    await auditDemo({ points: ['1a'] }, expectVideo);
  });
});
