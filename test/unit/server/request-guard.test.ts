import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Demand } from '../../../src/server/http/request-guard.js';
import { accepts } from '../../../src/server/http/request-guard.js';
import { ROUTES } from '../../../src/server/routes.js';
import { createShareToTikTok } from '../../../src/server/index.js';
import { BASE, openStage } from './support/stage.js';
import type { Stage } from './support/stage.js';

const own = { publicOrigin: 'https://app.example.com', allowedOrigins: ['https://studio.example.com'] };

const SITES = ['same-origin', 'same-site', 'cross-site', 'none', 'nonsense', null] as const;
const ORIGINS = {
  own: 'https://app.example.com',
  named: 'https://studio.example.com',
  foreign: 'https://evil.example',
  'own with a port': 'https://app.example.com:8443',
  'own over http': 'http://app.example.com',
  'a suffix of own': 'https://app.example.com.evil.example',
  opaque: 'null',
  absent: null,
} as const;

/** Fetch Metadata and origins with which a change is let through; everything else is refused. */
const CHANGES = new Set([
  'same-origin own',
  'same-origin named',
  'same-origin absent',
  'same-site named',
  'cross-site named',
  'none named',
  'nonsense named',
  'null own',
  'null named',
]);

const READS = new Set([...CHANGES, 'none own', 'none absent', 'null absent']);

describe('accepts', () => {
  for (const [demand, allowed] of [
    ['change', CHANGES],
    ['read', READS],
  ] as const satisfies readonly (readonly [Demand, ReadonlySet<string>])[]) {
    for (const fetchSite of SITES) {
      for (const [label, origin] of Object.entries(ORIGINS)) {
        const name = `${fetchSite} ${label}`;
        it(`${allowed.has(name) ? 'lets' : 'refuses'} a ${demand} with Sec-Fetch-Site ${fetchSite} and origin ${label}`, () => {
          const sender = { fetchSite, origin, referrer: null, version: '1' };
          assert.equal(accepts(demand, sender, own), allowed.has(name));
          // Nothing that is changed goes without the header, wherever it comes from.
          for (const version of [null, '', '0', '2', '1, 1']) {
            assert.equal(accepts('change', { ...sender, version }, own), false);
          }
        });
      }
    }
  }

  it('opens the consent page from the own page, from the address bar and from a named origin only', () => {
    const from = (fetchSite: string | null, referrer: string | null) =>
      accepts('navigation', { fetchSite, origin: null, referrer, version: null }, own);
    assert.equal(from('same-origin', null), true);
    assert.equal(from('none', null), true);
    assert.equal(from(null, null), true);
    assert.equal(from('same-site', 'https://studio.example.com/'), true);
    assert.equal(from('same-site', 'https://blog.example.com/'), false);
    assert.equal(from('cross-site', 'https://evil.example/?https://studio.example.com'), false);
    assert.equal(from('cross-site', null), false);
  });
});

describe('the routes', () => {
  let stage: Stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  for (const route of ROUTES) {
    for (const [site, origin] of [
      ['cross-site', 'https://evil.example'],
      ['same-site', 'http://127.0.0.1:9999'],
      ['none', 'null'],
      ['cross-site', null],
    ] as const) {
      it(`${route.method} ${route.path} demands "${route.demand}" of ${site} ${origin}`, async () => {
        const headers = new Headers({ 'sec-fetch-site': site, 'x-share-to-tiktok': '1' });
        if (origin) headers.set('origin', origin);
        const path = route.path.replace(/:\w+/, 'x');
        const answer = await stage.backend(new Request(`${BASE}/${path}`, { method: route.method, headers }));
        const refused = answer.status === 403 && /cross_site/.test(await answer.text());
        const typed = site === 'none' && route.demand === 'navigation';
        assert.equal(refused, route.demand !== 'open' && !typed);
        assert.equal(answer.headers.get('access-control-allow-origin'), null);
      });
    }
  }

  it('answers every method but its own with 405, and a path of nobody with 404', async () => {
    for (const route of ROUTES) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
        const path = route.path.replace(/:\w+/, 'x');
        if (ROUTES.some((other) => other.method === method && other.path.replace(/:\w+/, 'x') === path)) continue;
        const answer = await stage.backend(new Request(`${BASE}/${path}`, { method }));
        assert.equal(answer.status, 405, `${method} ${path}`);
      }
    }
    for (const path of ['', 'posts/x/y/z', '../creator-info', 'creator-info/x', '%63reator-info', 'posts//events']) {
      const answer = await stage.backend(new Request(`${BASE}/${path}`));
      assert.ok([404, 405].includes(answer.status), path);
    }
  });

  it('gives every answer no-store and nosniff', async () => {
    for (const route of ROUTES) {
      const path = route.path.replace(/:\w+/, 'x');
      const answer = await stage.browser().send(route.method, path);
      assert.equal(answer.headers.get('cache-control'), 'no-store', path);
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', path);
    }
  });
});

describe('allowedOrigins', () => {
  it('opens the routes to scripts of exactly these origins', async () => {
    const stage = await openStage();
    const backend = createShareToTikTok({ ...stage.options, allowedOrigins: ['https://studio.example.com'] });
    const ask = (origin: string) =>
      backend(new Request(`${BASE}/creator-info`, { method: 'OPTIONS', headers: { origin } }));
    const named = await ask('https://studio.example.com');
    assert.equal(named.status, 204);
    assert.equal(named.headers.get('access-control-allow-origin'), 'https://studio.example.com');
    assert.equal(named.headers.get('access-control-allow-credentials'), 'true');
    assert.equal(named.headers.get('access-control-max-age'), '600');
    for (const origin of ['https://evil.example', 'https://studio.example.com.evil.example', 'null']) {
      const answer = await ask(origin);
      assert.equal(answer.headers.get('access-control-allow-origin'), null, origin);
      assert.match(answer.headers.get('vary') ?? '', /^Origin\b/);
    }
    await stage.close();
  });
});
