import { ShareError } from '../domain/errors.js';
import { toShareError } from '../wire/error.js';
import { parseJson } from '../wire/json.js';
import { connectInPopup } from './connect-popup.js';
import type { CallOptions, SendOptions, ShareToTikTokAdapter, UploadChunk } from './contract.js';
import { connected, replyOf } from './http-backend.js';
import type { HttpCalls } from './http-backend.js';
import { HEADERS } from './http-request.js';
import type { PostingOf } from './later.js';
import { readAnswer } from './read-answer.js';
import type { PostStatusData } from './replies.js';
import { sendBytes } from './send-bytes.js';

/** The part of the HTTP adapter that connects an account and posts. */
export function httpPosting({ base, hasHostFetch, request, ask }: HttpCalls): PostingOf<ShareToTikTokAdapter> {
  const route = (path: string): string => new URL(path, base).href;
  const postRoute = (publishId: string, rest = ''): string => route(`posts/${encodeURIComponent(publishId)}${rest}`);

  async function send<Data>(
    method: 'PUT' | 'POST',
    url: string,
    body: Blob,
    headers: Readonly<Record<string, string>>,
    caller: SendOptions,
  ): Promise<Data> {
    if (hasHostFetch) {
      const reply = await replyOf(await request(url, { method, body, headers }, caller), caller);
      caller.onProgress(body.size);
      return readAnswer(reply) as Data;
    }
    return readAnswer(await sendBytes({ method, url, body, headers: { ...HEADERS, ...headers } }, caller)) as Data;
  }

  async function* events(url: string, caller: CallOptions): AsyncGenerator<PostStatusData, void, undefined> {
    const { readEvents, takeTurn } = await connected(() => import('./server-events.js'), caller.signal);
    const letGo = await takeTurn();
    if (!letGo) return;
    try {
      const response = await request(url, { headers: { Accept: 'text/event-stream' } }, caller);
      const isStream = response.headers.get('Content-Type')?.startsWith('text/event-stream');
      if (!response.ok || !isStream || !response.body) {
        readAnswer(await replyOf(response, caller));
        throw new ShareError('invalid_response');
      }
      const texts = readEvents(response.body);
      try {
        for (;;) {
          const text = await connected(() => texts.next(), caller.signal);
          if (text.done) return;
          yield parseJson(text.value) as PostStatusData;
        }
      } finally {
        await texts.return();
      }
    } finally {
      letGo();
    }
  }

  return {
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
