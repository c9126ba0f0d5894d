import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { verifyReceipt } from '../../src/server/index.js';
import type { Simulator } from '../../src/simulator/index.js';
import { createManualClock, startSimulator } from '../../src/simulator/index.js';
import { installPackages } from '../package/support/install.js';
import { codeOf, TestBrowser } from '../unit/server/support/browser.js';
import { COOKIE_KEY } from '../unit/server/support/constants.js';
import { sendChunk, startPost } from '../unit/server/support/posts.js';
import { connect } from '../unit/server/support/stage.js';
import type { RunningKit, Runtime } from './start.js';
import { startIn } from './start.js';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const missing = installPackages(FOLDER);

const RUNTIMES: readonly (readonly [Runtime, string])[] = [
  ['bun', 'Bun'],
  ['deno', 'Deno'],
  ['worker', 'workerd'],
];

for (const [runtime, name] of RUNTIMES) {
  describe(`the backend kit in ${name}`, { skip: missing ?? false }, () => {
    let kit: RunningKit;
    let simulator: Simulator;
    let browser: TestBrowser;
    const clock = createManualClock();
    before(async () => {
      simulator = await startSimulator({ clock });
      kit = await startIn(runtime, simulator.origin);
      browser = new TestBrowser((request) => fetch(request, { redirect: 'manual' }), `${kit.origin}/api/tiktok`);
    });
    after(async () => {
      await kit?.stop();
      await simulator?.close();
    });

    it('links an account', async () => {
      assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
      const page = await connect(browser);
      assert.match(await page.text(), /"ok":true,"nonce":"nonce-1"/);
      assert.equal(await codeOf(await browser.post('creator-info')), 'ok');
    });

    it('relays a video of several pieces, digests it, and signs the receipt', async () => {
      const clip = await readFile('test/fixtures/media/clip.mp4');
      const id = await startPost(browser, clip.length);
      const sent = await sendChunk(browser, id, clip, `bytes 0-${clip.length - 1}/${clip.length}`);
      assert.equal(sent.status, 204, await sent.text());
      const receipt = await (await fetch(`${kit.origin}/receipt?of=${encodeURIComponent(id)}`)).text();
      const proof = await verifyReceipt(receipt, [COOKIE_KEY]);
      assert.deepEqual(proof?.chunkDigests, [createHash('sha256').update(clip).digest('base64url')]);
    });

    it('refuses a body that is shorter than its range, and takes the chunk after it', async () => {
      const id = await startPost(browser, 1000);
      const short = await sendChunk(browser, id, new Uint8Array(400), 'bytes 0-999/1000').catch(() => undefined);
      assert.notEqual(short?.status, 204);
      const whole = await sendChunk(browser, id, new Uint8Array(1000), 'bytes 0-999/1000');
      assert.equal(whole.status, 204, await whole.text());
    });

    it('refuses other bytes of the same length than the creator agreed to, and takes the chunk after them [S20]', async () => {
      const agreed = new Uint8Array(300_000).fill(1);
      const digest = createHash('sha256').update(agreed).digest('base64url');
      const id = await startPost(browser, agreed.length, 'SELF_ONLY', [digest]);
      const range = `bytes 0-${agreed.length - 1}/${agreed.length}`;
      const other = await sendChunk(browser, id, agreed.with(-1, 2), range);
      assert.deepEqual([other.status, await codeOf(other)], [409, 'consent_mismatch']);
      const post = () => simulator.control.state().posts.find(({ publishId }) => publishId === id);
      assert.equal(post()?.uploadedBytes, 0);
      let whole = await sendChunk(browser, id, agreed, range);
      // TikTok may not have noticed yet that the connection before is gone; a page tries again then.
      while (whole.status === 503) whole = await sendChunk(browser, id, agreed, range);
      assert.equal(whole.status, 204, await whole.text());
    });

    it('pushes the status of a post', async () => {
      const id = await startPost(browser, 1000);
      const stream = await browser.get(`posts/${id}/events`, { accept: 'text/event-stream' });
      assert.match(stream.headers.get('content-type') ?? '', /^text\/event-stream/);
      const reader = stream.body?.getReader();
      let text = '';
      while (!text.includes('PROCESSING_UPLOAD')) {
        const { done, value } = (await reader?.read()) ?? { done: true };
        assert.ok(!done, text);
        text += new TextDecoder().decode(value);
      }
      await reader?.cancel();
    });

    it('refuses what another site sends', async () => {
      const forged = await browser.post('creator-info', {}, { 'sec-fetch-site': 'cross-site' });
      assert.equal(await codeOf(forged), 'cross_site');
    });
  });
}
