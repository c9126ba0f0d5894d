import type { World } from '../world.js';
import { failPost } from './publishing.js';

/** Every `reason` of the webhook `authorization.removed` ("Webhook events"), by its number. */
export const REMOVAL_REASONS = [
  'unknown',
  'the user disconnects in TikTok',
  'account deleted',
  'age changed',
  'account banned',
  'the developer revoked',
] as const;

export type RemovalReason = 0 | 1 | 2 | 3 | 4 | 5;

/** Says whether a number is one of the reasons. */
export function isRemovalReason(reason: number): reason is RemovalReason {
  return Number.isInteger(reason) && reason >= 0 && reason < REMOVAL_REASONS.length;
}

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
