import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fixture, link, post, upload, withSimulator, type Tested } from './support.js';

const SCOPES = ['user.info.basic', 'video.publish', 'video.list'];

async function publish(simulator: Tested, token: string, level: string): Promise<void> {
  await upload(simulator, token, await fixture('clip.mp4'), { privacy_level: level, title: level });
  await simulator.control.advance(60_000);
}

describe('POST /v2/video/list/ and /v2/video/query/', () => {
  it('list and find public posts alone, page by page [F5]', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator, { scopes: SCOPES, granted: SCOPES });
      for (const level of ['PUBLIC_TO_EVERYONE', 'SELF_ONLY', 'PUBLIC_TO_EVERYONE'])
        await publish(simulator, token, level);
      const first = (await post(simulator, 'video/list/?fields=id,title,duration', token, { max_count: 1 })).json.data;
      assert.deepEqual([first.videos.length, first.has_more], [1, true]);
      assert.deepEqual([first.videos[0].title, first.videos[0].duration], ['PUBLIC_TO_EVERYONE', 3]);
      const rest = { max_count: 20, cursor: first.cursor };
      const second = (await post(simulator, 'video/list/?fields=id', token, rest)).json.data;
      assert.deepEqual([second.videos.length, second.has_more], [1, false]);
      const ids = [first.videos[0].id, second.videos[0].id, '1'];
      const found = await post(simulator, 'video/query/?fields=id', token, { filters: { video_ids: ids } });
      assert.equal(found.json.data.videos.length, 2);
    });
  });

  it('need their scope, fields that exist and sensible numbers [F5]', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: other } = await link(simulator);
      assert.equal((await post(simulator, 'video/list/?fields=id', other)).json.error.code, 'scope_not_authorized');
      const { access_token: token } = await link(simulator, { scopes: SCOPES, granted: SCOPES });
      for (const [path, body] of [
        ['video/list/', {}],
        ['video/list/?fields=shoe_size', {}],
        ['video/list/?fields=id', { max_count: 21 }],
        ['video/list/?fields=id', { cursor: 'x' }],
        ['video/query/?fields=id', {}],
        ['video/query/?fields=id', { filters: { video_ids: [] } }],
      ] as const)
        assert.equal((await post(simulator, path, token, body)).json.error.code, 'invalid_params', path);
    });
  });
});
