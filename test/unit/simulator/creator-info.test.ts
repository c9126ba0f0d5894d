import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { call, link, post, withSimulator, type Tested } from './support.js';

const QUERY = 'post/publish/creator_info/query/';

async function infoOf(simulator: Tested, creator: string): Promise<Record<string, unknown>> {
  const { access_token: token } = await link(simulator, { creator });
  const reply = await post(simulator, QUERY, token);
  assert.equal(reply.json.error.code, 'ok');
  return reply.json.data;
}

describe('POST /v2/post/publish/creator_info/query/', () => {
  it('answers the documented envelope and fields', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator);
      const reply = await post(simulator, QUERY, token);
      assert.equal(reply.status, 200);
      assert.deepEqual(Object.keys(reply.json), ['data', 'error']);
      assert.deepEqual(Object.keys(reply.json.error), ['code', 'message', 'log_id']);
      assert.equal(reply.json.error.message, '');
      assert.equal(reply.headers.get('x-tt-logid'), reply.json.error.log_id);
      const { creator_avatar_url: avatar, ...rest } = reply.json.data;
      assert.deepEqual(rest, {
        creator_username: 'ada.l',
        creator_nickname: 'Ada Lovelace',
        privacy_level_options: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
        comment_disabled: false,
        duet_disabled: false,
        stitch_disabled: false,
        max_video_post_duration_sec: 3600,
      });
      assert.equal((await fetch(avatar)).headers.get('content-type'), 'image/svg+xml');
    });
  });

  it('lets an avatar URL live for two hours', async () => {
    await withSimulator({}, async (simulator) => {
      const avatar = String((await infoOf(simulator, 'ada'))['creator_avatar_url']);
      await simulator.control.advance(7_199_000);
      assert.equal((await fetch(avatar)).status, 200);
      await simulator.control.advance(1000);
      assert.equal((await fetch(avatar)).status, 403);
    });
  });

  const creators: readonly [id: string, expected: Record<string, unknown>][] = [
    [
      'private',
      {
        privacy_level_options: ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
        comment_disabled: false,
        duet_disabled: true,
        stitch_disabled: true,
      },
    ],
    ['comments-off', { comment_disabled: true, duet_disabled: false, stitch_disabled: false }],
    ['no-duet-stitch', { comment_disabled: false, duet_disabled: true, stitch_disabled: true }],
    ['short', { max_video_post_duration_sec: 60 }],
    ['long', { max_video_post_duration_sec: 600 }],
    ['options-subset', { privacy_level_options: ['FOLLOWER_OF_CREATOR', 'SELF_ONLY'] }],
    [
      'options-unknown',
      { privacy_level_options: ['PUBLIC_TO_EVERYONE', 'SUBSCRIBERS_ONLY', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'] },
    ],
    ['only-me', { privacy_level_options: ['SELF_ONLY'] }],
  ];
  for (const [id, expected] of creators)
    it(`describes ${id}`, async () => {
      await withSimulator({}, async (simulator) => {
        const info = await infoOf(simulator, id);
        for (const [name, value] of Object.entries(expected)) assert.deepEqual(info[name], value, name);
      });
    });

  it('describes the account and not the audit: an unaudited client gets the same options', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator, { client: 'unaudited' });
      const reply = await post(simulator, QUERY, token, {});
      assert.deepEqual(reply.json.data.privacy_level_options, [
        'PUBLIC_TO_EVERYONE',
        'MUTUAL_FOLLOW_FRIENDS',
        'SELF_ONLY',
      ]);
    });
  });

  for (const [id, code] of [
    ['capped', 'spam_risk_too_many_posts'],
    ['banned', 'spam_risk_user_banned_from_posting'],
    ['user-cap', 'reached_active_user_cap'],
  ] as const)
    it(`blocks ${id} with HTTP 200 and ${code}`, async () => {
      await withSimulator({}, async (simulator) => {
        const { access_token: token } = await link(simulator, { creator: id });
        const reply = await post(simulator, QUERY, token);
        assert.equal(reply.status, 200);
        assert.equal(reply.json.error.code, code);
        assert.deepEqual(reply.json.data, {});
      });
    });

  it('needs a live token and the scope', async () => {
    await withSimulator({}, async (simulator) => {
      const none = await post(simulator, QUERY, undefined);
      assert.equal(none.status, 401);
      assert.equal(none.json.error.code, 'access_token_invalid');
      assert.equal(none.json.error.message, 'The access token is invalid or not found in the request.');
      const narrow = await link(simulator, { scopes: ['user.info.basic', 'video.upload'] });
      const scope = await post(simulator, QUERY, narrow.access_token);
      assert.equal(scope.status, 401);
      assert.equal(scope.json.error.code, 'scope_not_authorized');
      assert.equal(
        scope.json.error.message,
        'The user did not authorize the scope required for completing this request.',
      );
      const { access_token: token } = await link(simulator);
      await simulator.control.advance(86_399_999);
      assert.equal((await post(simulator, QUERY, token)).status, 200);
      await simulator.control.advance(1);
      assert.equal((await post(simulator, QUERY, token)).json.error.code, 'access_token_invalid');
    });
  });

  it('is found only with POST and the trailing slash', async () => {
    await withSimulator({}, async (simulator) => {
      assert.equal((await call(`${simulator.apiOrigin}/v2/${QUERY}`)).status, 404);
      assert.equal((await post(simulator, QUERY.slice(0, -1), 'x')).status, 404);
    });
  });
});

describe('GET /v2/user/info/', () => {
  async function ask(simulator: Tested, token: string, fields: string): ReturnType<typeof call> {
    return call(`${simulator.apiOrigin}/v2/user/info/?fields=${fields}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
  }

  it('answers the fields that are asked for', async () => {
    await withSimulator({}, async (simulator) => {
      const tokens = await link(simulator);
      const reply = await ask(simulator, tokens.access_token, 'open_id,display_name');
      assert.deepEqual(reply.json.data, { user: { open_id: tokens.open_id, display_name: 'Ada Lovelace' } });
      assert.equal(reply.json.error.code, 'ok');
    });
  });

  it('knows the fields of profile and statistics, each by its scope [F5]', async () => {
    await withSimulator({}, async (simulator) => {
      const scopes = ['user.info.profile', 'user.info.stats'];
      const { access_token: token } = await link(simulator, { scopes });
      const fields = [
        'bio_description',
        'is_verified',
        'follower_count',
        'following_count',
        'likes_count',
        'video_count',
      ];
      const reply = await ask(simulator, token, fields.join(','));
      assert.deepEqual(Object.keys(reply.json.data.user), fields);
      const { access_token: narrow } = await link(simulator, { scopes: ['user.info.profile'] });
      assert.equal((await ask(simulator, narrow, 'video_count')).json.error.code, 'scope_not_authorized');
    });
  });

  it('refuses no field, an unknown one, and one without its scope', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator);
      for (const [fields, status, code] of [
        ['', 400, 'invalid_params'],
        ['open_id,shoe_size', 400, 'invalid_params'],
        ['__proto__', 400, 'invalid_params'],
        ['open_id,username', 401, 'scope_not_authorized'],
      ] as const) {
        const reply = await ask(simulator, token, fields);
        assert.equal(reply.status, status, fields);
        assert.equal(reply.json.error.code, code, fields);
      }
    });
  });
});
