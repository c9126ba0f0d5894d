import type { CallOptions, ShareToTikTokAdapter } from '../../../src/adapter/contract.js';
import { readAnswer } from '../../../src/adapter/read-answer.js';
import { readEvents } from '../../../src/adapter/server-events.js';
import { parseJson } from '../../../src/wire/json.js';
import { ShareError } from '../../../src/domain/errors.js';
import { toShareError } from '../../../src/wire/error.js';
import type { Browser } from './browser.js';
import { heed } from './browser.js';
import type { VirtualTime } from './virtual-time.js';

export interface FetchAdapterOptions {
  /** Base URL of the backend, with a slash at its end. */
  readonly base: string;
  readonly browser: Browser;
  readonly time: VirtualTime;
  /** Whether status is pushed; else the page polls. */
  readonly push: boolean;
  /** Gets every answer as it came, headers and body. */
  readonly received: (text: string) => void;
}

/** The HTTP protocol as the package's adapter speaks it, with `fetch` alone, which Node has too. */
export function createFetchAdapter({ base, browser, time, push, received }: FetchAdapterOptions): ShareToTikTokAdapter {
  const headers = { 'X-Share-To-TikTok': '1', 'Sec-Fetch-Site': 'same-origin', Origin: new URL(base).origin };

  async function send(method: string, path: string, init: RequestInit, { signal }: CallOptions): Promise<never> {
    time.requests += 1;
    time.stir();
    try {
      const answer = await fetch(`${base}${path}`, {
        ...init,
        method,
        signal,
        redirect: 'error',
        headers: { ...headers, cookie: browser.cookie, ...init.headers },
      });
      const text = await answer.text();
      received(`${JSON.stringify([...answer.headers])}\n${text}`);
      return readAnswer({ status: answer.status, text, header: (name) => answer.headers.get(name) }) as never;
    } catch (thrown) {
      throw thrown instanceof ShareError ? thrown : new ShareError('network', { cause: thrown });
    } finally {
      time.requests -= 1;
      time.stir();
    }
  }

  const post = (path: string, body: unknown, options: CallOptions): Promise<never> =>
    send('POST', path, { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }, options);
  const postPath = (publishId: string, rest = ''): string => `posts/${encodeURIComponent(publishId)}${rest}`;

  async function* watch(publishId: string, { signal }: CallOptions): AsyncGenerator<never, void, undefined> {
    const open = async function* (): AsyncGenerator<string> {
      const { ok, body } = await fetch(`${base}${postPath(publishId, '/events')}`, {
        headers: { ...headers, cookie: browser.cookie, Accept: 'text/event-stream' },
        signal,
      });
      if (!ok || !body) throw new ShareError('network');
      yield* readEvents(body);
    };
    const events = open();
    let opening = true;
    const opened = (): void => {
      if (opening) time.requests -= 1;
      opening = false;
      time.stir();
    };
    time.requests += 1;
    try {
      for await (const event of events) {
        opened();
        received(event);
        yield parseJson(event) as never;
      }
    } finally {
      opened();
    }
  }

  /** As the package's adapter does: the callback page's word counts, and without one the backend is asked. */
  async function connect(options: CallOptions): Promise<void> {
    time.requests += 1;
    const page = await browser.consent();
    time.requests -= 1;
    time.stir();
    if (page !== undefined) {
      received(page);
      heed(page);
    } else if (!(await isConnected(options))) throw new ShareError('connect_failed');
  }

  const isConnected = (options: CallOptions): Promise<boolean> =>
    post('creator-info', {}, options).then(
      () => true,
      (thrown) => toShareError(thrown).code !== 'not_connected',
    );

  return {
    getCreatorInfo: (options) => post('creator-info', {}, options),
    connect,
    createPost: (request, options) => post('posts', request, options),
    uploadChunk: ({ publishId, body, first, last, total, contentType }, options) => {
      // A browser tells that every byte has left before it knows what became of them: the least that is known.
      options.onProgress(body.size);
      const range = { 'Content-Type': contentType, 'Content-Range': `bytes ${first}-${last}/${total}` };
      return send('PUT', postPath(publishId, '/chunks'), { body, headers: range }, options);
    },
    stagePhoto: (file, options) => {
      options.onProgress(file.size);
      return send('POST', 'photos', { body: file, headers: { 'Content-Type': file.type } }, options);
    },
    getPostStatus: (publishId, options) => send('GET', postPath(publishId), {}, options),
    ...(push ? { watchPostStatus: watch } : {}),
    cancelPost: (publishId, options) => post(postPath(publishId, '/cancel'), {}, options),
  };
}
