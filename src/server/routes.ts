import { creatorInfo } from './creator/creator-info.js';
import type { Handle } from './http/exchange.js';
import type { Demand } from './http/request-guard.js';
import { callback } from './oauth/callback.js';
import { connect } from './oauth/connect.js';
import { disconnect } from './oauth/disconnect.js';
import type { Parts } from './parts.js';
import { servePhoto, stagePhoto } from './photos/routes.js';
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
  /** Most bytes of a body that is read as a whole; bodies that are passed on piece by piece are counted on the way. */
  readonly maxBytes?: number;
  /** Made once, with what the route needs of the parts. */
  readonly handle: (parts: Parts) => Handle;
}

const SMALL = 64 * 1024;

/** Every route of the protocol; the OpenAPI document describes the same. */
export const ROUTES: readonly Route[] = [
  { method: 'GET', path: 'connect', demand: 'navigation', handle: connect },
  { method: 'GET', path: 'callback', demand: 'open', handle: callback },
  { method: 'POST', path: 'disconnect', demand: 'change', maxBytes: SMALL, handle: disconnect },
  { method: 'POST', path: 'creator-info', demand: 'change', maxBytes: SMALL, handle: creatorInfo },
  // 35 photos with their facts and addresses stay well under it.
  { method: 'POST', path: 'posts', demand: 'change', maxBytes: 512 * 1024, handle: createPost },
  { method: 'PUT', path: 'posts/:id/chunks', demand: 'change', handle: relayChunk },
  { method: 'GET', path: 'posts/:id', demand: 'read', handle: readPostStatus },
  { method: 'GET', path: 'posts/:id/events', demand: 'read', handle: watchPost },
  { method: 'POST', path: 'posts/:id/cancel', demand: 'change', maxBytes: SMALL, handle: cancelPost },
  { method: 'POST', path: 'photos', demand: 'change', handle: stagePhoto },
  { method: 'GET', path: 'photos/:name', demand: 'open', handle: servePhoto },
  { method: 'POST', path: 'webhook', demand: 'open', maxBytes: SMALL, handle: receiveWebhook },
];
