import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { call, link, post, videoBody, wholeFile, withSimulator, type Reply, type Tested } from './support.js';

type Call = (simulator: Tested, token: string) => Promise<Reply>;

const PULL = { source: 'PULL_FROM_URL', photo_images: ['https://media.example.com/a.jpg'], photo_cover_index: 0 };

const LIMITED: readonly [endpoint: string, limit: number, call: Call][] = [
  ['creator_info/query', 20, (simulator, token) => post(simulator, 'post/publish/creator_info/query/', token)],
  [
    'video/init',
    6,
    (simulator, token) => post(simulator, 'post/publish/video/init/', token, videoBody(wholeFile(1000))),
  ],
  ['inbox/video/init', 6, (simulator, token) => post(simulator, 'post/publish/inbox/video/init/', token, {})],
  [
    'content/init',
    6,
    (simulator, token) => post(simulator, 'post/publish/content/init/', token, { source_info: PULL }),
  ],
  ['status/fetch', 30, (simulator, token) => post(simulator, 'post/publish/status/fetch/', token, {})],
  [
    'user/info',
    600,
    (simulator, token) =>
      call(`${simulator.apiOrigin}/v2/user/info/?fields=open_id`, { headers: { Authorization: `Bearer ${token}` } }),
  ],
];

describe('rate limits', () => {
  for (const [endpoint, limit, ask] of LIMITED)
    it(`lets ${limit} calls of ${endpoint} through within any minute`, async () => {
      await withSimulator({}, async (simulator) => {
        const { access_token: token } = await link(simulator);
        for (let index = 0; index < limit; index += 1) {
          assert.notEqual((await ask(simulator, token)).status, 429, `call ${index + 1}`);
          // The first call stands alone, the rest come half a minute later.
          if (index === 0) await simulator.control.advance(30_000);
        }
        const refused = await ask(simulator, token);
        assert.equal(refused.status, 429);
        assert.equal(refused.json.error.code, 'rate_limit_exceeded');
        assert.equal(refused.json.error.message, 'The API rate limit was exceeded. Please try again later.');
        assert.equal(refused.headers.get('retry-after'), null);
        await simulator.control.advance(29_999);
        assert.equal((await ask(simulator, token)).status, 429, 'a millisecond early');
        await simulator.control.advance(1);
        assert.notEqual((await ask(simulator, token)).status, 429, 'the first call has left the window');
        assert.equal((await ask(simulator, token)).status, 429, 'the others have not');
      });
    });

  it('are counted for each access token by itself', async () => {
    await withSimulator({}, async (simulator) => {
      const one = await link(simulator);
      const other = await link(simulator, { creator: 'short' });
      for (let index = 0; index < 21; index += 1)
        await post(simulator, 'post/publish/creator_info/query/', one.access_token);
      assert.equal((await post(simulator, 'post/publish/creator_info/query/', one.access_token)).status, 429);
      assert.equal((await post(simulator, 'post/publish/creator_info/query/', other.access_token)).status, 200);
    });
  });
});

describe('caps', () => {
  const init = (simulator: Tested, token: string, info = {}): Promise<Reply> =>
    post(simulator, 'post/publish/video/init/', token, videoBody(wholeFile(1000), info));

  it('counts the posts of a creator over all clients for 24 hours', async () => {
    await withSimulator({}, async (simulator) => {
      simulator.control.patchCreator('ada', { postCap: 2 });
      const audited = await link(simulator);
      const desktop = await link(simulator, {
        client: 'desktop',
        redirectUri: 'http://127.0.0.1:4000/callback',
        challenge: 'x',
      });
      assert.equal(desktop.access_token, undefined, 'a wrong challenge links nothing');
      simulator.control.patchClient('awunaudited000001', { audited: true });
      const other = await link(simulator, { client: 'unaudited' });
      assert.equal((await init(simulator, audited.access_token)).status, 200);
      assert.equal((await init(simulator, other.access_token)).status, 200);
      const refused = await init(simulator, audited.access_token);
      assert.equal(refused.status, 403);
      assert.equal(refused.json.error.code, 'spam_risk_too_many_posts');
      assert.equal(
        refused.json.error.message,
        'This TikTok creator has made too many posts via OpenAPI in the last 24 hours, so this publishing attempt is blocked to minimize spam.',
      );
      const info = await post(simulator, 'post/publish/creator_info/query/', audited.access_token);
      assert.equal(info.status, 200);
      assert.equal(info.json.error.code, 'spam_risk_too_many_posts');
      await simulator.control.advance(86_400_000);
      const fresh = await link(simulator);
      assert.equal((await init(simulator, fresh.access_token)).status, 200);
    });
  });

  it('lets five creators a day post through an unaudited client', async () => {
    await withSimulator({}, async (simulator) => {
      const ids = ['ada', 'short', 'long', 'all-off', 'rtl', 'comments-off'];
      const tokens: string[] = [];
      for (const id of ids) {
        simulator.control.patchCreator(id, { privateAccount: true });
        tokens.push((await link(simulator, { client: 'unaudited', creator: id })).access_token);
      }
      for (const token of tokens.slice(0, 5)) assert.equal((await init(simulator, token)).status, 200);
      const sixth = await init(simulator, tokens[5] ?? '');
      assert.equal(sixth.status, 403);
      assert.equal(sixth.json.error.code, 'reached_active_user_cap');
      assert.equal((await init(simulator, tokens[0] ?? '')).status, 200, 'who has posted may post again');
      const info = await post(simulator, 'post/publish/creator_info/query/', tokens[5] ?? '');
      assert.equal(info.status, 200);
      assert.equal(info.json.error.code, 'reached_active_user_cap');
    });
  });

  it('holds an audited client to the cap of its audit', async () => {
    await withSimulator({}, async (simulator) => {
      simulator.control.patchClient('awaudited00000001', { activeUserCap: 1 });
      const first = await link(simulator);
      const second = await link(simulator, { creator: 'short' });
      assert.equal((await init(simulator, first.access_token)).status, 200);
      assert.equal((await init(simulator, second.access_token)).json.error.code, 'reached_active_user_cap');
    });
  });

  it('holds at most five drafts in the inbox, and frees one when it is posted or a day has passed', async () => {
    await withSimulator({}, async (simulator) => {
      const draft = (token: string): Promise<Reply> =>
        post(simulator, 'post/publish/inbox/video/init/', token, { source_info: wholeFile(1000) });
      const { access_token: token } = await link(simulator);
      for (let index = 0; index < 5; index += 1) assert.equal((await draft(token)).status, 200);
      const refused = await draft(token);
      assert.equal(refused.status, 403);
      assert.equal(refused.json.error.code, 'spam_risk_too_many_pending_share');
      await simulator.control.advance(86_400_000);
      const fresh = await link(simulator);
      assert.equal((await draft(fresh.access_token)).status, 200);
    });
  });
});
