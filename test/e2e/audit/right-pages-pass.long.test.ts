import assert from 'node:assert/strict';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { auditPage, failuresOf } from './stage.js';
import type { HostPage } from './stage.js';

const element = (attributes: string): string =>
  `<share-to-tiktok endpoint="/api/tiktok" ${attributes}></share-to-tiktok>`;

const REFUSED = "await fetch('/refusal/unaudited_client_can_only_post_to_private_accounts');";

const GOOD: readonly (readonly [what: string, points: string, page: HostPage])[] = [
  ['says that its client is not audited', '2b,3a,5c', { body: element('unaudited') }],
  ['opens the composer by the element’s own button', '1a,3a,order,5c', { body: element('trigger') }],
  ['opens it by a button of the page', '1a,3a', { body: `<button>Share</button>${element('trigger="none"')}` }],
  [
    'shows it in a dialog that scrolls',
    '3a,order',
    {
      css: 'dialog { box-sizing: border-box; block-size: 400px; padding: 0; overflow: auto }',
      body: `<dialog>${element('')}</dialog>`,
      script: "document.querySelector('dialog').showModal();",
    },
  ],
  ['sends drafts to the inbox', '2a,2b,2c,3a,3b,order,5c', { body: element('mode="inbox"') }],
  [
    'marks its client as not audited by the property, once TikTok has said so',
    '1a',
    { script: `document.querySelector('share-to-tiktok').unaudited = true; ${REFUSED}` },
  ],
];

describe('share-to-tiktok audit, on good pages', () => {
  for (const [what, points, page] of GOOD) {
    it(`passes a page that ${what}`, async () => {
      const report = await auditPage(page, { points: points.split(',') });
      assert.deepEqual(failuresOf(report), []);
      assert.equal(report.composer, '<share-to-tiktok>');
    });
  }

  it('does not pass the same page without the mark', async () => {
    const failures = failuresOf(await auditPage({ script: REFUSED }, { points: ['1a'] }));
    assert.match(failures.join(), /^unaudited: TikTok says/);
  });

  it('measures the limit of the account with a video of its own, however short the host’s is [G-1c]', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'audit-video-'));
    const videoFile = join(folder, 'short.mp4');
    await copyFile('test/fixtures/media/clip.mp4', videoFile);
    const failures = failuresOf(await auditPage({}, { points: ['1c'], videoFile }));
    await rm(folder, { recursive: true });
    assert.deepEqual(failures, []);
  });

  for (const [headers, points, level] of [
    [{ 'content-security-policy': 'frame-ancestors *' }, '1a', 'warning'],
    [{ 'x-frame-options': 'DENY' }, '1a', 'ok'],
    // The walk ends on another site.
    [{}, '5c', 'warning'],
  ] as const) {
    it(`judges who may frame a page sent with ${JSON.stringify(headers)}, after point ${points}`, async () => {
      const { site } = await auditPage({ headers }, { points: [points] });
      assert.equal(site.find(({ check }) => check === 'policy')?.level, level);
    });
  }
});
