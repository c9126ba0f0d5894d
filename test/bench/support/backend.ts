import type { IncomingMessage, ServerResponse } from 'node:http';
import { creatorInfoData, statusData } from '../../../src/testing/replies.js';
import type { Handler } from './site.js';

/** Where the baseline sends its bytes. */
export const PUT_PATH = '/put';

export const ENDPOINT = '/api/tiktok';

export interface Backend {
  readonly handle: Handler;
  /** Bytes of bodies that have come in since `forget`, and in how many requests. */
  received(): { readonly bytes: number; readonly requests: number };
  forget(): void;
}

/**
 * The least that speaks the HTTP protocol (README, "HTTP protocol"): one account, one post, and bodies that are counted
 * and thrown away. It takes the baseline's body in the same way.
 */
export function createBackend(): Backend {
  let bytes = 0;
  let requests = 0;

  const swallow = (request: IncomingMessage, response: ServerResponse): void => {
    requests += 1;
    request.on('data', (part: Buffer) => {
      bytes += part.length;
    });
    request.on('end', () => response.writeHead(204).end());
  };

  const routes: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
    [`PUT ${PUT_PATH}`]: swallow,
    'PUT /api/tiktok/posts/1/chunks': swallow,
    'POST /api/tiktok/creator-info': (request, response) => answer(request, response, creatorInfoData()),
    'POST /api/tiktok/posts': (request, response) => answer(request, response, { publish_id: '1' }),
    'POST /api/tiktok/posts/1/cancel': (request, response) => answer(request, response, {}),
    'GET /api/tiktok/posts/1': (request, response) => answer(request, response, statusData('PUBLISH_COMPLETE')),
    'GET /api/tiktok/posts/1/events': (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.end(`event: status\ndata: ${JSON.stringify(statusData('PUBLISH_COMPLETE'))}\n\n`);
    },
  };

  return {
    handle(request, response) {
      const route = routes[`${request.method} ${request.url}`];
      route?.(request, response);
      return route !== undefined;
    },
    received: () => ({ bytes, requests }),
    forget() {
      bytes = requests = 0;
    },
  };
}

function answer(request: IncomingMessage, response: ServerResponse, data: unknown): void {
  request.resume();
  request.on('end', () => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    response.end(JSON.stringify({ data }));
  });
}
