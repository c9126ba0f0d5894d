import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { systemClock } from '../../../src/server/runtime/clock.js';
import { tikTokApi } from '../../../src/server/tiktok/api.js';

/** What comes of a call whose `fetch` fails in this way. */
async function outcomeOf(cause: unknown): Promise<string> {
  const api = tikTokApi({
    config: { apiOrigin: 'https://open.tiktokapis.com' },
    clock: systemClock,
    fetch: () => Promise.reject(new TypeError('fetch failed', { cause })),
    metrics: () => {},
  });
  return (await api.call('photoInit', {}, 'act.token')).kind;
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
});
