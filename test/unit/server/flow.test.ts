import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { connect, openStage } from './support/stage.js';
import type { Stage } from './support/stage.js';
import { codeOf } from './support/browser.js';
import { requestFor, video } from './support/requests.js';

describe('createShareToTikTok, from connect to published', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  it('answers a signed-out visitor without an HTTP error, links an account, posts a video and follows it to its public id [U-01, G-5e, E7]', async () => {
    const { clock, simulator } = stage;
    const browser = stage.browser();
    const visitor = await browser.post('creator-info');
    assert.deepEqual([visitor.status, await codeOf(visitor)], [200, 'not_connected'], 'no error in a console');
    assert.equal(stage.log.at(-1)?.level, 'info');
    const page = await connect(browser);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /"ok":true,"nonce":"nonce-1"/);

    const bytes = await readFile('test/fixtures/media/clip.mp4');
    const request = await requestFor(browser, { draft: { media: video(bytes.length), privacy: 'PUBLIC_TO_EVERYONE' } });
    const created = await browser.post('posts', request);
    assert.equal(created.status, 200, await created.clone().text());
    const { data } = (await created.json()) as { data: { publish_id: string } };
    assert.deepEqual(Object.keys(data), ['publish_id']);

    const sent = await browser.send('PUT', `posts/${data.publish_id}/chunks`, {
      body: bytes,
      headers: { 'content-type': 'video/mp4', 'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}` },
    });
    assert.equal(sent.status, 204, await sent.text());
    assert.match(await (await browser.get(`posts/${data.publish_id}`)).text(), /PROCESSING_UPLOAD/);
    for (let turn = 0; turn < 5; turn += 1) {
      clock.advance(10_000);
      await simulator.control.settled();
    }
    const text = await (await browser.get(`posts/${data.publish_id}`)).text();
    assert.match(text, /^\{"data":\{"status":"PUBLISH_COMPLETE","publicaly_available_post_id":\[\d{19}\]/);
  });
});
