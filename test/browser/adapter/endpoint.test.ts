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

/** The consent page that the adapter opens; the popup is a frame of the test's. */
function popupOf(endpoint: string): URL {
  const { open } = window;
  const frame = document.body.appendChild(document.createElement('iframe'));
  const given = new AbortController();
  let opened = '';
  window.open = (url) => {
    opened = String(url);
    return frame.contentWindow;
  };
  try {
    void createHttpAdapter(endpoint)
      .connect?.({ signal: given.signal })
      .catch(() => {});
  } finally {
    window.open = open;
    given.abort();
    frame.remove();
  }
  return new URL(opened);
}

describe('connecting', () => {
  it('names the origin of the page to a backend of another origin, which replies to no other', () => {
    const { origin, pathname, searchParams } = popupOf('https://api.example.com/tiktok');
    expect(`${origin}${pathname}`).to.equal('https://api.example.com/tiktok/connect');
    expect(searchParams.get('nonce')).to.match(/^[\da-f]{32}$/);
    expect(searchParams.get('origin')).to.equal(location.origin);
  });

  it('names none to a backend of the own origin, which knows it', () => {
    expect([...popupOf('/api/tiktok').searchParams.keys()]).to.deep.equal(['nonce']);
  });
});

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
