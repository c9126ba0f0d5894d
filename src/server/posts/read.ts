import { shortNameOf } from '../accounts.js';
import { requireAccount } from '../creator-info.js';
import type { Exchange, Subject } from '../exchange.js';
import { requireSubject } from '../exchange.js';
import { Failure } from '../http/failure.js';
import { data, dataText } from '../http/respond.js';
import { accountKeyLinkedTo } from '../links.js';
import { currentStatus } from '../status/poll.js';
import { callFor, failureOf } from '../tokens.js';
import type { PostRecord } from './records.js';
import { ownerOf, readPost } from './records.js';

/** The post that a path names, if it is this caller's; somebody else's looks like one that does not exist. */
export async function requirePost(
  exchange: Exchange,
): Promise<{ readonly publishId: string; readonly post: PostRecord }> {
  const { subject, accountKey } = await requireAccount(exchange);
  return postOf(exchange, subject, accountKey);
}

/** The same for what needs no token of the account: its access may have ended since the post began. */
export async function requireBegunPost(exchange: Exchange): ReturnType<typeof requirePost> {
  const subject = await requireSubject(exchange);
  const accountKey = await accountKeyLinkedTo(exchange.kit, subject);
  if (accountKey === undefined) throw new Failure('not_connected');
  exchange.note({ account: shortNameOf(accountKey) });
  return postOf(exchange, subject, accountKey);
}

async function postOf(exchange: Exchange, subject: Subject, accountKey: string): ReturnType<typeof requirePost> {
  const publishId = exchange.params['id'] ?? '';
  const post = /^[\w.~-]{1,64}$/.test(publishId) ? await readPost(exchange.kit, publishId) : undefined;
  if (!post || post.accountKey !== accountKey || post.owner !== ownerOf(subject, accountKey)) {
    throw new Failure('invalid_publish_id');
  }
  exchange.note({ publishId });
  return { publishId, post };
}

/** `GET posts/:id`: TikTok's status data as it was last heard. */
export async function readPostStatus(exchange: Exchange): Promise<Response> {
  const { publishId, post } = await requirePost(exchange);
  return dataText((await currentStatus(exchange.kit, publishId, post)).text);
}

/** `POST posts/:id/cancel`: asks TikTok to stop; best effort (Media transfer guide). */
export async function cancelPost(exchange: Exchange): Promise<Response> {
  const { kit } = exchange;
  const { publishId, post } = await requirePost(exchange);
  const outcome = await callFor(kit, post.accountKey, 'cancel', { publish_id: publishId });
  if (outcome.kind !== 'ok') throw failureOf(outcome);
  return data({});
}
