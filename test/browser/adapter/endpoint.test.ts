import { expect } from '@open-wc/testing';
import { createHttpAdapter } from '../../../src/adapter/http-adapter.js';

/** Where the adapter sends creator-info to. */
async function destination(endpoint: string): Promise<string> {
  let sent = '';
  const adapter = createHttpAdapter(endpoint, {
    fetch: (input) => {
      sent = String(input);
      return Promise.resolve(new Response('{"data":{}}'));
    },
  });
  await adapter.getCreatorInfo({ signal: new AbortController().signal });
  return sent;
}

describe('createHttpAdapter on a page with an injected base', () => {
  let base: HTMLBaseElement;
  beforeEach(() => {
    base = document.createElement('base');
    base.href = 'https://evil.example/';
    document.head.prepend(base);
  });
  afterEach(() => base.remove());

  for (const endpoint of ['/api/tiktok', 'api/tiktok/', './api/tiktok', '?x=1']) {
    it(`resolves the endpoint ${endpoint} against the page's own address [S21]`, async () => {
      expect(new URL(await destination(endpoint)).origin).to.equal(location.origin);
    });
  }

  it('keeps an absolute endpoint', async () => {
    expect(await destination('https://example.com/tiktok')).to.equal('https://example.com/tiktok/creator-info');
  });
});
