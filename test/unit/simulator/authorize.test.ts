import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  call,
  CLIENTS,
  consent,
  DESKTOP_CALLBACK,
  link,
  openConsent,
  WEB_CALLBACK,
  withSimulator,
  consentLocation,
} from './support.js';

const HEX = 'f696702111dcad4e18d7861a73a83240c2607522ee3219cc081ff6a79ab8320b';

describe('consent page', () => {
  it('shows the app, the scopes it asks for and the creator who is signed in', async () => {
    await withSimulator({}, async (simulator) => {
      simulator.control.setCurrentCreator('private');
      const page = await openConsent(simulator);
      assert.equal(page.status, 200);
      assert.match(page.text, /Postcard \(audited\) wants to access your TikTok account/);
      assert.match(page.text, /name="scope"\s+value="video\.publish"\s+checked/);
      assert.match(page.text, /name="creator"\s+value="private"\s+required\s+checked/);
      assert.equal(page.text.match(/required\s+checked/g)?.length, 1);
    });
  });

  it('cuts off its opener when so set', async () => {
    await withSimulator({}, async (simulator) => {
      assert.equal((await openConsent(simulator)).headers.get('cross-origin-opener-policy'), null);
      simulator.control.patchSettings({ consentCutsOpener: true });
      assert.equal((await openConsent(simulator)).headers.get('cross-origin-opener-policy'), 'same-origin');
    });
  });

  it('escapes a nickname of HTML', async () => {
    await withSimulator({}, async (simulator) => {
      const page = await openConsent(simulator);
      assert.doesNotMatch(page.text, /<b onmouseover/);
      assert.match(page.text, /&lt;b onmouseover=&quot;alert\(1\)&quot;&gt;/);
    });
  });

  const refusedInPlace: readonly [
    what: string,
    query: Record<string, string | undefined>,
    type: string,
    errCode: number,
  ][] = [
    ['an unknown client key', { client_key: 'nobody' }, 'client_key', 10003],
    ['client_id instead of client_key', { client_key: undefined, client_id: CLIENTS.audited.key }, 'client_key', 10003],
    ['no redirect', { redirect_uri: undefined }, 'redirect_uri', 10006],
    ['a redirect with one more slash', { redirect_uri: `${WEB_CALLBACK}/` }, 'redirect_uri', 10006],
    ['a redirect with a query', { redirect_uri: `${WEB_CALLBACK}?a=1` }, 'redirect_uri', 10006],
    ['a redirect that differs in case', { redirect_uri: 'https://APP.example.com/callback' }, 'redirect_uri', 10006],
    ['a foreign redirect', { redirect_uri: 'https://evil.example/callback' }, 'redirect_uri', 10006],
    ['a loopback redirect without a port', { redirect_uri: 'http://127.0.0.1/callback' }, 'redirect_uri', 10006],
    ['the registered pattern itself', { redirect_uri: 'http://127.0.0.1:*/callback' }, 'redirect_uri', 10006],
    ['a loopback redirect to another path', { redirect_uri: 'http://127.0.0.1:4000/other' }, 'redirect_uri', 10006],
    [
      'a host that only begins like loopback',
      { redirect_uri: 'http://127.0.0.1:4000@evil.example/callback' },
      'redirect_uri',
      10006,
    ],
  ];
  for (const [what, query, type, errCode] of refusedInPlace)
    it(`refuses ${what} on a page of its own`, async () => {
      await withSimulator({}, async (simulator) => {
        const page = await openConsent(simulator, { query });
        assert.equal(page.status, 400);
        assert.match(page.text, new RegExp(`<dd>${type}</dd>`));
        assert.match(page.text, new RegExp(`<dd>${errCode}</dd>`));
        assert.equal(page.headers.get('location'), null);
      });
    });

  const refusedAtCallback: readonly [
    what: string,
    query: Record<string, string | undefined>,
    error: string,
    type: string,
  ][] = [
    ['another response type', { response_type: 'token' }, 'unsupported_response_type', 'response_type'],
    ['no scope', { scope: '' }, 'invalid_scope', 'scope'],
    ['an unknown scope', { scope: 'user.info.basic,video.steal' }, 'invalid_scope', 'scope'],
    ['scopes separated by blanks', { scope: 'user.info.basic video.publish' }, 'invalid_scope', 'scope'],
    ['a challenge without its method', { code_challenge: HEX }, 'invalid_request', 'code_challenge'],
    ['a plain challenge', { code_challenge: HEX, code_challenge_method: 'plain' }, 'invalid_request', 'code_challenge'],
    [
      'a loopback redirect without a challenge',
      { redirect_uri: DESKTOP_CALLBACK },
      'invalid_request',
      'code_challenge',
    ],
  ];
  for (const [what, query, error, type] of refusedAtCallback)
    it(`sends ${what} back with ${error}`, async () => {
      await withSimulator({}, async (simulator) => {
        const answer = await openConsent(simulator, { query });
        assert.equal(answer.status, 302);
        const callback = new URL(answer.headers.get('location') ?? '');
        assert.equal(callback.searchParams.get('error'), error);
        assert.equal(callback.searchParams.get('error_type'), type);
        assert.ok(Number(callback.searchParams.get('errCode')) > 0);
        assert.ok(callback.searchParams.has('error_description'));
        assert.equal(callback.searchParams.get('state'), 'state' in query ? null : 'state-of-the-test');
      });
    });

  it('shows the page with and without the last slash of its path [F1]', async () => {
    await withSimulator({}, async (simulator) => {
      for (const path of ['/v2/auth/authorize', '/v2/auth/authorize/']) {
        const shown = await openConsent({ ...simulator, authorizeUrl: simulator.origin + path });
        assert.equal(shown.status, 200, path);
      }
    });
  });

  it('accepts a request without state, notes it in the log, and refuses it when so set [F3]', async () => {
    await withSimulator({}, async (simulator) => {
      const callback = await consent(simulator, { query: { state: undefined } });
      assert.deepEqual([...callback.keys()], ['code', 'scopes']);
      assert.match(simulator.control.state().requests[0]?.warnings[0] ?? '', /no state/);
      simulator.control.patchSettings({ requireState: true });
      const refused = await openConsent(simulator, { query: { state: undefined } });
      const { searchParams } = new URL(refused.headers.get('location') ?? '');
      assert.deepEqual([searchParams.get('error'), searchParams.get('error_type')], ['invalid_request', 'state']);
    });
  });

  it('adds the basic scope to another one [F6]', async () => {
    await withSimulator({}, async (simulator) => {
      const callback = await consent(simulator, { scopes: ['user.info.profile'] });
      assert.equal(callback.get('scopes'), 'user.info.profile,user.info.basic');
    });
  });

  it('lets every app ask for the basic scope and use it, whatever else it may ask for', async () => {
    await withSimulator({}, async (simulator) => {
      simulator.control.patchClient(CLIENTS.audited.key, { scopes: ['video.publish'] });
      const { access_token: token, scope } = await link(simulator, { scopes: ['user.info.basic', 'video.publish'] });
      assert.equal(scope, 'user.info.basic,video.publish');
      const url = `${simulator.apiOrigin}/v2/user/info/?fields=open_id`;
      assert.equal((await call(url, { headers: { Authorization: `Bearer ${token}` } })).status, 200);
    });
  });

  it('cannot be framed, like every page of the simulator', async () => {
    await withSimulator({}, async (simulator) => {
      for (const shown of [await openConsent(simulator), await call(`${simulator.origin}/__control/`)])
        assert.match(shown.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
    });
  });

  it('returns a code, the granted scopes and the state', async () => {
    await withSimulator({}, async (simulator) => {
      const callback = await consent(simulator, { granted: ['video.publish'] });
      assert.deepEqual([...callback.keys()], ['code', 'scopes', 'state']);
      assert.equal(callback.get('scopes'), 'user.info.basic,video.publish');
      assert.equal(callback.get('state'), 'state-of-the-test');
    });
  });

  it('encodes a code as TikTok does, with the signs that a client has to decode', async () => {
    await withSimulator({}, async (simulator) => {
      assert.match(await consentLocation(simulator), /[?&]code=[\w-]+%2A1%21\d{4}&/);
    });
  });

  it('never grants a scope that was not asked for', async () => {
    await withSimulator({}, async (simulator) => {
      const callback = await consent(simulator, { scopes: ['user.info.basic'], granted: ['video.publish'] });
      assert.equal(callback.get('scopes'), 'user.info.basic');
    });
  });

  it('says access_denied when the creator cancels', async () => {
    await withSimulator({}, async (simulator) => {
      const callback = await consent(simulator, { decision: 'cancel' });
      assert.equal(callback.get('error'), 'access_denied');
      assert.equal(callback.get('code'), null);
      assert.equal(callback.get('state'), 'state-of-the-test');
    });
  });

  it('refuses an account that is no target user of a sandbox', async () => {
    await withSimulator({}, async (simulator) => {
      const foreign = await consent(simulator, { client: 'sandbox', creator: 'short' });
      assert.equal(foreign.get('error'), 'access_denied');
      assert.equal(foreign.get('error_type'), 'non_sandbox_target');
      assert.ok((await consent(simulator, { client: 'sandbox', creator: 'private' })).has('code'));
    });
  });

  it('takes any port where a loopback redirect is registered with "*"', async () => {
    await withSimulator({}, async (simulator) => {
      for (const redirectUri of ['http://127.0.0.1:1/callback', 'http://localhost:65535/callback']) {
        const callback = await consent(simulator, { client: 'desktop', redirectUri, challenge: HEX });
        assert.ok(callback.has('code'), redirectUri);
      }
    });
  });

  it('skips the page with disable_auto_auth=0 once every scope was granted, and shows it otherwise', async () => {
    await withSimulator({}, async (simulator) => {
      await link(simulator);
      const skipped = await openConsent(simulator, { query: { disable_auto_auth: '0' } });
      assert.equal(skipped.status, 302);
      assert.ok(new URL(skipped.headers.get('location') ?? '').searchParams.has('code'));
      assert.equal((await openConsent(simulator, { query: { disable_auto_auth: '1' } })).status, 200);
      simulator.control.setCurrentCreator('private');
      assert.equal((await openConsent(simulator, { query: { disable_auto_auth: '0' } })).status, 200);
    });
  });
});

describe('registered redirects', () => {
  const web: readonly [uri: string, allowed: boolean][] = [
    ['https://app.example.com/a', true],
    ['http://app.example.com/a', false],
    ['https://app.example.com/a?b=1', false],
    ['https://app.example.com/a#b', false],
    ['https://localhost/a', false],
    ['https://127.0.0.1/a', false],
    ['/a', false],
    [`https://app.example.com/${'a'.repeat(488)}`, false],
    ['http://127.0.0.1:80/a', true],
  ];
  for (const [uri, allowed] of web)
    it(`${allowed ? 'takes' : 'refuses'} ${uri.slice(0, 60)} for the web`, async () => {
      await withSimulator({}, async ({ control }) => {
        const add = (): void => control.patchClient(CLIENTS.audited.key, { redirectUris: [uri] });
        if (allowed) assert.doesNotThrow(add);
        else assert.throws(add, TypeError);
      });
    });

  it('keeps a desktop client on loopback, and every client at ten', async () => {
    await withSimulator({}, async ({ control }) => {
      assert.throws(() => control.patchClient(CLIENTS.desktop.key, { redirectUris: [WEB_CALLBACK] }), TypeError);
      const many = Array.from({ length: 11 }, (_, index) => `https://app.example.com/${index}`);
      assert.throws(() => control.patchClient(CLIENTS.audited.key, { redirectUris: many }), /at most 10/);
      assert.doesNotThrow(() => control.patchClient(CLIENTS.audited.key, { redirectUris: many.slice(1) }));
    });
  });
});
