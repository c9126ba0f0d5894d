import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BASE, openStage } from './support/stage.js';

const STUDIO = 'https://studio.example.com';

describe('a page of another origin', () => {
  /** The headers of CORS that a page of an origin gets, to its question in advance or to the request itself. */
  async function headersFor(origin: string, method: string, allowedOrigins: readonly string[] = [STUDIO]) {
    const stage = await openStage({ allowedOrigins });
    const asking = { 'access-control-request-method': 'PUT', 'access-control-request-headers': 'content-range' };
    const headers = { origin, 'x-share-to-tiktok': '1', ...(method === 'OPTIONS' ? asking : {}) };
    const answer = await stage.backend(new Request(`${BASE}/creator-info`, { method, headers }));
    await stage.close();
    return (name: string) => answer.headers.get(`access-control-${name}`);
  }

  it('that is named: reads when to try again and where the simulator is, with its cookies', async () => {
    const header = await headersFor(STUDIO, 'POST');
    assert.equal(header('allow-origin'), STUDIO);
    assert.equal(header('allow-credentials'), 'true');
    assert.equal(header('expose-headers'), 'X-Share-To-TikTok-Site,Retry-After');
  });

  it('that is named: asks once in ten minutes before it sends chunks', async () => {
    const header = await headersFor(STUDIO, 'OPTIONS');
    assert.equal(header('allow-origin'), STUDIO);
    assert.equal(header('allow-methods'), 'GET,POST,PUT');
    assert.equal(header('allow-headers'), 'x-share-to-tiktok,content-type,content-range');
    assert.equal(header('max-age'), '600');
  });

  it('that is the origin of the pages: may call and connect just as one that is named', async () => {
    const stage = await openStage({ publicOrigin: STUDIO });
    const send = (method: string, path: string, headers: HeadersInit) =>
      stage.backend(new Request(`${BASE}/${path}`, { method, headers: { 'sec-fetch-site': 'same-site', ...headers } }));
    const asked = await send('POST', 'creator-info', { origin: STUDIO, 'x-share-to-tiktok': '1' });
    assert.deepEqual([asked.status, asked.headers.get('access-control-allow-origin')], [200, STUDIO]);
    const popup = await send('GET', `connect?nonce=a&origin=${STUDIO}`, { referer: `${STUDIO}/` });
    assert.equal(popup.status, 302);
    await stage.close();
  });

  it('that is not named, or where none is: gets none of it', async () => {
    for (const header of [await headersFor('https://evil.example.com', 'POST'), await headersFor(STUDIO, 'POST', [])]) {
      assert.equal(header('allow-origin'), null);
    }
  });
});
