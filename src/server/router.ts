import { creatorInfo } from './creator-info.js';
import type { Exchange } from './exchange.js';
import type { Demand } from './http/request-guard.js';
import { callback } from './oauth/callback.js';
import { connect } from './oauth/connect.js';
import { disconnect } from './oauth/disconnect.js';
import { givePhoto, takePhoto } from './photos/routes.js';
import { createPost } from './posts/create.js';
import { cancelPost, readPostStatus } from './posts/read.js';
import { relayChunk } from './relay/chunk.js';
import { watchPost } from './status/events.js';
import { receiveWebhook } from './webhook/receive.js';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Path under the base path, with `:name` for a part that varies. */
  readonly path: string;
  readonly demand: Demand;
  readonly handle: (exchange: Exchange) => Promise<Response>;
}

/** Every route of the protocol; the OpenAPI document describes the same. */
export const ROUTES: readonly Route[] = [
  { method: 'GET', path: 'connect', demand: 'navigation', handle: connect },
  { method: 'GET', path: 'callback', demand: 'open', handle: callback },
  { method: 'POST', path: 'disconnect', demand: 'change', handle: disconnect },
  { method: 'POST', path: 'creator-info', demand: 'change', handle: creatorInfo },
  { method: 'POST', path: 'posts', demand: 'change', handle: createPost },
  { method: 'PUT', path: 'posts/:id/chunks', demand: 'change', handle: relayChunk },
  { method: 'GET', path: 'posts/:id', demand: 'read', handle: readPostStatus },
  { method: 'GET', path: 'posts/:id/events', demand: 'read', handle: watchPost },
  { method: 'POST', path: 'posts/:id/cancel', demand: 'change', handle: cancelPost },
  { method: 'POST', path: 'photos', demand: 'change', handle: takePhoto },
  { method: 'GET', path: 'photos/:name', demand: 'open', handle: givePhoto },
  { method: 'POST', path: 'webhook', demand: 'open', handle: receiveWebhook },
];

export type Match =
  | { readonly kind: 'route'; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'wrong_method'; readonly path: string }
  | { readonly kind: 'none' };

/** Finds the route of a method and a path; `HEAD` goes where `GET` goes. */
export function findRoute(method: string, pathname: string, basePath: string): Match {
  if (!pathname.startsWith(`${basePath}/`)) return { kind: 'none' };
  const parts = pathname
    .slice(basePath.length + 1)
    .replace(/\/$/, '')
    .split('/');
  const fitting = ROUTES.flatMap((route) => {
    const params = paramsOf(route.path.split('/'), parts);
    return params ? [{ route, params }] : [];
  });
  const [first] = fitting;
  if (!first) return { kind: 'none' };
  const wanted = method === 'HEAD' ? 'GET' : method;
  const found = fitting.find(({ route }) => route.method === wanted);
  return found ? { kind: 'route', ...found } : { kind: 'wrong_method', path: first.route.path };
}

function paramsOf(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, wanted] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (!wanted.startsWith(':')) {
      if (wanted !== part) return undefined;
    } else if (part === '') return undefined;
    else params[wanted.slice(1)] = decode(part);
  }
  return params;
}

/** A part that is no valid escape is nobody's id. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
