import type { World } from '../world.js';
import { failPost } from './publishing.js';

/** `reason` of the webhook `authorization.removed`: 1 the user disconnects, 5 the developer revoked, and so on. */
export type RemovalReason = 0 | 1 | 2 | 3 | 4 | 5;

/** Ends what one creator allowed one app: its tokens die, its unfinished posts fail, and a webhook says so. */
export function removeAuthorization(
  world: World,
  clientKey: string,
  creatorId: string,
  reason: RemovalReason,
): boolean {
  if (!world.oauth.remove(clientKey, creatorId)) return false;
  world.webhooks.emit(clientKey, 'authorization.removed', creatorId, { reason });
  for (const post of world.posts.values())
    if (post.clientKey === clientKey && post.creatorId === creatorId && post.status.startsWith('PROCESSING_'))
      failPost(world, post, 'auth_removed');
  return true;
}
