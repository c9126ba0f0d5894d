import { ShareError } from '../domain/errors.js';
import { toShareError } from '../wire/error.js';
import { parseJson } from '../wire/json.js';
import { connectInPopup } from './connect-popup.js';
import type { CallOptions, SendOptions, ShareToTikTokAdapter, UploadChunk } from './contract.js';
import { readAnswer } from './read-answer.js';
import { sendBytes } from './send-bytes.js';
import type { readEvents as ReadEvents } from './server-events.js';

/** Says that a request was made by this adapter: a cross-site form or image cannot set it. The value is the protocol's version. */
const HEADERS = { 'X-Share-To-TikTok': '1' } as const;

/**
 * The adapter behind the `endpoint` attribute: speaks the HTTP protocol of the backend kit (README, "HTTP protocol").
 * It holds no token and no upload URL; the session is a cookie that script cannot read.
 */
export function createHttpAdapter(endpoint: string | URL): ShareToTikTokAdapter {
  const base = new URL(endpoint, document.baseURI);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  // Another origin needs its cookie sent on purpose; the backend has to name this page's origin.
  const crossOrigin = base.origin !== location.origin;
  const credentials: RequestCredentials = crossOrigin ? 'include' : 'same-origin';
  const route = (path: string): string => new URL(path, base).href;
  const postRoute = (publishId: string, rest = ''): string => route(`posts/${encodeURIComponent(publishId)}${rest}`);

  let site: string | undefined;

  async function ask(method: 'GET' | 'POST', url: string, body: unknown, { signal }: CallOptions): Promise<unknown> {
    const init: RequestInit = {
      method,
      signal,
      credentials,
      headers: { ...HEADERS },
      cache: 'no-store',
      redirect: 'error',
    };
    if (method === 'POST') {
      init.headers = { ...HEADERS, 'Content-Type': 'application/json' };
      init.body = JSON.stringify(body);
    }
    const response = await fetch(url, init).catch((cause: unknown) => {
      throw new ShareError('network', { cause });
    });
    site = simulatedSite(response.headers.get('X-Share-To-TikTok-Site')) ?? site;
    return readAnswer(response.ok, response.status, await response.text());
  }

  const send = (
    method: 'PUT' | 'POST',
    url: string,
    body: Blob,
    headers: Readonly<Record<string, string>>,
    options: SendOptions,
  ) =>
    sendBytes({ method, url, body, headers: { ...HEADERS, ...headers }, withCredentials: crossOrigin }, options).then(
      ({ status, text }) => readAnswer(status >= 200 && status < 300, status, text),
    );

  return {
    get site() {
      return site;
    },
    getCreatorInfo: (options) => ask('POST', route('creator-info'), {}, options),
    connect: (options) =>
      connectInPopup(
        {
          url: route('connect'),
          origin: base.origin,
          isConnected: () => isConnected(() => ask('POST', route('creator-info'), {}, options)),
        },
        options,
      ),
    disconnect: (options) => ask('POST', route('disconnect'), {}, options),
    createPost: (request, options) => ask('POST', route('posts'), request, options),
    uploadChunk: ({ publishId, body, first, last, total, contentType }: UploadChunk, options) =>
      send(
        'PUT',
        postRoute(publishId, '/chunks'),
        body,
        { 'Content-Type': contentType, 'Content-Range': `bytes ${first}-${last}/${total}` },
        options,
      ),
    stagePhoto: (file, options) => send('POST', route('photos'), file, { 'Content-Type': file.type }, options),
    getPostStatus: (publishId, options) => ask('GET', postRoute(publishId), undefined, options),
    watchPostStatus: (publishId, options) =>
      events(postRoute(publishId, '/events'), { headers: HEADERS, credentials, signal: options.signal }),
    cancelPost: (publishId, options) => ask('POST', postRoute(publishId, '/cancel'), {}, options),
  };
}

async function* events(...from: Parameters<typeof ReadEvents>): AsyncGenerator<unknown, void, undefined> {
  const { readEvents } = await import('./server-events.js');
  for await (const data of readEvents(...from)) yield parseJson(data);
}

/** A backend in development names its simulator; only an address of this machine is believed. */
function simulatedSite(header: string | null): string | undefined {
  return header && /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(header) ? header : undefined;
}

/** Whether an account is linked; TikTok's word that the creator cannot post now is a yes. */
async function isConnected(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (thrown) {
    return !['not_connected', 'network', 'adapter'].includes(toShareError(thrown).code);
  }
}
