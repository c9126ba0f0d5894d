import { ShareError } from '../domain/errors.js';
import type { CallOptions, ShareToTikTokAdapter } from './contract.js';
import { baseOf, posting, requestInit } from './http-request.js';
import { later } from './later.js';
import type { PostingOf } from './later.js';
import type { Reply } from './read-answer.js';
import { readAnswer } from './read-answer.js';

export interface HttpAdapterOptions {
  /**
   * Sends every request, uploads included; for tests and for pages that route requests themselves. Uploads report their
   * progress only without it, because `fetch` has no upload progress.
   */
  readonly fetch?: typeof fetch;
}

/** How a backend is asked. */
export interface HttpCalls {
  readonly base: URL;
  /** Requests go through the host's own `fetch`. */
  readonly hasHostFetch: boolean;
  readonly request: (url: string, init: RequestInit, caller: CallOptions) => Promise<Response>;
  readonly ask: <Data>(method: 'GET' | 'POST', url: string, body: unknown, caller: CallOptions) => Promise<Data>;
}

/** An adapter over HTTP, and what reads a reply that was asked for before the adapter was there. */
export interface HttpBackend {
  readonly adapter: ShareToTikTokAdapter;
  read(reply: Promise<Response>, caller: CallOptions): Promise<unknown>;
}

/** The page has no origin, as in a sandboxed frame: it sends no cookies, and servers refuse what it asks. */
class NoOrigin extends Error {
  override readonly name = 'NoOrigin';
}

/** `makePosting` makes what connects and posts; called with the first such call, so that its code may come later. */
export function httpBackend(
  endpoint: string | URL,
  makePosting: (calls: HttpCalls) => PostingOf<ShareToTikTokAdapter>,
  options: HttpAdapterOptions = {},
): HttpBackend {
  const base = baseOf(endpoint);
  let site: string | undefined;
  let reached = false;

  async function request(url: string, init: RequestInit, { signal }: CallOptions): Promise<Response> {
    const send = options.fetch ?? fetch;
    return answered(() => send(url, { ...requestInit(init), signal }), signal);
  }

  /** What never answered a page without an origin refuses it rather than being out of reach. */
  async function answered(send: () => Promise<Response>, signal: AbortSignal): Promise<Response> {
    try {
      const response = await connected(send, signal);
      reached = true;
      return response;
    } catch (error) {
      if (reached || globalThis.origin !== 'null' || !navigator.onLine || signal.aborted) throw error;
      throw new ShareError('adapter', { cause: new NoOrigin('', { cause: error }) });
    }
  }

  async function read(reply: Promise<Response>, caller: CallOptions): Promise<unknown> {
    const response = await answered(() => reply, caller.signal);
    site = simulatedSite(response.headers.get('X-Share-To-TikTok-Site')) ?? site;
    return readAnswer(await replyOf(response, caller));
  }

  async function ask<Data>(method: 'GET' | 'POST', url: string, body: unknown, caller: CallOptions): Promise<Data> {
    const init = method === 'POST' ? posting(body) : { method };
    // What the backend vouches for; the element parses it before anything reads it.
    return (await read(request(url, init, caller), caller)) as Data;
  }

  const adapter: ShareToTikTokAdapter = {
    ...later<ShareToTikTokAdapter>(() =>
      makePosting({ base, hasHostFetch: options.fetch !== undefined, request, ask }),
    ),
    id: base.href,
    get site() {
      return site;
    },
    getCreatorInfo: (caller) => ask('POST', new URL('creator-info', base).href, {}, caller),
  };
  return { adapter, read };
}

/** A connection may break before the reply, in the middle of its body, or between two events: each is `network`. */
export async function connected<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    signal.throwIfAborted();
    throw new ShareError('network', { cause });
  }
}

export async function replyOf(response: Response, { signal }: CallOptions): Promise<Reply> {
  const text = await connected(() => response.text(), signal);
  return { status: response.status, text, header: (name) => response.headers.get(name) };
}

/** A backend in development names its simulator; only an address of this machine is believed. */
function simulatedSite(header: string | null): string | undefined {
  return header && /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(header) ? header : undefined;
}
