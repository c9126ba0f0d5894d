import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyRing } from '../../../src/server/crypto/key-ring.js';
import { memoryStorage } from '../../../src/server/index.js';
import type { ShareToTikTokOptions, Storage } from '../../../src/server/index.js';
import { sessions } from '../../../src/server/sessions/session.js';
import { codeOf } from './support/browser.js';
import { COOKIE_KEY } from './support/constants.js';
import { whileTimePasses } from './support/posts.js';
import { connect, consent, openStage } from './support/stage.js';
import type { Stage } from './support/stage.js';

const DAY = 24 * 60 * 60 * 1000;
const count = (stage: Stage, endpoint: string) =>
  stage.simulator.control.state().requests.filter((request) => request.endpoint === endpoint).length;

/** A host's user, because a browser session does not outlive the day that a token lives. */
const user = { identify: () => 'alice' };

describe('tokens', () => {
  it('are refreshed once, however many ask in however many processes', async () => {
    const stage = await openStage(user);
    const browser = await stage.connected();
    const other = stage.browser(stage.secondProcess());
    stage.simulator.control.clearRequests();
    stage.clock.advance(DAY - 60_000);
    const asking = Array.from({ length: 12 }, (_, index) => (index % 2 ? browser : other).post('creator-info'));
    // Those who wait for the lock look again when time passes.
    const answers = await whileTimePasses(stage, 50, Promise.all(asking));
    for (const answer of answers) assert.equal(await codeOf(answer), 'ok');
    assert.equal(count(stage, 'token'), 1);
    await stage.close();
  });

  it('keep the rotated refresh token, refresh after refresh', async () => {
    const stage = await openStage(user);
    const browser = await stage.connected();
    for (let day = 0; day < 4; day += 1) {
      stage.clock.advance(DAY + 1000);
      assert.equal(await codeOf(await browser.post('creator-info')), 'ok', `day ${day}`);
    }
    assert.equal(count(stage, 'token'), 5);
    await stage.close();
  });

  it('that TikTok has ended early are refreshed and the call is made again', async () => {
    const stage = await openStage(user);
    const browser = await stage.connected();
    stage.simulator.control.expireAccessTokens('ada');
    assert.equal(await codeOf(await browser.post('creator-info')), 'ok');
    assert.equal(count(stage, 'token'), 2);
    await stage.close();
  });

  it('that cannot be refreshed any more leave the account unlinked', async () => {
    const stage = await openStage(user);
    const browser = await stage.connected();
    stage.simulator.control.expireRefreshTokens('ada');
    stage.simulator.control.expireAccessTokens('ada');
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
    await stage.close();
  });

  it('still serve while they live when the token endpoint is in trouble', async () => {
    const stage = await openStage(user);
    const browser = await stage.connected();
    stage.clock.advance(DAY - 60_000);
    stage.simulator.control.addFault({ kind: 'reset', endpoint: 'token', times: null });
    assert.equal(await codeOf(await browser.post('creator-info')), 'ok');
    stage.clock.advance(120_000);
    assert.equal(await codeOf(await browser.post('creator-info')), 'internal_error');
    stage.simulator.control.clearFaults();
    assert.equal(await codeOf(await browser.post('creator-info')), 'ok', 'trouble does not cost the link');
    await stage.close();
  });
});

describe('a token endpoint that refuses the backend', () => {
  it('costs no creator the link, and says why in the log but not with which secret', async () => {
    const stage = await openStage(user);
    const browser = await stage.connected();
    const mistyped = stage.browser(stage.secondProcess({ clientSecret: 'a-mistyped-secret' }));
    stage.clock.advance(DAY + 1000);
    for (let turn = 0; turn < 2; turn += 1) {
      const answer = await mistyped.post('creator-info');
      assert.equal(answer.status, 502);
      assert.equal(await codeOf(answer), 'internal_error');
    }
    const told = stage.log.filter(({ event }) => event === 'fault');
    assert.deepEqual(
      told.map(({ message }) => message),
      ['token endpoint: invalid_client', 'token endpoint: invalid_client'],
    );
    assert.doesNotMatch(JSON.stringify(stage.log), /mistyped/);
    assert.equal(await codeOf(await browser.post('creator-info')), 'ok', 'with the right secret all is well');
    await stage.close();
  });
});

describe('POST disconnect', () => {
  it('revokes at TikTok and forgets, also for who linked the same account elsewhere', async () => {
    let name = 'alice';
    const stage = await openStage({ identify: () => name });
    const browser = await stage.connected();
    name = 'bob';
    await stage.connected();
    assert.equal(await codeOf(await browser.post('disconnect')), 'ok');
    assert.equal(count(stage, 'revoke'), 1);
    name = 'alice';
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
    // Bob links it again; that does not bring Alice's old link back to life.
    name = 'bob';
    await stage.connected();
    assert.equal(await codeOf(await browser.post('creator-info')), 'ok');
    name = 'alice';
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
    await stage.close();
  });

  it('is no failure when nothing is linked, or when TikTok cannot be reached', async () => {
    const stage = await openStage();
    assert.equal(await codeOf(await stage.browser().post('disconnect')), 'ok');
    const browser = await stage.connected();
    stage.simulator.control.addFault({ kind: 'reset', endpoint: 'revoke' });
    assert.equal(await codeOf(await browser.post('disconnect')), 'ok');
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
    await stage.close();
  });
});

describe('the session', () => {
  const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0] ?? '';

  it('is a host cookie that script cannot read and other sites do not send', async () => {
    const stage = await openStage();
    const secure = stage.secondProcess({
      redirectUri: 'https://app.example.com/api/tiktok/callback',
      pkce: 'web',
    });
    const answer = await secure(new Request('https://app.example.com/api/tiktok/connect?nonce=a'));
    assert.match(
      cookieOf(answer),
      /^__Host-share-to-tiktok=[\w.-]+; Max-Age=86400; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    await stage.close();
  });

  it('goes without Secure and __Host- only on plain http, and the log says so', async () => {
    const stage = await openStage();
    const answer = await stage.browser().get('connect?nonce=a');
    assert.match(cookieOf(answer), /^share-to-tiktok=[\w.-]+; Max-Age=86400; Path=\/; HttpOnly; SameSite=Lax$/);
    assert.match(stage.log[0]?.message ?? '', /cookies go without Secure and __Host-/);
    await stage.close();
  });

  it('is worth nothing with any byte of its cookie changed', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const [name = '', value = ''] = [...browser.cookies][0] ?? [];
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';
    for (let index = 0; index < value.length; index += 1) {
      // The last digit of a part has spare bits, so all that it may be instead are tried.
      const isLast = index + 1 === value.length || value[index + 1] === '.';
      for (const letter of isLast ? [...alphabet, '=', '%'] : [alphabet[(index * 7) % 65], '=', '%', '.']) {
        if (letter === value[index] || letter === undefined) continue;
        const thief = stage.browser();
        thief.cookies.set(name, value.slice(0, index) + letter + value.slice(index + 1));
        assert.equal(await codeOf(await thief.post('creator-info')), 'not_connected', `byte ${index}`);
      }
    }
    for (const forged of ['', '.', '1..', `${value}${value}`, value.slice(1), value.slice(0, -1), `"${value}"`]) {
      const thief = stage.browser();
      thief.cookies.set(name, forged);
      assert.equal(await codeOf(await thief.post('creator-info')), 'not_connected', forged);
    }
    assert.equal(await codeOf(await browser.post('creator-info')), 'ok');
    await stage.close();
  });

  it('does not count when a second cookie of its name came along', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const [name = '', value = ''] = [...browser.cookies][0] ?? [];
    const answer = await browser.post('creator-info', {}, { cookie: `${name}=${value}; ${name}=planted` });
    assert.equal(await codeOf(answer), 'not_connected');
    await stage.close();
  });

  it('ends after 24 hours without use, and goes on while it is used', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    for (let turn = 0; turn < 5; turn += 1) {
      stage.clock.advance(DAY / 2);
      assert.equal(await codeOf(await browser.post('creator-info')), 'ok', `turn ${turn}`);
    }
    stage.clock.advance(DAY);
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected');
    await stage.close();
  });

  it('of a login is not replaced by the one before, which a slow request renews', async () => {
    let reply = () => {};
    const slow = new Promise<void>((resolve) => (reply = resolve));
    const stage = await openStage({
      async fetch(input, init) {
        if (String(input).includes('/creator_info/')) await slow;
        return fetch(input, init);
      },
    });
    const browser = await stage.connected();
    stage.clock.advance(11 * 60_000);
    const asked = browser.post('creator-info');
    await connect(browser);
    reply();
    await asked;
    assert.equal(await codeOf(await browser.post('creator-info')), 'ok');
    await stage.close();
  });

  it('lasts for the whole of a consent at TikTok that begins in its last minute', async () => {
    const stage = await openStage();
    const browser = stage.browser();
    await consent(browser);
    stage.clock.advance(24 * 60 * 60_000 - 60_000);
    const back = await consent(browser);
    stage.clock.advance(2 * 60_000);
    assert.match(await (await browser.navigate(back)).text(), /"ok":true/);
    await stage.close();
  });

  it('is not read from a cookie that was last used 24 hours ago, or first 30 days ago', async () => {
    const ring = keyRing([COOKIE_KEY]);
    const { cookie, read, start } = sessions({ insecureCookies: true }, ring);
    const begun = start(0);
    const at = async (seenAt: number, now: number) => {
      const [pair = ''] = (await cookie(begun, seenAt)).split(';');
      return (await read(new Request('http://127.0.0.1/', { headers: { cookie: pair } }), now))?.id;
    };
    assert.equal(await at(0, DAY - 1), begun.id);
    assert.equal(await at(0, DAY), undefined);
    assert.equal(await at(30 * DAY - 1000, 30 * DAY - 1), begun.id);
    assert.equal(await at(30 * DAY - 1000, 30 * DAY), undefined);
  });

  it('goes on when the key is rotated, until the old key is taken out', async () => {
    const stage = await openStage();
    const browser = await stage.connected();
    const old = stage.options.cookieKeys[0] ?? '';
    const fresh = 'a-fresh-cookie-key-for-the-rotation-0123';
    const through = (keys: readonly string[]) => {
      const visitor = stage.browser(stage.secondProcess({ cookieKeys: keys }));
      for (const [name, value] of browser.cookies) visitor.cookies.set(name, value);
      return visitor.post('creator-info');
    };
    assert.equal(await codeOf(await through([fresh, old])), 'ok');
    assert.equal(await codeOf(await through([fresh])), 'not_connected');
    await stage.close();
  });
});

describe('a rotated cookie key', () => {
  it("takes the links of the host's users along as they come by, and leaves nothing under the old key that they need", async () => {
    const stage = await openStage(user);
    const browser = await stage.connected();
    const fresh = 'a-fresh-cookie-key-for-the-rotation-0123';
    const through = (cookieKeys: ShareToTikTokOptions['cookieKeys']) =>
      stage.browser(stage.secondProcess({ cookieKeys })).post('creator-info');
    assert.equal(await codeOf(await through([fresh])), 'not_connected', 'not yet');
    assert.equal(await codeOf(await through([fresh, ...stage.options.cookieKeys])), 'ok');
    assert.equal(await codeOf(await through([fresh])), 'ok');
    assert.equal(await codeOf(await browser.post('creator-info')), 'not_connected', 'the old key alone opens none');
    // Written again, the account still ends when its refresh token does, and the link stays.
    stage.clock.advance(300 * DAY);
    assert.equal(await codeOf(await through([fresh])), 'ok');
    await stage.close();
  });

  it('does not bring a token back that another process has just replaced', async () => {
    const kept = memoryStorage();
    let meanwhile = async () => {};
    // Between reading the account and writing it again, another process gets in.
    const storage: Storage = {
      ...kept,
      async compareAndSet(key, expected, value, options) {
        if (key.startsWith('account:')) await meanwhile();
        return kept.compareAndSet(key, expected, value, options);
      },
    };
    const stage = await openStage({ ...user, storage });
    await stage.connected();
    const keys = ['a-fresh-cookie-key-for-the-rotation-0123', ...stage.options.cookieKeys];
    const through = () => stage.browser(stage.secondProcess({ cookieKeys: keys })).post('creator-info');
    meanwhile = async () => {
      meanwhile = async () => {};
      stage.simulator.control.expireAccessTokens('ada');
      assert.equal(await codeOf(await through()), 'ok');
    };
    await through();
    assert.equal(count(stage, 'token'), 2);
    assert.equal(await codeOf(await through()), 'ok');
    assert.equal(count(stage, 'token'), 2, 'the new token is still there');
    await stage.close();
  });
});
