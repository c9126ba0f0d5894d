import { apiError, INVALID_PARAMS } from '../errors.js';
import type { Answer, SimulatorRequest } from '../http.js';
import type { JsonValue } from '../json.js';
import type { Post } from '../model.js';
import type { World } from '../world.js';
import { authenticate, jsonBody, requireRate, requireScope, type Caller } from './bearer.js';
import { envelope } from './envelope.js';

/** Finds the post that a call names, and refuses one that is unknown or somebody else's. */
export function requirePost(world: World, request: SimulatorRequest, caller: Caller): Post {
  const publishId = jsonBody(request)?.['publish_id'];
  const post = typeof publishId === 'string' ? world.posts.get(publishId) : undefined;
  if (post === undefined || request.faults.get('invalid_publish_id') !== undefined) throw unknownPost(world);
  if (post.clientKey !== caller.client.key || post.creatorId !== caller.creator.id)
    throw apiError('token_not_authorized_for_specified_publish_id');
  if (world.clock.now() < post.createdAt + world.settings.processing.unknownIdMs) throw unknownPost(world);
  return post;
}

function unknownPost(world: World): Error {
  // The page has a code of its own; real answers carry it as the message of another.
  return world.settings.profile === 'documented'
    ? apiError('invalid_publish_id')
    : apiError('invalid_params', INVALID_PARAMS.publishId);
}

/** `POST /v2/post/publish/status/fetch/` ("Get post status"). */
export function fetchStatus(world: World, request: SimulatorRequest): Answer {
  const caller = authenticate(world, request);
  requireScope(caller, 'video.publish', 'video.upload');
  requireRate(world, caller, 'status');
  const post = requirePost(world, request, caller);
  const bytes =
    post.source === 'FILE_UPLOAD' ? { uploaded_bytes: post.uploadedBytes } : { downloaded_bytes: post.downloadedBytes };
  if (request.faults.get('stuck_status') !== undefined)
    return envelope(request, {
      status: post.source === 'FILE_UPLOAD' ? 'PROCESSING_UPLOAD' : 'PROCESSING_DOWNLOAD',
      ...bytes,
    });
  if (request.faults.get('unknown_status') !== undefined)
    return envelope(request, { status: 'PROCESSING_SOMETHING_NEW', ...bytes });
  return envelope(request, {
    status: post.status,
    ...(post.failReason === undefined ? {} : { fail_reason: post.failReason }),
    // TikTok's own spelling.
    publicaly_available_post_id: postIds(request, post),
    ...bytes,
  });
}

function postIds({ faults }: SimulatorRequest, post: Post): JsonValue {
  const bare = faults.get('bare_post_id') !== undefined;
  const { postId } = post;
  if (postId === undefined || post.publiclyAvailableAt === undefined) return bare ? undefined : [];
  const several = faults.get('several_post_ids');
  const count = several === undefined ? 1 : (several.count ?? 2);
  // By twos, so that they stay odd as all ids here are.
  const ids = Array.from({ length: count }, (_none, index) => postId + 2n * BigInt(index));
  const written = faults.get('string_post_ids') === undefined ? ids : ids.map(String);
  return bare ? written[0] : written;
}
