import { ShareError } from '../domain/errors.js';
import { toShareError } from '../wire/error.js';
import { parseJson } from '../wire/json.js';
import { connectInPopup } from './connect-popup.js';
import type { CallOptions, SendOptions, ShareToTikTokAdapter, UploadChunk } from './contract.js';
import type { PostStatusData } from './replies.js';
import { baseOf, HEADERS, isCrossOrigin, posting, requestInit } from './http-request.js';
import type { Reply } from './read-answer.js';
import { readAnswer } from './read-answer.js';
import { sendBytes } from './send-bytes.js';

export interface HttpAdapterOptions {
  /**
   * Sends every request, uploads included; for tests and for pages that route requests themselves. Uploads report their
   * progress only without it, because `fetch` has no upload progress.
   */
  readonly fetch?: typeof fetch;
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

export function httpBackend(endpoint: string | URL, options: HttpAdapterOptions = {}): HttpBackend {
  const base = baseOf(endpoint);
  const crossOrigin = isCrossOrigin(base);
  const route = (path: string): string => new URL(path, base).href;
  const postRoute = (publishId: string, rest = ''): string => route(`posts/${encodeURIComponent(publishId)}${rest}`);

  let site: string | undefined;
  let reached = false;

  async function request(url: string, init: RequestInit, { signal }: CallOptions): Promise<Response> {
    const send = options.fetch ?? fetch;
    return answered(() => send(url, { ...requestInit(base, init), signal }), signal);
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

  async function send<Data>(
    method: 'PUT' | 'POST',
    url: string,
    body: Blob,
    headers: Readonly<Record<string, string>>,
    caller: SendOptions,
  ): Promise<Data> {
    if (options.fetch) {
      const reply = await replyOf(await request(url, { method, body, headers }, caller), caller);
      caller.onProgress(body.size);
      return readAnswer(reply) as Data;
    }
    const bytes = { method, url, body, headers: { ...HEADERS, ...headers }, withCredentials: crossOrigin };
    return readAnswer(await sendBytes(bytes, caller)) as Data;
  }

  async function* events(url: string, caller: CallOptions): AsyncGenerator<PostStatusData, void, undefined> {
    const response = await request(url, { headers: { Accept: 'text/event-stream' } }, caller);
    const isStream = response.headers.get('Content-Type')?.startsWith('text/event-stream');
    if (!response.ok || !isStream || !response.body) {
      readAnswer(await replyOf(response, caller));
      throw new ShareError('invalid_response');
    }
    const { body } = response;
    const { readEvents } = await connected(() => import('./server-events.js'), caller.signal);
    const texts = readEvents(body);
    try {
      for (;;) {
        const text = await connected(() => texts.next(), caller.signal);
        if (text.done) return;
        yield parseJson(text.value) as PostStatusData;
      }
    } finally {
      await texts.return();
    }
  }

  const adapter: ShareToTikTokAdapter = {
    id: base.href,
    get site() {
      return site;
    },
    getCreatorInfo: (caller) => ask('POST', route('creator-info'), {}, caller),
    connect: (caller) =>
      connectInPopup(
        {
          url: route('connect'),
          origin: base.origin,
          isConnected: () => isConnected(() => ask('POST', route('creator-info'), {}, caller)),
        },
        caller,
      ),
    disconnect: (caller) => ask('POST', route('disconnect'), {}, caller),
    createPost: (body, caller) => ask('POST', route('posts'), body, caller),
    uploadChunk: ({ publishId, body, first, last, total, contentType }: UploadChunk, caller) =>
      send(
        'PUT',
        postRoute(publishId, '/chunks'),
        body,
        { 'Content-Type': contentType, 'Content-Range': `bytes ${first}-${last}/${total}` },
        caller,
      ),
    stagePhoto: (file, caller) => send('POST', route('photos'), file, { 'Content-Type': file.type }, caller),
    getPostStatus: (publishId, caller) => ask('GET', postRoute(publishId), undefined, caller),
    watchPostStatus: (publishId, caller) => events(postRoute(publishId, '/events'), caller),
    cancelPost: (publishId, caller) => ask('POST', postRoute(publishId, '/cancel'), {}, caller),
  };
  return { adapter, read };
}

/** A connection may break before the reply, in the middle of its body, or between two events: each is `network`. */
async function connected<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    signal.throwIfAborted();
    throw new ShareError('network', { cause });
  }
}

async function replyOf(response: Response, { signal }: CallOptions): Promise<Reply> {
  const text = await connected(() => response.text(), signal);
  return { status: response.status, text, header: (name) => response.headers.get(name) };
}

/** A backend in development names its simulator; only an address of this machine is believed. */
function simulatedSite(header: string | null): string | undefined {
  return header && /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(header) ? header : undefined;
}

/** Whether an account is linked; also when TikTok replies that the creator cannot post now. */
async function isConnected(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (thrown) {
    return !['not_connected', 'network', 'adapter'].includes(toShareError(thrown).code);
  }
}
