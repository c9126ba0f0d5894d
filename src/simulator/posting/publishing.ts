import { snowflake } from '../ids.js';
import { inspectPost } from '../inspect/inspect-post.js';
import type { FailReason, Post } from '../model.js';
import type { World } from '../world.js';

/** `publish_type` of the post events. */
function publishType(post: Post): string {
  return post.mode === 'inbox' ? 'INBOX_SHARE' : 'DIRECT_PUBLISH';
}

function emit(world: World, post: Post, event: string, extra: Readonly<Record<string, string>> = {}): void {
  world.webhooks.emit(post.clientKey, event, post.creatorId, {
    publish_id: post.publishId,
    publish_type: publishType(post),
    ...extra,
  });
}

/** Ends a post as FAILED, and the download of its media. A post that has already ended stays as it is. */
export function failPost(world: World, post: Post, reason: FailReason): void {
  if (hasEnded(post) || !world.posts.has(post.publishId)) return;
  post.status = 'FAILED';
  post.failReason = reason;
  post.download.abort();
  emit(world, post, 'post.publish.failed', { reason });
}

/** Says whether a post can no longer change by TikTok's own work. */
function hasEnded(post: Post): boolean {
  return post.status === 'FAILED' || post.status === 'PUBLISH_COMPLETE' || post.status === 'SEND_TO_USER_INBOX';
}

/** Begins processing: all bytes are in. */
export function processPost(world: World, post: Post, receivedAt: number): void {
  post.receivedAt = receivedAt;
  // The headers are read at once, so that moving the clock needs no real time to show the result.
  const verdict = world.settings.discardUploads
    ? Promise.resolve(undefined)
    : world.work.track(inspectPost(world, post));
  world.clock.at(receivedAt + world.settings.processing.processingMs, (time) => {
    void world.work.track(verdict.then((problem) => finish(world, post, problem, time)));
  });
}

function finish(world: World, post: Post, problem: FailReason | undefined, time: number): void {
  if (hasEnded(post) || !world.posts.has(post.publishId)) return;
  const reason = post.plannedFailure ?? problem;
  if (reason !== undefined) return failPost(world, post, reason);
  if (post.mode === 'inbox') {
    post.status = 'SEND_TO_USER_INBOX';
    return emit(world, post, 'post.publish.inbox_delivered');
  }
  publish(world, post, time);
}

function publish(world: World, post: Post, time: number): void {
  post.status = 'PUBLISH_COMPLETE';
  post.postId = snowflake(time);
  post.publishedAt = time;
  emit(world, post, 'post.publish.complete');
  moderate(world, post, time);
}

function moderate(world: World, post: Post, time: number): void {
  if (post.privacyLevel !== 'PUBLIC_TO_EVERYONE') return;
  world.clock.at(time + world.settings.processing.moderationMs, (now) => {
    if (!world.posts.has(post.publishId) || post.privacyLevel !== 'PUBLIC_TO_EVERYONE' || post.postId === undefined)
      return;
    if (post.publiclyAvailableAt !== undefined) return;
    post.publiclyAvailableAt = now;
    emit(world, post, 'post.publish.publicly_available', { post_id: post.postId.toString() });
  });
}

/** Lets the creator post a draft from the inbox, with a privacy level of their own choice. */
export function postFromInbox(world: World, post: Post, privacyLevel: string): boolean {
  if (post.status !== 'SEND_TO_USER_INBOX') return false;
  post.privacyLevel = privacyLevel;
  publish(world, post, world.clock.now());
  return true;
}

/** Lets the creator change who sees a published post; making it public sends it through moderation. */
export function changePrivacy(world: World, post: Post, privacyLevel: string): boolean {
  if (post.status !== 'PUBLISH_COMPLETE' || post.postId === undefined) return false;
  post.privacyLevel = privacyLevel;
  if (privacyLevel === 'PUBLIC_TO_EVERYONE') {
    if (post.publiclyAvailableAt === undefined) moderate(world, post, world.clock.now());
  } else if (post.publiclyAvailableAt !== undefined) {
    post.publiclyAvailableAt = undefined;
    // TikTok's own spelling.
    emit(world, post, 'post.publish.no_longer_publicaly_available', { post_id: post.postId.toString() });
  }
  return true;
}
