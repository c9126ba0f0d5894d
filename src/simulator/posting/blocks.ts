import type { Client, Creator, Post, PostingBlock } from '../model.js';
import { DAY_MS, isUnaudited, type World } from '../world.js';

/** Users of an unaudited app who may post within 24 hours ("Content Sharing Guidelines"). */
const UNAUDITED_USER_CAP = 5;

function activeUsers(world: World, client: Client): ReadonlySet<string> {
  const since = world.clock.now() - DAY_MS;
  const posts = [...world.posts.values()].filter(
    (post) => post.clientKey === client.key && post.mode === 'direct' && post.createdAt > since,
  );
  return new Set(posts.map((post) => post.creatorId));
}

function userCap(client: Client): number {
  const cap = client.activeUserCap ?? Number.POSITIVE_INFINITY;
  return isUnaudited(client) ? Math.min(cap, UNAUDITED_USER_CAP) : cap;
}

/** Why this creator cannot post through this app now: banned, then the cap on posts, then the cap on users. */
export function postingBlock(world: World, client: Client, creator: Creator): PostingBlock | undefined {
  if (creator.block === 'spam_risk_user_banned_from_posting') return creator.block;
  const posts = world.postsOfDay.count(creator.id, world.clock.now());
  if (creator.block === 'spam_risk_too_many_posts' || posts >= creator.postCap) return 'spam_risk_too_many_posts';
  if (creator.block === 'reached_active_user_cap') return creator.block;
  const users = activeUsers(world, client);
  return !users.has(creator.id) && users.size >= userCap(client) ? 'reached_active_user_cap' : undefined;
}

function isPending(post: Post, since: number): boolean {
  return (
    post.mode === 'inbox' && post.createdAt > since && post.status !== 'FAILED' && post.status !== 'PUBLISH_COMPLETE'
  );
}

/** The drafts of the last 24 hours that this creator has not yet posted. */
export function pendingShares(world: World, creator: Creator): readonly Post[] {
  const since = world.clock.now() - DAY_MS;
  return [...world.posts.values()].filter((post) => post.creatorId === creator.id && isPending(post, since));
}
