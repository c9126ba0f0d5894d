import { parseJson } from './json.js';
import { either, isObject, matching, numeric, object, optional, readBy, REFUSED, text } from './shape.js';
import type { Reader } from './shape.js';

const anyObject: Reader<unknown> = (value) => (isObject(value) ? value : REFUSED);

const envelope = object({
  client_key: text(),
  event: text(),
  create_time: numeric,
  user_openid: text(),
  // A string that holds JSON, or, as some examples print it, the object itself.
  content: either(text(), anyObject),
});

const publishId = matching(/^[\w.~-]{1,64}$/);
const digits = matching(/^[1-9]\d{0,30}$/);
const postId: Reader<string> = (value) => digits(typeof value === 'number' ? String(value) : value);

const removal = object({ reason: optional(numeric) });
const post = object({ publish_id: publishId });
const failedPost = object({ publish_id: publishId, reason: optional(text(100)) });
const publicPost = object({ publish_id: publishId, post_id: postId });

/** What a webhook tells; one that is not about accounts or posts is `other`. */
export type WebhookNews =
  /** `reason` is TikTok's number for who ended the access. */
  | { readonly kind: 'authorization_removed'; readonly reason: number | undefined }
  | { readonly kind: 'complete'; readonly publishId: string }
  | { readonly kind: 'in_inbox'; readonly publishId: string }
  | { readonly kind: 'failed'; readonly publishId: string; readonly reason: string }
  | { readonly kind: 'public' | 'not_public'; readonly publishId: string; readonly postId: string }
  | { readonly kind: 'other' };

export interface WebhookEvent {
  readonly clientKey: string;
  readonly event: string;
  readonly openId: string;
  /** Seconds since 1970. */
  readonly createdAt: number;
  readonly news: WebhookNews;
}

/** Reads the body of a webhook; `undefined` for anything that is none. */
export function parseWebhook(body: string): WebhookEvent | undefined {
  const parsed = readBy(envelope, json(body));
  if (!parsed) return undefined;
  const { client_key, event, create_time, user_openid, content } = parsed;
  const details = typeof content === 'string' ? json(content) : content;
  return {
    clientKey: client_key,
    event,
    openId: user_openid,
    createdAt: create_time,
    news: newsOf(event, details),
  };
}

function newsOf(event: string, content: unknown): WebhookNews {
  switch (event) {
    case 'authorization.removed':
      return { kind: 'authorization_removed', reason: readBy(removal, content)?.reason };
    case 'post.publish.complete':
      return aboutPost(readBy(post, content), 'complete');
    case 'post.publish.inbox_delivered':
      return aboutPost(readBy(post, content), 'in_inbox');
    case 'post.publish.failed': {
      const data = readBy(failedPost, content);
      return data
        ? { kind: 'failed', publishId: data.publish_id, reason: data.reason || 'internal' }
        : { kind: 'other' };
    }
    case 'post.publish.publicly_available':
    case 'post.publish.publicaly_available':
    case 'post.publish.publically_available':
      return aboutAddress(readBy(publicPost, content), 'public');
    // The first is TikTok's own spelling; its status has been seen with all three.
    case 'post.publish.no_longer_publicaly_available':
    case 'post.publish.no_longer_publicly_available':
    case 'post.publish.no_longer_publically_available':
      return aboutAddress(readBy(publicPost, content), 'not_public');
    default:
      return { kind: 'other' };
  }
}

function aboutPost(content: { readonly publish_id: string } | undefined, kind: 'complete' | 'in_inbox'): WebhookNews {
  return content ? { kind, publishId: content.publish_id } : { kind: 'other' };
}

function aboutAddress(
  content: { readonly publish_id: string; readonly post_id: string } | undefined,
  kind: 'public' | 'not_public',
): WebhookNews {
  return content ? { kind, publishId: content.publish_id, postId: content.post_id } : { kind: 'other' };
}

function json(body: string): unknown {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}
