import type { WebhookNews } from '../../wire/webhook.js';
import type { Kit } from '../kit.js';
import type { PostRecord } from '../posts/records.js';
import { readPost } from '../posts/records.js';
import { afterChange } from './poll.js';
import type { StatusRecord } from './status-record.js';
import { isFinalRecord, readStatus, saveStatus, statusOf } from './status-record.js';

/** News of a post, as a webhook brings it. */
export type PostNews = Extract<WebhookNews, { readonly publishId: string }>;

interface EarlyNews {
  readonly list: readonly { readonly accountKey: string; readonly news: PostNews; readonly createdAt: number }[];
}

/** TikTok may report a post before its reply to `init` is stored, which takes a few calls at most. */
const EARLY_MS = 60 * 60 * 1000;
const MOST_EARLY = 20;
const earlyKey = (publishId: string) => `early:${publishId}`;

/** Applies news to its post; news of a post that is not known yet is kept until it is. */
export async function receiveNews(kit: Kit, accountKey: string, news: PostNews, createdAt: number): Promise<void> {
  const { publishId } = news;
  if (await applyNews(kit, accountKey, news, createdAt)) return;
  await kit.vault.update<EarlyNews>(
    earlyKey(publishId),
    (current) => ({ list: [...(current?.list ?? []), { accountKey, news, createdAt }].slice(-MOST_EARLY) }),
    () => ({ expiresInMs: EARLY_MS }),
  );
  // The post may have been stored between the two, and then nobody else comes for what was kept.
  if (await readPost(kit, publishId)) await applyEarlyNews(kit, publishId);
}

/** Applies what came before the post was known. */
export async function applyEarlyNews(kit: Kit, publishId: string): Promise<void> {
  const early = await kit.vault.get<EarlyNews>(earlyKey(publishId));
  if (!early) return;
  for (const { accountKey, news, createdAt } of early.list) await applyNews(kit, accountKey, news, createdAt);
  await kit.vault.delete(earlyKey(publishId));
}

/** Returns whether the post is known here; news of somebody else's post changes nothing. */
async function applyNews(kit: Kit, accountKey: string, news: PostNews, createdAt: number): Promise<boolean> {
  const post = await readPost(kit, news.publishId);
  if (!post) return false;
  if (post.accountKey !== accountKey) return true;
  const before = await readStatus(kit, news.publishId);
  if (!before || isNews(before, news, createdAt)) await save(kit, post, before, news, createdAt);
  return true;
}

async function save(
  kit: Kit,
  post: PostRecord,
  before: StatusRecord | undefined,
  news: PostNews,
  createdAt: number,
): Promise<void> {
  const { nextPollAt = kit.clock.now(), polls = 0, visibility } = before ?? {};
  const seen =
    news.kind === 'public' || news.kind === 'not_public'
      ? { shown: news.kind === 'public', at: createdAt }
      : visibility;
  const record = { text: textOf(news, before), nextPollAt, polls, troubles: 0, ...(seen ? { visibility: seen } : {}) };
  await saveStatus(kit, news.publishId, record);
  await afterChange(kit, news.publishId, post, record);
}

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
