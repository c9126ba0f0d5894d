/** A browser as far as the backend can tell: cookies, Fetch Metadata, and the header that the page's script sets. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  readonly #backend: (request: Request) => Promise<Response>;
  readonly #base: string;

  constructor(backend: (request: Request) => Promise<Response>, base: string) {
    this.#backend = backend;
    this.#base = base;
  }

  /** Sends a request as a page of the host's origin would. */
  async send(method: string, path: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
    const url = path.startsWith('http') ? path : `${this.#base}/${path}`;
    const headers = new Headers({ 'sec-fetch-site': 'same-origin', 'x-share-to-tiktok': '1' });
    if (method !== 'GET') headers.set('origin', new URL(url).origin);
    if (this.cookies.size > 0) {
      headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    for (const [name, value] of Object.entries(init.headers ?? {})) headers.set(name, value);
    const streamed = init.body instanceof ReadableStream ? { duplex: 'half' } : {};
    const response = await this.#backend(new Request(url, { ...init, ...streamed, method, headers }));
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.cookies.set(name, value);
    }
    return response;
  }

  get(path: string, headers: Record<string, string> = {}) {
    return this.send('GET', path, { headers });
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}) {
    return this.send('POST', path, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  }

  /** Comes from another site's page, as the return from TikTok does: no script, no own header. */
  navigate(url: string) {
    return this.send('GET', url, { headers: { 'sec-fetch-site': 'cross-site', 'x-share-to-tiktok': '' } });
  }
}

/** The error of an answer, or `ok`. */
export async function codeOf(response: Response): Promise<string> {
  const body = (await response.clone().json()) as { error?: { code: string } };
  return body.error?.code ?? 'ok';
}
