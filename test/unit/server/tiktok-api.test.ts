import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { systemClock } from '../../../src/server/runtime/clock.js';
import { tikTokApi } from '../../../src/server/tiktok/api.js';

function call(send: () => Promise<Response>) {
  const config = { apiOrigin: 'https://open.tiktokapis.com' };
  const api = tikTokApi({ config, clock: systemClock, fetch: send, metrics: () => {} });
  return api.call('photoInit', {}, 'act.token');
}

/** What comes of a call whose `fetch` fails in this way. */
async function outcomeOf(cause: unknown): Promise<string> {
  return (await call(() => Promise.reject(new TypeError('fetch failed', { cause })))).kind;
}

const fault = (code: string, syscall?: string) => Object.assign(new Error(code), { code, ...(syscall && { syscall }) });

describe('tikTokApi', () => {
  for (const [what, cause] of [
    ['refused', fault('ECONNREFUSED', 'connect')],
    ['not to be had from the network', fault('ENETUNREACH', 'connect')],
    ['out of reach', fault('EHOSTUNREACH', 'connect')],
    ['not answered by the system', fault('ETIMEDOUT', 'connect')],
    ['not answered in time', fault('UND_ERR_CONNECT_TIMEOUT')],
    ['without a name server', fault('EAI_AGAIN', 'getaddrinfo')],
    [
      'refused by each of its addresses',
      new AggregateError([fault('ETIMEDOUT', 'connect'), fault('ENETUNREACH', 'connect')]),
    ],
  ] as const) {
    it(`knows that a call was not sent when the connection was ${what}`, async () => {
      assert.equal(await outcomeOf(cause), 'not_sent');
    });
  }

  for (const [what, cause] of [
    ['was reset', fault('ECONNRESET', 'read')],
    ['fell silent', fault('ETIMEDOUT', 'read')],
    ['lost its way', fault('EHOSTUNREACH', 'read')],
    ['lost its reply', fault('UND_ERR_HEADERS_TIMEOUT')],
    ['failed for several reasons', new AggregateError([fault('ETIMEDOUT', 'connect'), fault('ECONNRESET', 'read')])],
    ['failed for no reason that is known', new AggregateError([])],
    ['failed', undefined],
  ] as const) {
    it(`leaves open whether a call was sent when the connection ${what}`, async () => {
      assert.equal(await outcomeOf(cause), 'unclear');
    });
  }

  it('takes an edge that asks for fewer calls at its word, whatever its body', async () => {
    const outcome = await call(async () => new Response('<h1>429 Too Many Requests</h1>', { status: 429 }));
    assert.deepEqual(outcome, { kind: 'refused', code: 'rate_limit_exceeded', status: 429, logId: undefined });
  });

  for (const status of [200, 403, 500, 502]) {
    it(`leaves open what became of a call with status ${status} and no reply of TikTok’s`, async () => {
      assert.equal((await call(async () => new Response('<h1>…</h1>', { status }))).kind, 'unclear');
    });
  }
});
