import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { ownPath } from '../../../src/server/oauth/connect.js';
import { parseTokenAnswer } from '../../../src/wire/oauth.js';
import type { TestBrowser } from './support/browser.js';
import { codeOf } from './support/browser.js';
import { BASE, connect, consent, openStage } from './support/stage.js';
import type { Stage } from './support/stage.js';

const ORIGIN = new URL(BASE).origin;

/** What the page in the popup sends to the waiting page, or `undefined` when it sends nothing. */
async function messageOf(page: Response): Promise<unknown> {
  const [, message] = /const message = (\{.*?\});/.exec(await page.clone().text()) ?? [];
  return message === undefined ? undefined : JSON.parse(message);
}

describe('GET connect', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  it('sends the browser to the consent page with a new state and a hexadecimal challenge each time', async () => {
    const seen = new Set<string>();
    for (let turn = 0; turn < 20; turn += 1) {
      const answer = await stage.browser().get('connect?nonce=abc');
      assert.equal(answer.status, 302);
      const target = new URL(answer.headers.get('location') ?? '');
      assert.equal(target.origin + target.pathname, stage.simulator.authorizeUrl);
      const query = Object.fromEntries(target.searchParams);
      assert.equal(query['client_key'], 'awaudited00000001');
      assert.equal(query['scope'], 'user.info.basic,video.publish,video.upload');
      assert.equal(query['redirect_uri'], `${BASE}/callback`);
      assert.equal(query['disable_auto_auth'], '1');
      assert.match(query['code_challenge'] ?? '', /^[\da-f]{64}$/);
      // 32 random bytes are 256 bits.
      assert.match(query['state'] ?? '', /^[\w-]{43}$/);
      seen.add(`${query['state']}`).add(`${query['code_challenge']}`);
    }
    assert.equal(seen.size, 40);
  });

  it('takes a nonce of plain letters only', async () => {
    for (const nonce of ['<script>', 'a b', 'x'.repeat(129), '%22']) {
      const answer = await stage.browser().get(`connect?nonce=${encodeURIComponent(nonce)}`);
      assert.equal(answer.status, 400, nonce);
    }
  });

  it('names no origin that it does not know', async () => {
    const answer = await stage.browser().get('connect?nonce=a&origin=https://evil.example');
    assert.equal(answer.status, 403);
  });
});

describe('return_to', () => {
  it('leads to a path of the own pages and nowhere else', () => {
    for (const path of ['/', '/compose', '/a/b?c=d&e=%20#f', '/%2e%2e/x']) {
      const target = ownPath(path, ORIGIN);
      assert.equal(new URL(target ?? '', ORIGIN).origin, ORIGIN, path);
    }
    const tricks = [
      '',
      'compose',
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/\t/evil.example',
      '/\n/evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '/..//evil.example',
      '/./\\evil.example',
      '/a\r\nset-cookie: x=y',
      '/é',
      ' /compose',
      '///evil.example',
      `/${'a'.repeat(2001)}`,
    ];
    for (const trick of tricks) assert.equal(ownPath(trick, ORIGIN), undefined, JSON.stringify(trick));
  });

  it('never leaves the own origin, whatever is asked for', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
        ),
        (text) => {
          const path = ownPath(text, ORIGIN);
          if (path !== undefined) assert.equal(new URL(path, ORIGIN).origin, ORIGIN);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('GET callback', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  it('tells the waiting page its nonce and that it worked, at the exact origin, and nothing else', async () => {
    const page = await connect(stage.browser(), 'ada', { nonce: 'N-1' });
    assert.equal(page.status, 200);
    assert.deepEqual(await messageOf(page), { source: 'share-to-tiktok', ok: true, nonce: 'N-1' });
    const html = await page.text();
    assert.match(html, new RegExp(`opener\\?\\.postMessage\\(message, "${ORIGIN}"\\)`));
    assert.match(html, /new BroadcastChannel\('share-to-tiktok'\)/);
    assert.doesNotMatch(html, /act\.|rft\.|code=|state=/);
    const csp = page.headers.get('content-security-policy') ?? '';
    const [, nonce] = /script-src 'nonce-([\w-]{22})'/.exec(csp) ?? [];
    assert.ok(html.includes(`<script nonce="${nonce}">`));
    assert.match(csp, /^default-src 'none';/);
    assert.match(csp, /frame-ancestors 'none'/);
    // With it the opener would be cut off by the kit itself.
    assert.equal(page.headers.get('cross-origin-opener-policy'), null);
  });

  it('returns to the path that the page came from', async () => {
    const page = await connect(stage.browser(), 'ada', { query: '&return_to=%2Fcompose%3Fdraft%3D1' });
    assert.equal(page.status, 303);
    assert.equal(page.headers.get('location'), `${ORIGIN}/compose?draft=1`);
  });

  it('changes the session at login, so that an id from before is worth nothing', async () => {
    const browser = stage.browser();
    await browser.get('connect?nonce=a');
    const before = new Map(browser.cookies);
    await connect(browser);
    assert.equal(await codeOf(await browser.post('creator-info')), 'ok');
    assert.notDeepEqual(browser.cookies, before);
    const planted = stage.browser();
    for (const [name, value] of before) planted.cookies.set(name, value);
    assert.equal(await codeOf(await planted.post('creator-info')), 'not_connected');
  });

  const lost = async (page: Response) => {
    assert.equal(page.status, 400);
    assert.equal(await messageOf(page), undefined, 'nobody is told anything');
    assert.equal(page.headers.getSetCookie().length, 0);
  };

  it('refuses a state that was used', async () => {
    const browser = stage.browser();
    const back = await consent(browser);
    const cookies = new Map(browser.cookies);
    assert.equal((await browser.navigate(back)).status, 200);
    await lost(await browser.navigate(back));
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    await lost(await browser.navigate(back));
  });

  it('lets one of two simultaneous returns through', async () => {
    const browser = stage.browser();
    const back = await consent(browser);
    const [one, other] = await Promise.all([browser.navigate(back), browser.navigate(back)]);
    assert.deepEqual([one.status, other.status].sort(), [200, 400]);
  });

  it('refuses a state of another browser', async () => {
    const back = await consent(stage.browser());
    const victim = stage.browser();
    await victim.get('connect?nonce=mine');
    await lost(await victim.navigate(back));
    await lost(await stage.browser().navigate(back));
    assert.equal(await codeOf(await victim.post('creator-info')), 'not_connected');
  });

  it('refuses a state after ten minutes', async () => {
    const browser = stage.browser();
    const back = await consent(browser);
    stage.clock.advance(10 * 60 * 1000);
    await lost(await browser.navigate(back));
  });

  it('tells the log why: most often the cookie of the host did not come along', async () => {
    let user: string | undefined = 'alice';
    const hosted = await openStage({ identify: () => user });
    const why = async (back: string, browser = hosted.browser()) => {
      await lost(await browser.navigate(back));
      return hosted.log.at(-1)?.message;
    };
    const browser = hosted.browser();
    const back = await consent(browser);
    user = undefined;
    assert.match((await why(back, browser)) ?? '', /identify names no user: .*SameSite=Strict/);
    assert.match((await why(back, browser)) ?? '', /state is unknown, used or older/);
    user = 'alice';
    assert.match((await why(await consent(hosted.browser()))) ?? '', /another session, or no cookie/);
    const switched = await consent(browser);
    user = 'bob';
    assert.match((await why(switched, browser)) ?? '', /another user/);
    await hosted.close();
  });

  it('refuses states that it never gave: none, empty, swapped, changed in any letter', async () => {
    const browser = stage.browser();
    const back = new URL(await consent(browser));
    const state = back.searchParams.get('state') ?? '';
    const other = new URL(await consent(stage.browser())).searchParams.get('state') ?? '';
    const variants = [undefined, '', other, state.toLowerCase(), `${state}A`, state.slice(1), `${state},${state}`];
    for (let index = 0; index < state.length; index += 1) {
      variants.push(state.slice(0, index) + (state[index] === 'A' ? 'B' : 'A') + state.slice(index + 1));
    }
    for (const variant of variants) {
      const tried = new URL(back);
      if (variant === undefined) tried.searchParams.delete('state');
      else tried.searchParams.set('state', variant);
      await lost(await browser.navigate(tried.href));
    }
    assert.equal((await browser.navigate(back.href)).status, 200, 'the true one still works');
  });

  it('says that the user did not agree, by a code, and keeps what TikTok said for the log', async () => {
    const browser = stage.browser();
    const back = new URL(await consent(browser, 'ada', { nonce: 'N-2' }));
    back.searchParams.delete('code');
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_type', 'non_sandbox_target');
    back.searchParams.set('error_description', '<script>alert(1)</script>');
    const page = await browser.navigate(back.href);
    assert.deepEqual(await messageOf(page), {
      source: 'share-to-tiktok',
      ok: false,
      nonce: 'N-2',
      code: 'connect_failed',
    });
    assert.doesNotMatch(await page.text(), /alert/);
    assert.match(stage.log.at(-1)?.message ?? '', /error=access_denied error_type=non_sandbox_target/);
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
  });

  it('tries again to revoke what was granted without a scope for posting [S12]', async () => {
    const own = await openStage();
    own.simulator.control.addFault({ kind: 'server_error', endpoint: 'revoke' });
    await connect(own.browser(), 'ada', { scopes: [] });
    const revocations = () =>
      own.simulator.control.state().requests.filter(({ endpoint }) => endpoint === 'revoke').length;
    assert.equal(revocations(), 1);
    assert.match(own.log.map(({ message }) => message).join(), /revoke: [\w ]+; it is tried again/);
    for (let turn = 0; turn < 1000 && revocations() < 2; turn += 1) {
      await own.quiet();
      own.clock.advance(60_000);
    }
    assert.equal(revocations(), 2);
    await own.close();
  });

  it('links nothing when no scope for posting was granted, and revokes', async () => {
    stage.simulator.control.clearRequests();
    const browser = stage.browser();
    const page = await connect(browser, 'ada', { scopes: [] });
    assert.equal(((await messageOf(page)) as { code: string }).code, 'scope_not_authorized');
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
    const endpoints = stage.simulator.control.state().requests.map(({ endpoint }) => endpoint);
    assert.ok(endpoints.includes('revoke'));
  });

  it('does not take a code that TikTok refuses', async () => {
    const browser = stage.browser();
    const back = new URL(await consent(browser));
    back.searchParams.set('code', 'made-up');
    assert.equal(((await messageOf(await browser.navigate(back.href))) as { code: string }).code, 'connect_failed');
  });
});

describe('identify', () => {
  it('keeps the accounts of two users of one browser apart', async () => {
    let user: string | undefined = 'alice';
    const stage = await openStage({ identify: () => user });
    const browser = stage.browser();
    await connect(browser, 'ada');
    const nickname = async () =>
      /"creator_nickname":"([^"]*)"/.exec(await (await browser.post('creator-info')).text())?.[1];
    assert.equal(await nickname(), 'Ada Lovelace');
    user = 'bob';
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
    await connect(browser, 'private');
    assert.equal(await nickname(), 'Grace Hopper');
    user = 'alice';
    assert.equal(await nickname(), 'Ada Lovelace');
    user = undefined;
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
    assert.equal((await browser.get('connect?nonce=a')).status, 401);
    await stage.close();
  });

  it('refuses a return from TikTok when another user is signed in by then', async () => {
    let user = 'alice';
    const stage = await openStage({ identify: () => user });
    const browser = stage.browser();
    const back = await consent(browser);
    user = 'bob';
    assert.equal((await browser.navigate(back)).status, 400);
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
    await stage.close();
  });
});

describe('a connection that fails for a reason of the backend', () => {
  const failing = (stage: Stage, step: 'set' | 'get' | 'setIfAbsent' | 'delete', key: RegExp) => {
    const { storage } = stage.options;
    const troubled = (name: string) => (key.test(name) ? Promise.reject(new Error('storage is full')) : undefined);
    return stage.secondProcess({
      storage: {
        ...storage,
        get: async (name) => (step === 'get' ? troubled(name) : undefined) ?? storage.get(name),
        set: async (name, ...rest) => (step === 'set' ? troubled(name) : undefined) ?? storage.set(name, ...rest),
        setIfAbsent: async (name, ...rest) =>
          (step === 'setIfAbsent' ? troubled(name) : undefined) ?? storage.setIfAbsent(name, ...rest),
        delete: async (name) => (step === 'delete' ? troubled(name) : undefined) ?? storage.delete(name),
      },
    });
  };
  /** The same browser, as another process meets it. */
  const moved = (stage: Stage, from: TestBrowser, backend: ReturnType<Stage['secondProcess']>) => {
    const browser = stage.browser(backend);
    for (const [name, value] of from.cookies) browser.cookies.set(name, value);
    return browser;
  };
  const told = { source: 'share-to-tiktok', ok: false, nonce: 'N-3' };

  it('ends in a page that tells the waiting page: nobody signed in, no storage, no answer of identify', async () => {
    const stage = await openStage();
    const cases = [
      [stage.secondProcess({ identify: () => null }), 401, 'not_connected'],
      [stage.secondProcess({ identify: () => Promise.reject(new Error('down')) }), 500, 'adapter'],
      [failing(stage, 'set', /^state:/), 500, 'adapter'],
    ] as const;
    for (const [backend, status, code] of cases) {
      const page = await stage.browser(backend).get('connect?nonce=N-3');
      assert.equal(page.status, status);
      assert.deepEqual(await messageOf(page), { ...told, code });
      assert.match(await page.text(), new RegExp(`postMessage\\(message, "${ORIGIN}"\\)`));
      assert.equal(stage.log.at(-1)?.code, code);
      const back = await stage.browser(backend).get('connect?nonce=N-3&return_to=%2Fcompose');
      assert.equal(back.headers.get('location'), `${ORIGIN}/compose`);
    }
    await stage.close();
  });

  it('tells the waiting page of trouble after consent too, and shows a page when it cannot know who waits', async () => {
    const stage = await openStage();
    for (const [backend, message] of [
      [failing(stage, 'setIfAbsent', /^account:/), { ...told, code: 'adapter' }],
      [failing(stage, 'set', /^link:/), { ...told, code: 'adapter' }],
      [failing(stage, 'get', /^state:/), undefined],
    ] as const) {
      const browser = stage.browser(backend);
      const page = await browser.navigate(await consent(browser, 'ada', { nonce: 'N-3' }));
      assert.equal(page.status, 500);
      assert.deepEqual(await messageOf(page), message);
      assert.match(await page.text(), /Your TikTok account was not connected/);
      assert.match(stage.log.at(-1)?.message ?? '', /storage is full/);
    }
    await stage.close();
  });

  it('leaves the account that was linked before as it was', async () => {
    const stage = await openStage();
    for (const backend of [failing(stage, 'setIfAbsent', /^account:/), failing(stage, 'set', /^link:/)]) {
      const troubled = moved(stage, await stage.connected('ada'), backend);
      const page = await connect(troubled, 'private', { nonce: 'N-3' });
      assert.deepEqual(await messageOf(page), { ...told, code: 'adapter' });
      assert.equal(await codeOf(await moved(stage, troubled, stage.backend).post('creator-info')), 'ok');
      stage.clock.advance(60_000);
    }
    await stage.close();
  });

  it('is none when only the account that was linked before could not be left', async () => {
    const stage = await openStage();
    const browser = moved(stage, await stage.connected('ada'), failing(stage, 'delete', /^link:/));
    assert.deepEqual(await messageOf(await connect(browser, 'private', { nonce: 'N-3' })), { ...told, ok: true });
    assert.equal(await codeOf(await browser.post('creator-info')), 'ok');
    const fault = stage.log.find(({ event }) => event === 'fault')?.message ?? '';
    assert.match(fault, /was not left: Error: storage is full/);
    await stage.close();
  });

  it('does not come of a session that cannot be kept', async () => {
    const stage = await openStage();
    const browser = moved(stage, await stage.connected('ada'), failing(stage, 'get', /^link:/));
    stage.clock.advance(11 * 60_000);
    assert.equal((await browser.get('connect?nonce=N-3')).status, 302);
    await stage.close();
  });
});

describe('the code of a callback', () => {
  /** A stage whose token endpoint answers so; `sent` holds what it was sent. */
  async function answering(answer: object, status = 200) {
    const sent: URLSearchParams[] = [];
    const stage = await openStage();
    const backend = stage.secondProcess({
      fetch: async (input, init) => {
        if (!String(input).endsWith('/v2/oauth/token/')) return fetch(input, init);
        sent.push(new URLSearchParams(String(init?.body)));
        return new Response(JSON.stringify(answer), { status });
      },
    });
    const browser = stage.browser(backend);
    const begun = await browser.get('connect?nonce=N-4');
    const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
    return {
      stage,
      sent,
      come: (code: string) => browser.navigate(`${BASE}/callback?code=${code}&scopes=x&state=${state}`),
    };
  }

  it('reaches the token endpoint as TikTok made it, with an asterisk and an exclamation mark in it [F19]', async () => {
    const { stage, sent, come } = await answering({ error: 'invalid_grant', error_description: 'x', log_id: '1' });
    assert.equal((await messageOf(await come('v-Ab_1%2A2!0%214%2B'))) !== undefined, true);
    assert.equal(sent[0]?.get('code'), 'v-Ab_1*2!0!4+');
    await stage.close();
  });

  for (const status of [200, 400])
    it(`links nothing for an error answer without a token, with HTTP ${status} [F19]`, async () => {
      const { stage, come } = await answering({ error: 'invalid_grant', error_description: 'expired' }, status);
      const page = await come('abc');
      assert.deepEqual(await messageOf(page), {
        source: 'share-to-tiktok',
        ok: false,
        nonce: 'N-4',
        code: 'connect_failed',
      });
      assert.equal(stage.log.at(-1)?.message, 'token endpoint: invalid_grant');
      await stage.close();
    });

  it('logs nothing that the token endpoint wrote but a name [S24]', async () => {
    for (const error of ['invalid\n{"level":"info"}', 'a secret text', 'x'.repeat(5000), '']) {
      const { stage, come } = await answering({ error, log_id: 'not a log id' });
      await come('abc');
      const line = JSON.stringify(stage.log.at(-1));
      assert.match(line, /token endpoint: unreadable/);
      assert.doesNotMatch(line, /secret|level\\|not a log id|xxxx/);
      await stage.close();
    }
  });
});

describe('the browser that began', () => {
  it('is the one that may finish, also when the same user is signed in elsewhere', async () => {
    const stage = await openStage({ identify: () => 'alice' });
    const back = await consent(stage.browser());
    const other = stage.browser();
    await other.get('connect?nonce=a');
    assert.equal((await other.navigate(back)).status, 400);
    assert.equal(await codeOf(await other.post('creator-info')), 'not_connected');
    await stage.close();
  });
});

describe('parseTokenAnswer', () => {
  it('goes by the body, whatever the HTTP status was', () => {
    assert.deepEqual(parseTokenAnswer('{"error":"invalid_grant","error_description":"x","log_id":"20261001"}'), {
      kind: 'refused',
      error: 'invalid_grant',
      logId: '20261001',
    });
    for (const text of ['', '<html>', '{}', '[]', 'null', '{"access_token":""}', '{"error":{"code":"x"}}']) {
      assert.deepEqual(parseTokenAnswer(text), { kind: 'unreadable' }, text);
    }
  });
});
