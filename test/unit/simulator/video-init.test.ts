import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  call,
  fetchStatus,
  link,
  post,
  videoBody,
  wholeFile,
  withSimulator,
  type ConsentChoice,
  type Tested,
} from './support.js';

const INIT = 'post/publish/video/init/';
const POST_INFO = 'The request post info is empty or incorrect';
const SOURCE_INFO = 'The request source info is empty or incorrect';
const GUIDELINES =
  'Please review our integration guidelines at https://developers.tiktok.com/doc/content-sharing-guidelines/';
const OWNERSHIP =
  'Please review our URL ownership verification rules at https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide/#pull_from_url';
const FILE = wholeFile(1000);

interface Refusal {
  readonly what: string;
  readonly choice?: ConsentChoice;
  readonly body: unknown;
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

function invalid(what: string, body: unknown, message: string): Refusal {
  return { what, body, status: 400, code: 'invalid_params', message };
}

function forbidden(what: string, choice: ConsentChoice, body: unknown, code: string, message: string): Refusal {
  return { what, choice, body, status: 403, code, message };
}

const REFUSALS: readonly Refusal[] = [
  invalid('no body', '', POST_INFO),
  invalid('broken JSON', '{"post_info":', POST_INFO),
  invalid('a list', '[]', POST_INFO),
  invalid('no post_info', { source_info: FILE }, POST_INFO),
  invalid('post_info as a list', { post_info: [], source_info: FILE }, POST_INFO),
  invalid('no source_info', { post_info: { privacy_level: 'SELF_ONLY' } }, SOURCE_INFO),
  invalid('no privacy level', videoBody(FILE, { privacy_level: undefined }), POST_INFO),
  invalid('an unknown privacy level', videoBody(FILE, { privacy_level: 'EVERYONE' }), POST_INFO),
  invalid('a privacy level in lower case', videoBody(FILE, { privacy_level: 'self_only' }), POST_INFO),
  invalid('a privacy level of another type', videoBody(FILE, { privacy_level: 1 }), POST_INFO),
  invalid('a title of 2,201 code units', videoBody(FILE, { title: 'a'.repeat(2201) }), POST_INFO),
  invalid('a title of 1,101 emoji', videoBody(FILE, { title: '😀'.repeat(1101) }), POST_INFO),
  invalid('a title of another type', videoBody(FILE, { title: 5 }), POST_INFO),
  invalid('disable_comment as text', videoBody(FILE, { disable_comment: 'true' }), POST_INFO),
  invalid('brand_content_toggle as a number', videoBody(FILE, { brand_content_toggle: 1 }), POST_INFO),
  invalid('an unknown source', videoBody({ ...FILE, source: 'FILE' }), SOURCE_INFO),
  invalid('no video size', videoBody({ ...FILE, video_size: undefined }), SOURCE_INFO),
  invalid('a video size as text', videoBody({ ...FILE, video_size: '1000' }), SOURCE_INFO),
  invalid('a video size of 0', videoBody(wholeFile(0)), SOURCE_INFO),
  invalid(
    'the count rounded up',
    videoBody({ source: 'FILE_UPLOAD', video_size: 50_000_123, chunk_size: 10_000_000, total_chunk_count: 6 }),
    'The total chunk count is invalid',
  ),
  invalid(
    'a lone chunk smaller than the video',
    videoBody({ source: 'FILE_UPLOAD', video_size: 9_000_000, chunk_size: 6_000_000, total_chunk_count: 1 }),
    'The chunk size is invalid',
  ),
  invalid('a pull without a URL', videoBody({ source: 'PULL_FROM_URL' }), SOURCE_INFO),
  invalid(
    'a pull of no URL',
    videoBody({ source: 'PULL_FROM_URL', video_url: 'media.example.com/a.mp4' }),
    SOURCE_INFO,
  ),
  forbidden(
    'a creator at the cap',
    { creator: 'capped' },
    videoBody(FILE),
    'spam_risk_too_many_posts',
    'This TikTok creator has made too many posts via OpenAPI in the last 24 hours, so this publishing attempt is blocked to minimize spam.',
  ),
  forbidden(
    'a banned creator',
    { creator: 'banned' },
    videoBody(FILE),
    'spam_risk_user_banned_from_posting',
    GUIDELINES,
  ),
  forbidden(
    'a client at its user cap',
    { creator: 'user-cap' },
    videoBody(FILE),
    'reached_active_user_cap',
    GUIDELINES,
  ),
  forbidden(
    'an unaudited client with a public account',
    { client: 'unaudited' },
    videoBody(FILE),
    'unaudited_client_can_only_post_to_private_accounts',
    GUIDELINES,
  ),
  forbidden(
    'an unaudited client with a level other than SELF_ONLY',
    { client: 'unaudited', creator: 'private' },
    videoBody(FILE, { privacy_level: 'MUTUAL_FOLLOW_FRIENDS' }),
    'unaudited_client_can_only_post_to_private_accounts',
    GUIDELINES,
  ),
  forbidden(
    'a sandbox with a public account',
    { client: 'sandbox' },
    videoBody(FILE),
    'unaudited_client_can_only_post_to_private_accounts',
    GUIDELINES,
  ),
  forbidden(
    'a level that the account does not offer',
    { creator: 'ada' },
    videoBody(FILE, { privacy_level: 'FOLLOWER_OF_CREATOR' }),
    'privacy_level_option_mismatch',
    GUIDELINES,
  ),
  forbidden(
    'everyone for a private account',
    { creator: 'private' },
    videoBody(FILE, { privacy_level: 'PUBLIC_TO_EVERYONE' }),
    'privacy_level_option_mismatch',
    GUIDELINES,
  ),
  forbidden(
    'a URL of a foreign host',
    {},
    videoBody({ source: 'PULL_FROM_URL', video_url: 'https://elsewhere.example/a.mp4' }),
    'url_ownership_unverified',
    OWNERSHIP,
  ),
];

async function accepted(simulator: Tested, body: unknown, choice: ConsentChoice = {}): Promise<boolean> {
  const { access_token: token } = await link(simulator, choice);
  const reply = await post(simulator, INIT, token, body);
  return reply.status === 200 && reply.json.error.code === 'ok';
}

describe('POST /v2/post/publish/video/init/', () => {
  for (const { what, choice, body, status, code, message } of REFUSALS)
    it(`refuses ${what} with ${status} ${code}`, async () => {
      await withSimulator({}, async (simulator) => {
        const { access_token: token } = await link(simulator, choice);
        const reply = await post(simulator, INIT, token, body);
        assert.equal(reply.status, status);
        assert.deepEqual(reply.json.data, {});
        assert.equal(reply.json.error.code, code);
        assert.equal(reply.json.error.message, message);
        assert.match(reply.json.error.log_id, /^\d{14}[0-9A-F]{20}$/);
        assert.equal(simulator.control.state().posts.length, 0);
      });
    });

  it('accepts optional members that are null as absent [F9]', async () => {
    const info = { title: null, is_aigc: null, disable_duet: null, video_cover_timestamp_ms: null };
    await withSimulator({}, async (simulator) => assert.ok(await accepted(simulator, videoBody(FILE, info))));
  });

  it('refuses a video of more than 4 GB in the strict profile [F10]', async () => {
    const large = { source: 'FILE_UPLOAD', video_size: 4_000_000_001, chunk_size: 10_000_000, total_chunk_count: 400 };
    const fits = { ...large, video_size: 4_000_000_000 };
    await withSimulator({}, async (simulator) => {
      assert.equal(await accepted(simulator, videoBody(large)), false);
      assert.ok(await accepted(simulator, videoBody(fits)));
    });
  });

  it('refuses a cover timestamp that is no number [F11]', async () => {
    await withSimulator({}, async (simulator) => {
      for (const time of ['abc', '1', {}, true])
        assert.equal(await accepted(simulator, videoBody(FILE, { video_cover_timestamp_ms: time })), false);
    });
  });

  it('answers a publish id and an upload URL of the documented lengths', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator);
      const { json } = await post(simulator, INIT, token, videoBody(FILE));
      assert.match(json.data.publish_id, /^v_pub_file~v2-1\.\d{19}$/);
      assert.match(json.data.upload_url, /\/video\/\?upload_id=\d{19}&upload_token=[\w-]+$/);
      assert.ok(json.data.upload_url.length <= 256);
      assert.deepEqual(Object.keys(json.data), ['publish_id', 'upload_url']);
    });
  });

  const fine: readonly [what: string, info: Record<string, unknown>, choice?: ConsentChoice][] = [
    ['a title of 2,200 code units', { title: '😀'.repeat(1100) }],
    ['no title', { title: undefined }],
    ['a cover time before the first frame', { video_cover_timestamp_ms: -1 }],
    ['a cover time that is no whole number', { video_cover_timestamp_ms: 1.5 }],
    ['a cover time beyond 32 bits', { video_cover_timestamp_ms: 2 ** 31 }],
    [
      'every optional member',
      {
        disable_duet: true,
        disable_stitch: true,
        disable_comment: true,
        brand_content_toggle: false,
        brand_organic_toggle: true,
        is_aigc: true,
      },
    ],
    ['a member that no page lists', { schedule: 5 }],
    ['SELF_ONLY of a private account through an unaudited client', {}, { client: 'unaudited', creator: 'private' }],
    ['SELF_ONLY of a private account through a sandbox', {}, { client: 'sandbox', creator: 'private' }],
    ['an option that only this account has', { privacy_level: 'SUBSCRIBERS_ONLY' }, { creator: 'options-unknown' }],
    ['branded content that only the creator sees', { brand_content_toggle: true }],
  ];
  for (const [what, info, choice] of fine)
    it(`takes ${what}`, async () => {
      await withSimulator({}, async (simulator) => assert.ok(await accepted(simulator, videoBody(FILE, info), choice)));
    });

  it('takes application/json without a charset, and refuses another type', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator);
      const send = (type: string): ReturnType<typeof call> =>
        call(`${simulator.apiOrigin}/v2/${INIT}`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': type },
          body: JSON.stringify(videoBody(FILE)),
        });
      assert.equal((await send('application/json')).status, 200);
      assert.equal((await send('text/plain')).json.error.message, POST_INFO);
    });
  });

  it('refuses in order: token, scope, rate, body, blocks, audit, level, ownership', async () => {
    await withSimulator({}, async (simulator) => {
      const everythingWrong = videoBody(
        { source: 'PULL_FROM_URL', video_url: 'https://elsewhere.example/a.mp4' },
        { privacy_level: 'FOLLOWER_OF_CREATOR' },
      );
      const code = async (token: string | undefined, body: unknown): Promise<string> =>
        (await post(simulator, INIT, token, body)).json.error.code;
      simulator.control.patchCreator('ada', { block: 'reached_active_user_cap', postCap: 0 });
      assert.equal(await code('act.nothing', {}), 'access_token_invalid');
      const narrow = await link(simulator, { client: 'unaudited', scopes: ['video.upload'] });
      for (let index = 0; index < 7; index += 1)
        assert.equal(await code(narrow.access_token, {}), 'scope_not_authorized');
      const { access_token: token } = await link(simulator, { client: 'unaudited' });
      assert.equal(await code(token, {}), 'invalid_params');
      assert.equal(await code(token, everythingWrong), 'spam_risk_too_many_posts');
      simulator.control.patchCreator('ada', { postCap: 15 });
      assert.equal(await code(token, everythingWrong), 'reached_active_user_cap');
      simulator.control.patchCreator('ada', { block: undefined });
      assert.equal(await code(token, everythingWrong), 'unaudited_client_can_only_post_to_private_accounts');
      simulator.control.patchClient('awunaudited000001', { audited: true });
      assert.equal(await code(token, everythingWrong), 'privacy_level_option_mismatch');
      assert.equal(
        await code(token, { ...everythingWrong, post_info: { privacy_level: 'SELF_ONLY' } }),
        'url_ownership_unverified',
      );
      assert.equal(await code(token, {}), 'rate_limit_exceeded');
    });
  });

  it('refuses an app that may no longer ask for the scope, although the creator granted it', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator);
      simulator.control.patchClient('awaudited00000001', { scopes: ['user.info.basic', 'video.upload'] });
      const refused = [
        await post(simulator, INIT, token, videoBody(FILE)),
        await post(simulator, 'post/publish/creator_info/query/', token),
      ];
      for (const { status, json } of refused)
        assert.deepEqual([status, json.error.code], [400, 'scope_permission_missed']);
      assert.equal((await fetchStatus(simulator, token, 'x')).json.error.message, 'invalid_publish_id');
      const draft = await post(simulator, 'post/publish/inbox/video/init/', token, { source_info: FILE });
      assert.equal(draft.status, 200);
    });
  });

  it('spells a refusal in the singular when so set, and only the inits do', async () => {
    await withSimulator({ settings: { singularInvalidParam: true } }, async (simulator) => {
      const { access_token: token } = await link(simulator);
      const codes: string[] = [];
      for (const path of [INIT, 'post/publish/inbox/video/init/', 'post/publish/content/init/'])
        codes.push((await post(simulator, path, token, {})).json.error.code);
      codes.push((await fetchStatus(simulator, token, 'x')).json.error.code);
      assert.deepEqual(codes, ['invalid_param', 'invalid_param', 'invalid_param', 'invalid_params']);
    });
  });

  it('names the mismatch for a missing level in the documented profile', async () => {
    await withSimulator({ profile: 'documented' }, async (simulator) => {
      const { access_token: token } = await link(simulator);
      const reply = await post(simulator, INIT, token, videoBody(FILE, { privacy_level: undefined }));
      assert.equal(reply.status, 403);
      assert.equal(reply.json.error.code, 'privacy_level_option_mismatch');
    });
  });

  const locked: readonly [creator: string, member: string][] = [
    ['comments-off', 'disable_comment'],
    ['no-duet-stitch', 'disable_duet'],
    ['no-duet-stitch', 'disable_stitch'],
    ['private', 'disable_duet'],
    ['private', 'disable_stitch'],
  ];
  for (const [creator, member] of locked)
    it(`accepts ${member}: false for ${creator}, and refuses it only when so set [F2]`, async () => {
      await withSimulator({}, async (simulator) => {
        const info = { [member]: false };
        assert.ok(await accepted(simulator, videoBody(FILE, info), { creator }));
        simulator.control.patchSettings({ refuseDisabledInteractions: true });
        assert.equal(await accepted(simulator, videoBody(FILE, info), { creator }), false);
        assert.ok(await accepted(simulator, videoBody(FILE, { [member]: true }), { creator }));
        assert.ok(await accepted(simulator, videoBody(FILE), { creator }));
      });
    });

  it('refuses private branded content when so set', async () => {
    await withSimulator({ settings: { refusePrivateBrandedContent: true } }, async (simulator) => {
      assert.equal(await accepted(simulator, videoBody(FILE, { brand_content_toggle: true })), false);
      const everyone = { brand_content_toggle: true, privacy_level: 'PUBLIC_TO_EVERYONE' };
      assert.ok(await accepted(simulator, videoBody(FILE, everyone)));
    });
  });
});

describe('POST /v2/post/publish/inbox/video/init/', () => {
  const INBOX = 'post/publish/inbox/video/init/';

  it('takes source_info alone, also of a public account through an unaudited client', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator, { client: 'unaudited', scopes: ['video.upload'] });
      const { json } = await post(simulator, INBOX, token, { source_info: FILE });
      assert.equal(json.error.code, 'ok');
      assert.match(json.data.publish_id, /^v_inbox_file~v2\.\d{19}$/);
      assert.ok(json.data.upload_url.startsWith(simulator.origin));
    });
  });

  const refusals: readonly [what: string, choice: ConsentChoice, body: unknown, status: number, code: string][] = [
    [
      'the scope for direct posts alone',
      { scopes: ['video.publish'] },
      { source_info: FILE },
      401,
      'scope_not_authorized',
    ],
    ['no source_info', {}, {}, 400, 'invalid_params'],
    ['a banned creator', { creator: 'banned' }, { source_info: FILE }, 403, 'spam_risk_user_banned_from_posting'],
    [
      'a foreign URL',
      {},
      { source_info: { source: 'PULL_FROM_URL', video_url: 'https://elsewhere.example/a.mp4' } },
      403,
      'url_ownership_unverified',
    ],
  ];
  for (const [what, choice, body, status, code] of refusals)
    it(`refuses ${what} with ${status} ${code}`, async () => {
      await withSimulator({}, async (simulator) => {
        const { access_token: token } = await link(simulator, choice);
        const reply = await post(simulator, INBOX, token, body);
        assert.equal(reply.status, status);
        assert.equal(reply.json.error.code, code);
      });
    });

  it('does not count toward the cap on posts', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator, { creator: 'capped' });
      assert.equal((await post(simulator, INBOX, token, { source_info: FILE })).status, 200);
    });
  });
});
