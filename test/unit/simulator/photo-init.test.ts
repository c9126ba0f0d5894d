import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { link, post, withSimulator, type ConsentChoice } from './support.js';

const INIT = 'post/publish/content/init/';
const POST_INFO = 'The request post info is empty or incorrect';
const SOURCE_INFO = 'The request source info is empty or incorrect';
const MEDIA_TYPE = 'Invalid media_type or post_mode';

interface Changes {
  readonly top?: Record<string, unknown>;
  readonly info?: Record<string, unknown>;
  readonly source?: Record<string, unknown>;
}

function body({ top = {}, info = {}, source = {} }: Changes = {}): Record<string, unknown> {
  return {
    media_type: 'PHOTO',
    post_mode: 'DIRECT_POST',
    post_info: { title: 'Three photos', description: 'Of a walk', privacy_level: 'SELF_ONLY', ...info },
    source_info: {
      source: 'PULL_FROM_URL',
      photo_images: ['https://media.example.com/1.jpg', 'https://media.example.com/2.webp'],
      photo_cover_index: 0,
      ...source,
    },
    ...top,
  };
}

function urls(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `https://media.example.com/${index}.jpg`);
}

const INVALID: readonly [what: string, changes: Changes, message: string][] = [
  ['another media type', { top: { media_type: 'VIDEO' } }, MEDIA_TYPE],
  ['the mode as the table prints it', { top: { post_mode: 'DIRECT POST' } }, MEDIA_TYPE],
  ['no mode', { top: { post_mode: undefined } }, MEDIA_TYPE],
  ['no post_info', { top: { post_info: undefined } }, POST_INFO],
  ['a title of 91 code units', { info: { title: 'a'.repeat(91) } }, POST_INFO],
  ['a title of 46 emoji', { info: { title: '😀'.repeat(46) } }, POST_INFO],
  ['a description of 4,001 code units', { info: { description: 'a'.repeat(4001) } }, POST_INFO],
  ['auto_add_music as text', { info: { auto_add_music: 'yes' } }, POST_INFO],
  ['no privacy level', { info: { privacy_level: undefined } }, POST_INFO],
  ['is_aigc as text', { top: { is_aigc: 'true' } }, POST_INFO],
  ['no source_info', { top: { source_info: undefined } }, SOURCE_INFO],
  ['a file upload', { source: { source: 'FILE_UPLOAD' } }, SOURCE_INFO],
  ['no photo', { source: { photo_images: [] } }, SOURCE_INFO],
  ['36 photos', { source: { photo_images: urls(36) } }, SOURCE_INFO],
  ['a photo that is no URL', { source: { photo_images: ['1.jpg'] } }, SOURCE_INFO],
  ['no cover', { source: { photo_cover_index: undefined } }, SOURCE_INFO],
  ['a cover beyond the photos', { source: { photo_cover_index: 2 } }, SOURCE_INFO],
  ['a cover before the first', { source: { photo_cover_index: -1 } }, SOURCE_INFO],
];

describe('POST /v2/post/publish/content/init/', () => {
  for (const [what, changes, message] of INVALID)
    it(`refuses ${what}: ${message}`, async () => {
      await withSimulator({}, async (simulator) => {
        const { access_token: token } = await link(simulator);
        const reply = await post(simulator, INIT, token, body(changes));
        assert.equal(reply.status, 400);
        assert.equal(reply.json.error.code, 'invalid_params');
        assert.equal(reply.json.error.message, message);
      });
    });

  const refusals: readonly [what: string, choice: ConsentChoice, changes: Changes, status: number, code: string][] = [
    ['a direct post with the scope for drafts', { scopes: ['video.upload'] }, {}, 401, 'scope_not_authorized'],
    [
      'a draft with the scope for direct posts',
      { scopes: ['video.publish'] },
      { top: { post_mode: 'MEDIA_UPLOAD' } },
      401,
      'scope_not_authorized',
    ],
    [
      'a draft for an app before 31.8',
      { creator: 'old-app' },
      { top: { post_mode: 'MEDIA_UPLOAD' } },
      400,
      'app_version_check_failed',
    ],
    ['a banned creator', { creator: 'banned' }, {}, 403, 'spam_risk_user_banned_from_posting'],
    ['a creator at the cap', { creator: 'capped' }, {}, 403, 'spam_risk_too_many_posts'],
    ['an unaudited client', { client: 'unaudited' }, {}, 403, 'unaudited_client_can_only_post_to_private_accounts'],
    [
      'a level that the account does not offer',
      {},
      { info: { privacy_level: 'FOLLOWER_OF_CREATOR' } },
      403,
      'privacy_level_option_mismatch',
    ],
    [
      'one foreign URL among its own',
      {},
      { source: { photo_images: ['https://media.example.com/1.jpg', 'https://elsewhere.example/2.jpg'] } },
      403,
      'url_ownership_unverified',
    ],
  ];
  for (const [what, choice, changes, status, code] of refusals)
    it(`refuses ${what} with ${status} ${code}`, async () => {
      await withSimulator({}, async (simulator) => {
        const { access_token: token } = await link(simulator, choice);
        const reply = await post(simulator, INIT, token, body(changes));
        assert.equal(reply.status, status);
        assert.equal(reply.json.error.code, code);
      });
    });

  it('answers a publish id and no upload URL, for direct posts and drafts', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator);
      const direct = await post(simulator, INIT, token, body({ source: { photo_images: urls(35) } }));
      assert.deepEqual(Object.keys(direct.json.data), ['publish_id']);
      assert.match(direct.json.data.publish_id, /^p_pub_url~v2\.\d{19}$/);
      const draft = await post(simulator, INIT, token, body({ top: { post_mode: 'MEDIA_UPLOAD', post_info: {} } }));
      assert.match(draft.json.data.publish_id, /^p_inbox_url~v2\.\d{19}$/);
    });
  });

  it('takes photo drafts of an app of 31.8, and compares versions by their numbers', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator, { creator: 'old-app' });
      for (const [appVersion, status] of [
        ['31.8', 200],
        ['31.10', 200],
        ['4.9', 400],
        ['100.0', 200],
      ] as const) {
        simulator.control.patchCreator('old-app', { appVersion });
        assert.equal(
          (await post(simulator, INIT, token, body({ top: { post_mode: 'MEDIA_UPLOAD' } }))).status,
          status,
          appVersion,
        );
      }
    });
  });
});
