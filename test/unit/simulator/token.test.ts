import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Simulator } from '../../../src/simulator/index.js';
import {
  call,
  CLIENTS,
  consent,
  DESKTOP_CALLBACK,
  form,
  link,
  post,
  VERIFIER,
  WEB_CALLBACK,
  withSimulator,
  type Reply,
} from './support.js';

const HEX = 'f696702111dcad4e18d7861a73a83240c2607522ee3219cc081ff6a79ab8320b';
const BASE64URL = '9pZwIRHcrU4Y14Yac6gyQMJgdSLuMhnMCB_2p5q4Mgs';

function tokenUrl(simulator: Simulator): string {
  return `${simulator.apiOrigin}/v2/oauth/token/`;
}

async function exchange(simulator: Simulator, changes: Record<string, string | undefined> = {}): Promise<Reply> {
  const fields: Record<string, string | undefined> = {
    client_key: CLIENTS.audited.key,
    client_secret: CLIENTS.audited.secret,
    code: (await consent(simulator)).get('code') ?? '',
    grant_type: 'authorization_code',
    redirect_uri: WEB_CALLBACK,
    ...changes,
  };
  const given = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return form(tokenUrl(simulator), Object.fromEntries(given));
}

function refresh(simulator: Simulator, refreshToken: string): Promise<Reply> {
  return form(tokenUrl(simulator), {
    client_key: CLIENTS.audited.key,
    client_secret: CLIENTS.audited.secret,
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  });
}

describe('POST /v2/oauth/token/', () => {
  it('answers flat, with the documented prefixes, lifetimes and scopes', async () => {
    await withSimulator({}, async (simulator) => {
      const reply = await exchange(simulator);
      assert.equal(reply.status, 200);
      assert.match(reply.headers.get('x-tt-logid') ?? '', /^20261001120000[0-9A-F]{20}$/);
      const { access_token: access, refresh_token: again, open_id: openId, ...rest } = reply.json;
      assert.match(access, /^act\./);
      assert.match(again, /^rft\./);
      assert.match(openId, /^-000[\w-]+$/);
      assert.deepEqual(rest, {
        expires_in: 86_400,
        refresh_expires_in: 31_536_000,
        scope: 'user.info.basic,video.publish,video.upload',
        token_type: 'Bearer',
      });
    });
  });

  const refused: readonly [
    what: string,
    changes: Record<string, string | undefined>,
    error: string,
    description: string,
  ][] = [
    ['an unknown client', { client_key: 'nobody' }, 'invalid_client', 'Client key or secret is incorrect.'],
    ['a wrong secret', { client_secret: 'wrong' }, 'invalid_client', 'Client key or secret is incorrect.'],
    ['no secret', { client_secret: undefined }, 'invalid_request', 'Client secret is missed in request.'],
    ['no grant type', { grant_type: undefined }, 'invalid_request', 'The request parameters are malformed.'],
    ['another grant type', { grant_type: 'password' }, 'unsupported_grant_type', 'The grant type is not supported.'],
    ['no code', { code: undefined }, 'invalid_request', 'The request parameters are malformed.'],
    ['an unknown code', { code: 'nothing' }, 'invalid_grant', 'Authorization code is expired or invalid.'],
    [
      'another redirect',
      { redirect_uri: 'https://app.example.com/api/tiktok/callback' },
      'invalid_request',
      'Redirect_uri is not matched with the uri when requesting code.',
    ],
    [
      'no redirect',
      { redirect_uri: undefined },
      'invalid_request',
      'Redirect_uri is not matched with the uri when requesting code.',
    ],
    [
      "another client's code",
      { client_key: CLIENTS.unaudited.key, client_secret: CLIENTS.unaudited.secret },
      'invalid_grant',
      'Authorization code is expired or invalid.',
    ],
  ];
  for (const [what, changes, error, description] of refused)
    it(`refuses ${what} with ${error}`, async () => {
      await withSimulator({}, async (simulator) => {
        const reply = await exchange(simulator, changes);
        assert.equal(reply.status, 200);
        assert.deepEqual(Object.keys(reply.json), ['error', 'error_description', 'log_id']);
        assert.equal(reply.json.error, error);
        assert.equal(reply.json.error_description, description);
      });
    });

  it('refuses JSON, and answers errors with 400 when so set', async () => {
    await withSimulator({ oauthErrorStatus: 400 }, async (simulator) => {
      const body = JSON.stringify({ client_key: CLIENTS.audited.key });
      const headers = { 'Content-Type': 'application/json' };
      const reply = await call(tokenUrl(simulator), { method: 'POST', headers, body });
      assert.equal(reply.status, 400);
      assert.equal(reply.json.error, 'invalid_request');
      assert.equal(reply.json.error_description, 'The request parameters are malformed.');
    });
  });

  it('takes a code once, and not after five minutes', async () => {
    await withSimulator({}, async (simulator) => {
      const code = (await consent(simulator)).get('code') ?? '';
      assert.ok('access_token' in (await exchange(simulator, { code })).json);
      assert.equal((await exchange(simulator, { code })).json.error, 'invalid_grant');
      const late = (await consent(simulator)).get('code') ?? '';
      await simulator.control.advance(300_000);
      assert.equal((await exchange(simulator, { code: late })).json.error, 'invalid_grant');
    });
  });

  const verifiers: readonly [what: string, challenge: string, verifier: string | undefined, accepted: boolean][] = [
    ['the hexadecimal challenge of the test vector', HEX, VERIFIER, true],
    ['the same challenge in upper case', HEX.toUpperCase(), VERIFIER, false],
    ['the base64url challenge of RFC 7636', BASE64URL, VERIFIER, false],
    ['another verifier', HEX, `${VERIFIER}x`, false],
    ['no verifier', HEX, undefined, false],
  ];
  for (const [what, challenge, verifier, accepted] of verifiers)
    it(`${accepted ? 'takes' : 'refuses'} ${what}`, async () => {
      await withSimulator({}, async (simulator) => {
        const choice = { client: 'desktop', redirectUri: DESKTOP_CALLBACK, challenge } as const;
        const code = (await consent(simulator, choice)).get('code') ?? '';
        const reply = await exchange(simulator, {
          client_key: CLIENTS.desktop.key,
          client_secret: CLIENTS.desktop.secret,
          redirect_uri: DESKTOP_CALLBACK,
          code,
          code_verifier: verifier,
        });
        if (accepted) assert.ok('access_token' in reply.json);
        else {
          assert.equal(reply.json.error, 'invalid_request');
          assert.equal(reply.json.error_description, 'Code verifier or code challenge is invalid');
        }
      });
    });

  it('accepts both forms of a challenge from a web client, and only hexadecimal when so set [F4]', async () => {
    await withSimulator({}, async (simulator) => {
      const exchanged = async (challenge: string) => {
        const code = (await consent(simulator, { challenge })).get('code') ?? '';
        return 'access_token' in (await exchange(simulator, { code, code_verifier: VERIFIER })).json;
      };
      assert.deepEqual([await exchanged(HEX), await exchanged(BASE64URL)], [true, true]);
      simulator.control.patchSettings({ requireHexChallenge: true });
      assert.deepEqual([await exchanged(HEX), await exchanged(BASE64URL)], [true, false]);
    });
  });

  it('rotates the refresh token and ends the old one', async () => {
    await withSimulator({}, async (simulator) => {
      const first = await link(simulator);
      await simulator.control.advance(86_400_000);
      const second = await refresh(simulator, first.refresh_token);
      assert.notEqual(second.json.refresh_token, first.refresh_token);
      assert.equal(second.json.open_id, first.open_id);
      assert.equal(second.json.refresh_expires_in, 31_536_000 - 86_400);
      const old = await refresh(simulator, first.refresh_token);
      assert.equal(old.json.error, 'invalid_grant');
    });
  });

  it('keeps the refresh token when rotation is off, and ends it 365 days after the first issue', async () => {
    await withSimulator({ settings: { refreshRotation: false } }, async (simulator) => {
      const first = await link(simulator);
      const second = await refresh(simulator, first.refresh_token);
      assert.equal(second.json.refresh_token, first.refresh_token);
      await simulator.control.advance(365 * 86_400_000);
      assert.equal((await refresh(simulator, first.refresh_token)).json.error, 'invalid_grant');
    });
  });

  it('gives an app token that posts nothing', async () => {
    await withSimulator({}, async (simulator) => {
      const reply = await exchange(simulator, { grant_type: 'client_credentials' });
      assert.match(reply.json.access_token, /^clt\./);
      assert.equal(reply.json.expires_in, 7200);
      const query = await post(simulator, 'post/publish/creator_info/query/', reply.json.access_token);
      assert.equal(query.json.error.code, 'access_token_invalid');
    });
  });

  it('gives each client another open_id for the same creator, and always the same one', async () => {
    await withSimulator({}, async (simulator) => {
      const audited = await link(simulator);
      const unaudited = await link(simulator, { client: 'unaudited' });
      assert.notEqual(audited.open_id, unaudited.open_id);
      assert.equal((await link(simulator)).open_id, audited.open_id);
    });
  });
});

describe('POST /v2/oauth/revoke/', () => {
  it('answers an empty object and ends both tokens', async () => {
    await withSimulator({}, async (simulator) => {
      const tokens = await link(simulator);
      const fields = {
        client_key: CLIENTS.audited.key,
        client_secret: CLIENTS.audited.secret,
        token: tokens.access_token,
      };
      const reply = await form(`${simulator.apiOrigin}/v2/oauth/revoke/`, fields);
      assert.equal(reply.text, '{}');
      const query = await post(simulator, 'post/publish/creator_info/query/', tokens.access_token);
      assert.equal(query.status, 401);
      assert.equal((await refresh(simulator, tokens.refresh_token)).json.error, 'invalid_grant');
      const again = await form(`${simulator.apiOrigin}/v2/oauth/revoke/`, fields);
      assert.equal(again.json.error, 'invalid_request');
    });
  });

  it("refuses another client's token", async () => {
    await withSimulator({}, async (simulator) => {
      const tokens = await link(simulator);
      const fields = {
        client_key: CLIENTS.desktop.key,
        client_secret: CLIENTS.desktop.secret,
        token: tokens.access_token,
      };
      assert.equal((await form(`${simulator.apiOrigin}/v2/oauth/revoke/`, fields)).json.error, 'invalid_request');
      assert.equal((await post(simulator, 'post/publish/creator_info/query/', tokens.access_token)).status, 200);
    });
  });
});
