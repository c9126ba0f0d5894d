import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fetchStatus, fixture, link, post, sha256, upload, withSimulator } from './support.js';

describe('simulator', () => {
  it('takes a video from consent to a profile page that plays the same bytes', async () => {
    await withSimulator({}, async (simulator) => {
      const bytes = await fixture('clip.mp4');
      const { access_token: token } = await link(simulator);
      const info = await post(simulator, 'post/publish/creator_info/query/', token);
      assert.equal(info.json.data.creator_nickname, 'Ada Lovelace');
      const publishId = await upload(simulator, token, bytes, {
        privacy_level: 'PUBLIC_TO_EVERYONE',
        title: 'Hello <b>',
      });

      assert.equal((await fetchStatus(simulator, token, publishId)).json.data.status, 'PROCESSING_UPLOAD');
      await simulator.control.advance(2500);
      const done = await fetchStatus(simulator, token, publishId);
      assert.equal(done.json.data.status, 'PUBLISH_COMPLETE');
      assert.deepEqual(done.json.data.publicaly_available_post_id, []);
      await simulator.control.advance(4000);
      const open = await fetchStatus(simulator, token, publishId);
      const postId = /"publicaly_available_post_id":\[(\d{19})\]/.exec(open.text)?.[1];
      assert.ok(postId !== undefined);

      const [described] = simulator.control.state().posts;
      assert.equal(described?.files[0]?.sha256, sha256(bytes));
      assert.equal(described?.url, `${simulator.origin}/@ada.l/video/${postId}`);
      const page = await (await fetch(described?.url ?? '')).text();
      assert.match(page, /Hello &lt;b&gt;/);
      const source = /<video\s+src="([^"]+)"/.exec(page)?.[1] ?? '';
      const played = await fetch(simulator.origin + source);
      assert.equal(sha256(new Uint8Array(await played.arrayBuffer())), sha256(bytes));
    });
  });
});
