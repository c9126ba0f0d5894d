import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { startSimulator, type Simulator } from '../../../src/simulator/index.js';
import {
  call,
  CLIENTS,
  fixture,
  link,
  openConsent,
  post,
  upload,
  videoBody,
  wholeFile,
  withSimulator,
  type Reply,
} from './support.js';

/** Sends a request with headers that `fetch` would not let a test set. */
function raw(
  simulator: Simulator,
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${simulator.origin}${path}`, { method, headers }, (response) => resolve(response.resume().statusCode ?? 0))
      .on('error', reject)
      .end(body);
  });
}

function send(simulator: Simulator, method: string, path: string, body?: unknown): Promise<Reply> {
  const content =
    body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  return call(`${simulator.origin}/__control/${path}`, { method, ...content });
}

function unescapeHtml(text: string): string {
  const characters: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
  return text.replace(/&[#\w]+;/g, (entity) => characters[entity] ?? entity);
}

describe('a body of the API', () => {
  for (const [levels, status] of [
    [90, 200],
    [100_000, 400],
  ] as const)
    it(`of ${levels} levels is answered with ${status}, and the state can be read after it`, async () => {
      await withSimulator({}, async (simulator) => {
        const { access_token: token } = await link(simulator);
        const deep = '['.repeat(levels) + ']'.repeat(levels);
        const body = JSON.stringify(videoBody(wholeFile(1000), { x: 0 })).replace('"x":0', `"x":${deep}`);
        assert.equal((await post(simulator, 'post/publish/video/init/', token, body)).status, status);
        assert.equal((await call(`${simulator.origin}/__control/state`)).status, 200);
      });
    });
});

describe('control API', () => {
  it('changes creators, clients, settings and the clock', async () => {
    await withSimulator({}, async (simulator) => {
      assert.equal((await send(simulator, 'POST', 'current-creator', { creator: 'private' })).status, 200);
      await send(simulator, 'PATCH', 'creators/ada', { nickname: 'Countess' });
      await send(simulator, 'POST', 'creators', { id: 'new', username: 'new.one', nickname: 'New' });
      await send(simulator, 'PATCH', `clients/${CLIENTS.unaudited.key}`, { audited: true });
      await send(simulator, 'PATCH', 'settings', { processing: { processingMs: 1 }, profile: 'documented' });
      const before = simulator.clock.now();
      await send(simulator, 'POST', 'clock/advance', { ms: 60_000 });
      const { json } = await send(simulator, 'GET', 'state');
      assert.equal(json.currentCreator, 'private');
      assert.equal(json.creators[0].nickname, 'Countess');
      assert.equal(json.creators.at(-1).username, 'new.one');
      assert.equal(json.clients[1].audited, true);
      assert.deepEqual(json.settings.processing, { processingMs: 1, moderationMs: 4000, unknownIdMs: 0 });
      assert.equal(json.now, before + 60_000);
    });
  });

  const refused: readonly [method: string, path: string, body: unknown, status: number, message: RegExp][] = [
    ['POST', 'current-creator', { creator: 'nobody' }, 400, /there is no creator "nobody"/],
    ['POST', 'current-creator', {}, 400, /creator must be a string/],
    ['PATCH', 'creators/ada', { shoeSize: 5 }, 400, /creator\.shoeSize is unknown/],
    ['PATCH', 'clients/x', {}, 400, /there is no client "x"/],
    [
      'PATCH',
      `clients/${CLIENTS.audited.key}`,
      { redirectUris: ['http://a.example/'] },
      400,
      /must be absolute and begin with https/,
    ],
    ['PATCH', 'settings', { gravity: 5 }, 400, /settings\.gravity is unknown/],
    ['PATCH', 'settings', { profile: 'lenient' }, 400, /settings\.profile must be strict or documented/],
    ['PATCH', 'settings', { processing: { processingMS: 5 } }, 400, /settings\.processing\.processingMS is unknown/],
    ['PATCH', 'settings', { processing: { processingMs: '5' } }, 400, /processingMs must be a whole number/],
    [
      'PATCH',
      'creators/ada',
      { privacyLevelOptions: 'SELF_ONLY' },
      400,
      /privacyLevelOptions must be a list of strings/,
    ],
    ['PATCH', 'creators/ada', { privateAccount: 'false' }, 400, /privateAccount must be true or false/],
    ['PATCH', 'creators/ada', { maxVideoDurationSec: '60' }, 400, /maxVideoDurationSec must be a whole number/],
    ['PATCH', 'creators/50%25', {}, 400, /there is no creator "50%"/],
    ['PATCH', `clients/${CLIENTS.audited.key}`, { scopes: 'video.publish' }, 400, /scopes must be a list of strings/],
    ['POST', 'scenario', { creatorz: [] }, 400, /scenario\.creatorz is unknown/],
    ['POST', 'scenario', { creators: {} }, 400, /scenario\.creators must be a list of objects/],
    ['POST', 'scenario', { creators: [{ id: 'guest' }] }, 400, /creator\.username must be a string/],
    ['POST', 'faults', { kind: 'latency', milliseconds: 5 }, 400, /fault\.milliseconds is unknown/],
    ['POST', 'faults', { kind: 'server_error', status: 42 }, 400, /fault\.status must be from 200 to 599/],
    ['POST', 'faults', { kind: 'server_error', applied: 'no' }, 400, /fault\.applied must be true or false/],
    ['POST', 'clock/advance', { ms: 1e17 }, 400, /ms leads beyond the year 9998/],
    ['POST', 'clock/advance', { ms: -5 }, 400, /ms must be/],
    ['POST', 'clock/advance', [], 400, /must be a JSON object/],
    ['POST', 'faults', { kind: 'earthquake' }, 400, /fault\.kind/],
    ['POST', 'authorizations/remove', { client_key: 'x', creator: 'ada', reason: 6 }, 400, /reason must be/],
    ['POST', 'authorizations/remove', { client_key: 'x', creator: 'ada', reason: '1' }, 400, /reason must be/],
    ['DELETE', 'faults/99', undefined, 404, /nothing by this name/],
    ['POST', 'posts/x/privacy', { privacy_level: 'SELF_ONLY' }, 404, /nothing by this name/],
    ['GET', 'nothing', undefined, 404, /no such control route/],
  ];
  for (const [method, path, body, status, message] of refused)
    it(`refuses ${method} ${path} ${JSON.stringify(body) ?? ''} with ${status}`, async () => {
      await withSimulator({}, async (simulator) => {
        const reply = await send(simulator, method, path, body);
        assert.equal(reply.status, status);
        assert.match(reply.json.error, message);
        assert.equal((await call(`${simulator.origin}/__control/`)).status, 200);
      });
    });

  it('changes nothing for a scenario in which something is wrong', async () => {
    await withSimulator({}, async (simulator) => {
      simulator.control.patchCreator('ada', { nickname: 'Countess' });
      const before = simulator.control.state();
      const scenario = { creators: [{ id: 'ada', postCap: 1 }], faults: [{ kind: 'earthquake' }] };
      assert.equal((await send(simulator, 'POST', 'scenario', scenario)).status, 400);
      assert.deepEqual(simulator.control.state(), before);
    });
  });

  it('takes away with null what a creator may be without', async () => {
    await withSimulator({}, async (simulator) => {
      await send(simulator, 'PATCH', 'creators/ada', { block: 'reached_active_user_cap', privacyLevelOptions: ['A'] });
      assert.equal(
        (await send(simulator, 'PATCH', 'creators/ada', { block: null, privacyLevelOptions: null })).status,
        200,
      );
      const [ada] = simulator.control.state().creators;
      assert.deepEqual([ada?.block, ada?.privacyLevelOptions], [undefined, undefined]);
    });
  });

  it('lets a creator show a post to those alone whom a level is known for', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator);
      const id = await upload(simulator, token, await fixture('clip.mp4'));
      await simulator.control.advance(10_000);
      const change = (level: string): Promise<Reply> =>
        send(simulator, 'POST', `posts/${id}/privacy`, { privacy_level: level });
      assert.match((await change('EVERYONE')).json.error, /privacy_level is unknown: EVERYONE/);
      assert.equal((await change('SELF_ONLY')).status, 200);
    });
  });

  it('loads a scenario, and resets to the seeds', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator);
      await upload(simulator, token, await fixture('clip.mp4'));
      const scenario = {
        currentCreator: 'guest',
        settings: { oauthErrorStatus: 400 },
        creators: [
          { id: 'guest', username: 'guest', nickname: 'Guest' },
          { id: 'ada', commentDisabled: true },
        ],
        clients: [{ key: CLIENTS.audited.key, name: 'Renamed' }],
        faults: [{ kind: 'latency', ms: 1, times: null }],
      };
      assert.equal((await send(simulator, 'POST', 'scenario', scenario)).status, 200);
      const state = simulator.control.state();
      assert.equal(state.posts.length, 0);
      assert.equal(state.currentCreator, 'guest');
      assert.equal(state.creators.find(({ id }) => id === 'ada')?.commentDisabled, true);
      assert.equal(state.clients[0]?.name, 'Renamed');
      assert.equal(state.faults.length, 1);
      await send(simulator, 'POST', 'reset');
      assert.equal(simulator.control.state().currentCreator, 'ada');
      assert.equal(simulator.control.state().faults.length, 0);
      assert.equal((await post(simulator, 'post/publish/creator_info/query/', token)).status, 401);
    });
  });

  it('resets settings to those of the start, before a scenario too', async () => {
    const start = { processing: { processingMs: 7 }, resolve: { 'a.example': 'http://127.0.0.1:1' } };
    await withSimulator({ ...start, profile: 'documented' }, async (simulator) => {
      const before = simulator.control.state().settings;
      const change = (): Promise<Reply> =>
        send(simulator, 'PATCH', 'settings', {
          profile: 'strict',
          uploadCors: true,
          refuseDisabledInteractions: false,
          processing: { processingMs: 1, moderationMs: 1 },
          resolve: {},
        });
      await change();
      assert.notDeepEqual(simulator.control.state().settings, before);
      await send(simulator, 'POST', 'reset');
      assert.deepEqual(simulator.control.state().settings, before);
      await change();
      await send(simulator, 'POST', 'scenario', { settings: { codeLifetimeMs: 5 } });
      assert.deepEqual(simulator.control.state().settings, { ...before, codeLifetimeMs: 5 });
      await send(simulator, 'POST', 'scenario', { settings: { uploadCors: true }, reset: false });
      assert.deepEqual(simulator.control.state().settings, { ...before, codeLifetimeMs: 5, uploadCors: true });
    });
  });

  it('shows no secret and no token anywhere in the state', async () => {
    await withSimulator({}, async (simulator) => {
      const page = await openConsent(simulator);
      const tokens = await link(simulator);
      await upload(simulator, tokens.access_token, await fixture('clip.mp4'));
      await call(`${simulator.apiOrigin}/v2/oauth/token/`, {
        method: 'POST',
        body: new URLSearchParams({
          client_key: CLIENTS.audited.key,
          client_secret: CLIENTS.audited.secret,
          refresh_token: tokens.refresh_token,
          grant_type: 'refresh_token',
          code_verifier: 'canary-verifier',
        }),
      });
      const text = (await send(simulator, 'GET', 'state')).text + (await call(`${simulator.origin}/__control/`)).text;
      const secrets = [
        ...Object.values(CLIENTS).map(({ secret }) => secret),
        tokens.access_token,
        tokens.refresh_token,
        'canary-verifier',
        /name="ticket" value="([^"]+)"/.exec(page.text)?.[1] ?? 'no ticket',
      ];
      for (const secret of secrets) assert.ok(!text.includes(secret), secret);
      assert.doesNotMatch(text, /upload_token=(?!\[redacted\])/);
      assert.match(text, /"refresh_token":"\[redacted\]"/);
    });
  });

  it('tells every request with its answer', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator);
      await post(simulator, 'post/publish/video/init/', token, { post_info: { title: 'Seen' } });
      const last = simulator.control.state().requests.at(-1);
      assert.equal(last?.endpoint, 'video_init');
      assert.equal(last.status, 400);
      assert.equal(last.code, 'invalid_params');
      assert.deepEqual(last.body, { post_info: { title: 'Seen' } });
      assert.equal(last.headers['authorization'], '[redacted]');
      await send(simulator, 'DELETE', 'requests');
      assert.equal(simulator.control.state().requests.length, 0);
    });
  });
});

describe('guard of the control API', () => {
  const own = 'own';
  const cases: readonly [what: string, headers: Record<string, string>, allowed: boolean][] = [
    ['a program on this machine', {}, true],
    ['localhost by name', { Host: 'localhost:80' }, true],
    ['a rebound DNS name', { Host: 'evil.example' }, false],
    ['a name that begins like loopback', { Host: '127.0.0.1.evil.example' }, false],
    ['a broken host', { Host: 'a b' }, false],
    ['its own page', { Origin: own, 'Sec-Fetch-Site': 'same-origin' }, true],
    ['an allowed page', { Origin: 'http://127.0.0.1:5173', 'Sec-Fetch-Site': 'same-site' }, true],
    ['another page on this machine', { Origin: 'http://127.0.0.1:9999', 'Sec-Fetch-Site': 'same-site' }, false],
    ['a foreign page', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }, false],
    ['a page without an origin', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }, false],
    ['a foreign image or script', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' }, false],
  ];
  for (const [what, headers, allowed] of cases)
    for (const [method, path] of [
      ['GET', '/__control/state'],
      ['POST', '/__control/settled'],
      ['POST', '/__control/form'],
    ] as const)
      it(`${allowed ? 'lets' : 'keeps'} ${what} ${allowed ? 'in' : 'out'}: ${method} ${path}`, async () => {
        await withSimulator({ controlOrigins: ['http://127.0.0.1:5173'] }, async (simulator) => {
          const sent = { ...headers, ...(headers['Origin'] === own ? { Origin: simulator.origin } : {}) };
          assert.equal((await raw(simulator, method, path, sent)) !== 403, allowed);
        });
      });

  it('lets a link from elsewhere open the page, and a form from elsewhere change nothing', async () => {
    await withSimulator({}, async (simulator) => {
      const navigated = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' };
      assert.equal(await raw(simulator, 'GET', '/__control/', navigated), 200);
      assert.equal(await raw(simulator, 'POST', '/__control/form', navigated, 'action=reset'), 403);
    });
  });

  it('answers the preflight of an allowed origin alone', async () => {
    await withSimulator({ controlOrigins: ['http://127.0.0.1:5173'] }, async (simulator) => {
      const preflight = (origin: string): Promise<Reply> =>
        call(`${simulator.origin}/__control/state`, { method: 'OPTIONS', headers: { Origin: origin } });
      const allowed = await preflight('http://127.0.0.1:5173');
      assert.equal(allowed.headers.get('access-control-allow-origin'), 'http://127.0.0.1:5173');
      assert.equal((await preflight('http://evil.example')).headers.get('access-control-allow-origin'), null);
    });
  });

  it('takes JSON only', async () => {
    await withSimulator({}, async (simulator) => {
      assert.equal(await raw(simulator, 'POST', '/__control/reset', { 'Content-Type': 'text/plain' }, '{}'), 415);
    });
  });
});

describe('control page', () => {
  it('changes a creator and the clock by plain forms', async () => {
    await withSimulator({}, async (simulator) => {
      const submit = (fields: Record<string, string>): Promise<Reply> =>
        call(`${simulator.origin}/__control/form`, { method: 'POST', body: new URLSearchParams(fields) });
      const creator = {
        action: 'creator',
        id: 'ada',
        nickname: 'Countess',
        username: 'ada.l',
        maxVideoDurationSec: '60',
        postCap: '3',
        pendingShareCap: '5',
        appVersion: '31.7',
        block: '',
        privacyLevelOptions: '',
        stitchDisabled: 'on',
      };
      assert.equal((await submit(creator)).status, 302);
      const ada = simulator.control.state().creators[0];
      assert.deepEqual(
        [ada?.nickname, ada?.stitchDisabled, ada?.duetDisabled, ada?.postCap, ada?.appVersion],
        ['Countess', true, false, 3, '31.7'],
      );
      await submit({ action: 'fault', kind: 'latency', endpoint: 'status', times: '0', after: '1', json: '{"ms": 5}' });
      const [fault] = simulator.control.state().faults;
      assert.deepEqual([fault?.kind, fault?.times, fault?.after, fault?.ms], ['latency', null, 1, 5]);
      const before = simulator.clock.now();
      await submit({ action: 'advance', ms: '1000' });
      assert.equal(simulator.clock.now(), before + 1000);
      assert.equal((await submit({ action: 'settings', json: '{"gravity": 1}' })).status, 400);
      assert.equal((await submit({ ...creator, postCap: '' })).status, 400, 'an empty field is no 0');
      assert.equal((await submit({ action: 'post-draft', id: 'x', level: 'SELF_ONLY' })).status, 400);
      assert.equal((await submit({ action: 'nothing' })).status, 400);
    });
  });

  it('sends back all that it shows of a creator', async () => {
    await withSimulator({}, async (simulator) => {
      const before = simulator.control.state().creators;
      const page = (await call(`${simulator.origin}/__control/`)).text;
      for (const { id } of before) {
        const [, form = ''] = new RegExp(`name="id" value="${id}">(.*?)</form>`, 's').exec(page) ?? [];
        const fields = new URLSearchParams({ action: 'creator', id });
        for (const [, name = '', value = ''] of form.matchAll(
          /<input type="(?:text|number)" name="(\w+)".*? value="(.*?)"/g,
        ))
          fields.set(name, unescapeHtml(value));
        for (const [, name = ''] of form.matchAll(/<input type="checkbox" name="(\w+)" checked/g))
          fields.set(name, 'on');
        fields.set('block', /<option value="(\w*)" selected/.exec(form)?.[1] ?? '');
        await call(`${simulator.origin}/__control/form`, { method: 'POST', body: fields });
      }
      assert.deepEqual(simulator.control.state().creators, before);
    });
  });

  it('removes an app for every reason that the webhook knows, and the API does', async () => {
    await withSimulator({}, async (simulator) => {
      const reasons = [0, 1, 2, 3, 4, 5];
      await link(simulator);
      const page = (await call(`${simulator.origin}/__control/`)).text;
      const [, options = ''] = /<select name="reason">(.*?)<\/select>/s.exec(page) ?? [];
      assert.deepEqual(
        [...options.matchAll(/value="(\d)"/g)].map(([, value]) => Number(value)),
        reasons,
      );
      const form = { action: 'remove-authorization', client: CLIENTS.audited.key, creator: 'ada' };
      for (const reason of reasons) {
        await call(`${simulator.origin}/__control/form`, {
          method: 'POST',
          body: new URLSearchParams({ ...form, reason: String(reason) }),
        });
        await link(simulator);
        const body = { client_key: CLIENTS.audited.key, creator: 'ada', reason };
        assert.equal((await send(simulator, 'POST', 'authorizations/remove', body)).status, 200);
        await link(simulator);
      }
      await send(simulator, 'POST', 'authorizations/remove', { client_key: CLIENTS.audited.key, creator: 'ada' });
      assert.deepEqual(
        simulator.control.state().webhooks.map(({ body }) => JSON.parse(JSON.parse(body).content).reason),
        [...reasons.flatMap((reason) => [reason, reason]), 1],
      );
    });
  });

  it('escapes what creators and clients are called, and what was posted', async () => {
    await withSimulator({}, async (simulator) => {
      const { access_token: token } = await link(simulator);
      await post(simulator, 'post/publish/video/init/', token, { post_info: { title: '<script>alert(1)</script>' } });
      const page = await call(`${simulator.origin}/__control/`);
      assert.equal(page.status, 200);
      assert.doesNotMatch(page.text, /<script|<b onmouseover/);
      assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    });
  });
});

describe('startSimulator', () => {
  it('rejects when the port is taken or a seed is wrong', async () => {
    await withSimulator({}, async (simulator) => {
      await assert.rejects(startSimulator({ port: Number(new URL(simulator.origin).port) }), /EADDRINUSE/);
    });
    await assert.rejects(
      startSimulator({ clients: [{ key: 'k', secret: 's', redirectUris: ['ftp://x'] }] }),
      TypeError,
    );
    await assert.rejects(startSimulator({ processing: { processingMs: Number.NaN } }), /processingMs must be/);
  });

  it('names an address that a browser of this machine can open, wherever it listens', async () => {
    const simulator = await startSimulator({ host: '0.0.0.0' });
    assert.equal(new URL(simulator.origin).hostname, '127.0.0.1');
    assert.equal((await call(`${simulator.origin}/__control/`)).status, 200);
    await simulator.close();
  });

  it('closes although a connection is open', async () => {
    const simulator = await startSimulator();
    const socket = connect(Number(new URL(simulator.origin).port), '127.0.0.1');
    const closed = new Promise((resolve) => socket.on('close', resolve));
    await new Promise<void>((resolve) => socket.on('connect', resolve));
    socket.on('error', () => undefined);
    await simulator.close();
    await closed;
  });
});
