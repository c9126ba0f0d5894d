import type { CallOptions, ShareToTikTokAdapter } from '../../../src/adapter/contract.js';
import { createHttpAdapter } from '../../../src/adapter/http-adapter.js';
import { ShareError } from '../../../src/domain/errors.js';
import { toShareError } from '../../../src/wire/error.js';
import type { Browser } from './browser.js';
import { heed } from './browser.js';
import type { VirtualTime } from './virtual-time.js';

export interface BrowserAdapterOptions {
  /** Base URL of the backend, with a slash at its end. */
  readonly base: string;
  readonly browser: Browser;
  readonly time: VirtualTime;
  /** Whether status is pushed; else the page polls. */
  readonly push: boolean;
  /** Gets every reply as it came, headers and body. */
  readonly received: (text: string) => void;
  /** Aborts when the page is left: nothing is requested any more. */
  readonly left: AbortSignal;
}

/** The package's own HTTP adapter in a browser that keeps one cookie, and whose popup is a user who consents. */
export function createBrowserAdapter(options: BrowserAdapterOptions): ShareToTikTokAdapter {
  const { base, browser, time, push, received } = options;
  const adapter = createHttpAdapter(base, { fetch: browserFetch(options) });

  /** As the popup does: the callback page's word counts, and without one the backend is asked. */
  async function connect(caller: CallOptions): Promise<void> {
    time.requests += 1;
    const page = await browser.consent();
    time.requests -= 1;
    time.stir();
    if (page !== undefined) {
      received(page);
      heed(page);
    } else if (!(await isConnected(caller))) throw new ShareError('connect_failed');
  }

  const isConnected = (caller: CallOptions): Promise<boolean> =>
    adapter.getCreatorInfo(caller).then(
      () => true,
      (thrown) => toShareError(thrown).code !== 'not_connected',
    );

  const { watchPostStatus, ...rest } = adapter;
  return { ...rest, connect, ...(push && watchPostStatus ? { watchPostStatus } : {}) };
}

/** What a browser adds to a request: its cookie, its origin, and where the request comes from. */
function browserFetch({ base, browser, time, received, left }: BrowserAdapterOptions): typeof fetch {
  return async (input, init) => {
    left.throwIfAborted();
    time.requests += 1;
    time.stir();
    try {
      const reply = await fetch(input, {
        ...init,
        credentials: 'omit',
        headers: {
          ...Object.fromEntries(new Headers(init?.headers)),
          cookie: browser.cookie,
          'Sec-Fetch-Site': 'same-origin',
          Origin: new URL(base).origin,
        },
      });
      if (reply.headers.get('Content-Type')?.startsWith('text/event-stream')) return streamed(reply, time, received);
      const text = await reply.text();
      received(`${JSON.stringify([...reply.headers])}\n${text}`);
      return new Response(reply.status === 204 ? null : text, reply);
    } finally {
      time.requests -= 1;
      time.stir();
    }
  };
}

function streamed({ body, status, headers }: Response, time: VirtualTime, received: (text: string) => void): Response {
  const heard = new TransformStream<Uint8Array, Uint8Array>({
    transform(bytes, controller) {
      received(new TextDecoder().decode(bytes));
      time.stir();
      controller.enqueue(bytes);
    },
  });
  return new Response(body?.pipeThrough(heard) ?? null, { status, headers });
}
