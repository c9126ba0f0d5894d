import type { WebhookEvent, WebhookNews } from '../../wire/webhook.js';
import { parseWebhook } from '../../wire/webhook.js';
import { accountKeyOf, forgetAccount } from '../accounts.js';
import type { Bytes } from '../crypto/encoding.js';
import { fromUtf8, toBase64Url } from '../crypto/encoding.js';
import { sha256 } from '../crypto/hash.js';
import type { Exchange } from '../exchange.js';
import { readBytes } from '../exchange.js';
import { Failure } from '../http/failure.js';
import { foreignName } from '../http/log.js';
import { data } from '../http/respond.js';
import type { Kit } from '../kit.js';
import { readPost } from '../posts/records.js';
import { afterChange } from '../status/poll.js';
import type { StatusRecord } from '../status/status-record.js';
import { isFinalRecord, readStatus, saveStatus, statusOf } from '../status/status-record.js';
import { verifyWebhook } from './signature.js';

const MAX_WEBHOOK_BYTES = 64 * 1024;
/** TikTok repeats a webhook for up to 72 hours. */
const SEEN_MS = 80 * 60 * 60 * 1000;

/** `POST webhook`: takes each signed event once; order is not promised, so none depends on another. */
export async function receiveWebhook(exchange: Exchange): Promise<Response> {
  const { kit, request } = exchange;
  const body = await readBytes(request, MAX_WEBHOOK_BYTES);
  const header = request.headers.get('tiktok-signature');
  if (!(await verifyWebhook(header, body, kit.config.clientSecrets, kit.clock.now()))) {
    throw new Failure('signature_invalid');
  }
  const event = readEvent(body);
  // An event that cannot be read now cannot be read at its next try either, so it is taken.
  if (!event || event.clientKey !== kit.config.clientKey) {
    exchange.note({ message: event ? 'another client' : 'no event' });
    return data({});
  }
  exchange.note({ message: foreignName(event.event) });
  if ('publishId' in event.news) exchange.note({ publishId: event.news.publishId });
  const seenKey = `webhook:${toBase64Url(await sha256(body))}`;
  if (await kit.storage.get(seenKey)) return data({});
  await act(kit, event);
  // Noted last: an event that was lost on the way through comes again, and acting on one twice changes nothing.
  await kit.storage.set(seenKey, '1', { expiresInMs: SEEN_MS });
  return data({});
}

function readEvent(body: Bytes): WebhookEvent | undefined {
  try {
    return parseWebhook(fromUtf8(body));
  } catch {
    return undefined;
  }
}

async function act(kit: Kit, { openId, createdAt, news }: WebhookEvent): Promise<void> {
  const accountKey = await accountKeyOf(openId);
  if (news.kind === 'other') return;
  if (news.kind === 'authorization_removed') return forgetAccount(kit, accountKey, createdAt * 1000);
  const post = await readPost(kit, news.publishId);
  if (!post || post.accountKey !== accountKey) return;
  const before = await readStatus(kit, news.publishId);
  if (before && !isNews(before, news, createdAt)) return;
  const { nextPollAt = kit.clock.now(), polls = 0, visibility } = before ?? {};
  const seen =
    news.kind === 'public' || news.kind === 'not_public'
      ? { shown: news.kind === 'public', at: createdAt }
      : visibility;
  const record = { text: textOf(news, before), nextPollAt, polls, troubles: 0, ...(seen ? { visibility: seen } : {}) };
  await saveStatus(kit, news.publishId, record);
  await afterChange(kit, news.publishId, post, record);
}

/** News of a post. */
type PostNews = Extract<WebhookNews, { readonly publishId: string }>;

/**
 * What a late or repeated event may change: a final status stays, but a complete post may get its address, and lose it
 * when it is public no longer. Of what is said of an address, the latest counts, in whatever order it comes.
 */
function isNews(before: StatusRecord, news: PostNews, createdAt: number): boolean {
  const { visibility } = before;
  if (news.kind === 'public' && visibility && createdAt <= visibility.at) return false;
  if (news.kind === 'not_public' && visibility && createdAt < visibility.at) return false;
  if (!isFinalRecord(before)) return true;
  const status = statusOf(before);
  if (news.kind === 'public') return status.kind !== 'complete' || status.postIds.length === 0;
  if (news.kind === 'not_public') return status.kind === 'complete' || status.kind === 'in_inbox';
  return status.kind === 'in_inbox' && (news.kind === 'complete' || news.kind === 'failed');
}

/** The same news in the form of `status/fetch`. */
function textOf(news: PostNews, before: StatusRecord | undefined): string {
  switch (news.kind) {
    case 'complete':
      return JSON.stringify({ status: 'PUBLISH_COMPLETE' });
    case 'in_inbox':
      return JSON.stringify({ status: 'SEND_TO_USER_INBOX' });
    case 'failed':
      return JSON.stringify({ status: 'FAILED', fail_reason: news.reason });
    case 'public':
      return publicText([news.postId]);
    case 'not_public': {
      // A draft in the inbox can become several posts.
      const status = before && statusOf(before);
      const left = status?.kind === 'complete' ? status.postIds.filter((id) => id !== news.postId) : [];
      return left.length > 0 ? publicText(left) : JSON.stringify({ status: 'PUBLISH_COMPLETE' });
    }
  }
}

/** Ids are digits alone; as raw numbers they keep them all, as in TikTok's own answer. */
function publicText(postIds: readonly string[]): string {
  return `{"status":"PUBLISH_COMPLETE","publicaly_available_post_id":[${postIds.join(',')}]}`;
}
