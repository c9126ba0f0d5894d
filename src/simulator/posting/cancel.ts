import { apiError } from '../errors.js';
import type { Answer, SimulatorRequest } from '../http.js';
import type { World } from '../world.js';
import { authenticate, requireScope } from './bearer.js';
import { envelope } from './envelope.js';
import { failPost } from './publishing.js';
import { requirePost } from './status.js';

/** `POST /v2/post/publish/cancel/` ("Media transfer guide"): stops a download that has not ended. */
export function cancel(world: World, request: SimulatorRequest): Answer {
  const caller = authenticate(world, request);
  requireScope(caller, 'video.publish', 'video.upload');
  const post = requirePost(world, request, caller);
  if (post.status !== 'PROCESSING_DOWNLOAD' || post.receivedAt !== undefined) throw apiError('publish_not_cancellable');
  failPost(world, post, 'publish_cancelled');
  return envelope(request);
}
