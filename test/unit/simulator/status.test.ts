import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fetchStatus, fixture, link, post, put, upload, videoBody, wholeFile, withSimulator } from './support.js';

const STATUS = 'post/publish/status/fetch/';
const CANCEL = 'post/publish/cancel/';

describe('POST /v2/post/publish/status/fetch/', () => {
  it('tells a public post from its first byte to its id', async () => {
    await withSimulator({ processing: { processingMs: 1000, moderationMs: 5000 } }, async (simulator) => {
      const bytes = await fixture('clip.mp4');
      const { access_token: token } = await link(simulator);
      const source = wholeFile(bytes.length);
      const { json } = await post(
        simulator,
        'post/publish/video/init/',
        token,
        videoBody(source, { privacy_level: 'PUBLIC_TO_EVERYONE' }),
      );
      const told = async (): Promise<unknown> => {
        const reply = await fetchStatus(simulator, token, json.data.publish_id);
        return {
          status: reply.json.data.status,
          bytes: reply.json.data.uploaded_bytes,
          ids: reply.json.data.publicaly_available_post_id.length,
        };
      };
      assert.deepEqual(await told(), { status: 'PROCESSING_UPLOAD', bytes: 0, ids: 0 });
      await put(json.data.upload_url, bytes, 0, bytes.length);
      assert.deepEqual(await told(), { status: 'PROCESSING_UPLOAD', bytes: bytes.length, ids: 0 });
      await simulator.control.advance(1000);
      assert.deepEqual(await told(), { status: 'PUBLISH_COMPLETE', bytes: bytes.length, ids: 0 });
      await simulator.control.advance(5000);
      assert.deepEqual(await told(), { status: 'PUBLISH_COMPLETE', bytes: bytes.length, ids: 1 });
    });
  });

  it('writes the id as a raw number of 19 digits that JSON.parse gets wrong', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator);
      const publishId = await upload(simulator, token, await fixture('clip.mp4'), {
        privacy_level: 'PUBLIC_TO_EVERYONE',
      });
      await simulator.control.advance(10_000);
      const reply = await fetchStatus(simulator, token, publishId);
      const digits = /"publicaly_available_post_id":\[(\d+)\]/.exec(reply.text)?.[1] ?? '';
      assert.equal(digits.length, 19);
      assert.equal(digits, simulator.control.state().posts[0]?.postId);
      assert.notEqual(String(BigInt(reply.json.data.publicaly_available_post_id[0])), digits);
    });
  });

  for (const level of ['MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'])
    it(`never tells the id of a ${level} post`, async () => {
      await withSimulator({}, async (simulator) => {
        const { access_token: token } = await link(simulator);
        const publishId = await upload(simulator, token, await fixture('clip.mp4'), { privacy_level: level });
        await simulator.control.advance(3_600_000);
        const { data } = (await fetchStatus(simulator, token, publishId)).json;
        assert.equal(data.status, 'PUBLISH_COMPLETE');
        assert.deepEqual(data.publicaly_available_post_id, []);
      });
    });

  it('tells the id once the creator makes a private post public', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator);
      const publishId = await upload(simulator, token, await fixture('clip.mp4'));
      await simulator.control.advance(10_000);
      assert.ok(simulator.control.setPostPrivacy(publishId, 'PUBLIC_TO_EVERYONE'));
      await simulator.control.advance(4000);
      assert.equal((await fetchStatus(simulator, token, publishId)).json.data.publicaly_available_post_id.length, 1);
      assert.ok(simulator.control.setPostPrivacy(publishId, 'SELF_ONLY'));
      assert.deepEqual((await fetchStatus(simulator, token, publishId)).json.data.publicaly_available_post_id, []);
    });
  });

  it('sends a draft to the inbox, until the creator posts it', async () => {
    await withSimulator({}, async (simulator) => {
      const bytes = await fixture('clip.mp4');
      const { access_token: token } = await link(simulator);
      const init = await post(simulator, 'post/publish/inbox/video/init/', token, {
        source_info: wholeFile(bytes.length),
      });
      const publishId = init.json.data.publish_id;
      await put(init.json.data.upload_url, bytes, 0, bytes.length);
      await simulator.control.advance(2500);
      assert.equal((await fetchStatus(simulator, token, publishId)).json.data.status, 'SEND_TO_USER_INBOX');
      assert.ok(simulator.control.postDraft(publishId));
      assert.equal((await fetchStatus(simulator, token, publishId)).json.data.status, 'PUBLISH_COMPLETE');
      await simulator.control.advance(4000);
      assert.equal((await fetchStatus(simulator, token, publishId)).json.data.publicaly_available_post_id.length, 1);
      assert.equal(simulator.control.postDraft(publishId), false);
    });
  });

  it("refuses another creator's post, another client's post, and an unknown one", async () => {
    await withSimulator({}, async (simulator) => {
      const ada = await link(simulator);
      const other = await link(simulator, { creator: 'short' });
      const client = await link(simulator, { client: 'unaudited' });
      const { json } = await post(simulator, 'post/publish/video/init/', ada.access_token, videoBody(wholeFile(1000)));
      for (const { access_token: token } of [other, client]) {
        const reply = await fetchStatus(simulator, token, json.data.publish_id);
        assert.equal(reply.status, 400);
        assert.equal(reply.json.error.code, 'token_not_authorized_for_specified_publish_id');
      }
      for (const body of [{ publish_id: 'v_pub_file~v2-1.1' }, { publish_id: 5 }, {}, '[]', '']) {
        const unknown = await post(simulator, STATUS, ada.access_token, body);
        assert.equal(unknown.status, 400);
        assert.equal(unknown.json.error.code, 'invalid_params');
        assert.equal(unknown.json.error.message, 'invalid_publish_id');
      }
      simulator.control.patchSettings({ profile: 'documented' });
      assert.equal((await fetchStatus(simulator, ada.access_token, 'x')).json.error.code, 'invalid_publish_id');
    });
  });

  it('does not know a post for a moment after init, when so set', async () => {
    await withSimulator({ processing: { unknownIdMs: 3000 } }, async (simulator) => {
      const { access_token: token } = await link(simulator);
      const { json } = await post(simulator, 'post/publish/video/init/', token, videoBody(wholeFile(1000)));
      assert.equal(
        (await fetchStatus(simulator, token, json.data.publish_id)).json.error.message,
        'invalid_publish_id',
      );
      await simulator.control.advance(3000);
      assert.equal((await fetchStatus(simulator, token, json.data.publish_id)).json.error.code, 'ok');
    });
  });

  it('needs one of the two scopes', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator, { scopes: ['user.info.basic'] });
      assert.equal((await fetchStatus(simulator, token, 'x')).json.error.code, 'scope_not_authorized');
      const { access_token: drafts } = await link(simulator, { scopes: ['video.upload'] });
      assert.equal((await fetchStatus(simulator, drafts, 'x')).json.error.code, 'invalid_params');
    });
  });

  it('fails an unfinished post when the creator removes the app', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator);
      const publishId = await upload(simulator, token, await fixture('clip.mp4'));
      assert.ok(simulator.control.removeAuthorization('awaudited00000001', 'ada'));
      assert.equal((await fetchStatus(simulator, token, publishId)).status, 401);
      const again = await link(simulator);
      const { data } = (await fetchStatus(simulator, again.access_token, publishId)).json;
      assert.equal(data.status, 'FAILED');
      assert.equal(data.fail_reason, 'auth_removed');
    });
  });
});

describe('POST /v2/post/publish/cancel/', () => {
  it('refuses an upload and a post that has ended', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator);
      const publishId = await upload(simulator, token, await fixture('clip.mp4'));
      for (const wait of [0, 2500]) {
        await simulator.control.advance(wait);
        const reply = await post(simulator, CANCEL, token, { publish_id: publishId });
        assert.equal(reply.status, 400);
        assert.equal(reply.json.error.code, 'publish_not_cancellable');
      }
    });
  });

  it("refuses an unknown post and somebody else's", async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator);
      const other = await link(simulator, { creator: 'short' });
      const publishId = await upload(simulator, token, await fixture('clip.mp4'));
      assert.equal(
        (await post(simulator, CANCEL, token, { publish_id: 'x' })).json.error.message,
        'invalid_publish_id',
      );
      const foreign = await post(simulator, CANCEL, other.access_token, { publish_id: publishId });
      assert.equal(foreign.json.error.code, 'token_not_authorized_for_specified_publish_id');
    });
  });
});
