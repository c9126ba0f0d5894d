import type { WebhookNews } from '../../wire/webhook.js';
import type { Records } from '../records/records.js';
import type { Clock } from '../runtime/clock.js';
import type { Vault } from '../storage/vault.js';
import type { Statuses } from './poll.js';
import type { StatusRecord } from './status-record.js';
import { isFinalRecord, statusOf } from './status-record.js';

/** News of a post, as a webhook brings it. */
type PostNews = Extract<WebhookNews, { readonly publishId: string }>;

interface EarlyNews {
  readonly list: readonly { readonly accountKey: string; readonly news: PostNews; readonly createdAt: number }[];
}

/** TikTok may report a post before its reply to `init` is stored, which takes a few calls at most. */
const EARLY_MS = 60 * 60 * 1000;
const MOST_EARLY = 20;
const earlyKey = (publishId: string) => `early:${publishId}`;

/** What webhooks bring about posts. */
export interface News {
  /** Applies news to its post; news of a post that is not known yet is kept until it is. */
  receive(accountKey: string, news: PostNews, createdAt: number): Promise<void>;
  /** Applies what came before the post was known. */
  applyEarly(publishId: string): Promise<void>;
}

export function newsOf(needs: {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly records: Pick<Records, 'readPost'>;
  readonly statuses: Pick<Statuses, 'change'>;
}): News {
  const { vault, clock, records, statuses } = needs;

  async function applyEarly(publishId: string): Promise<void> {
    const early = await vault.get<EarlyNews>(earlyKey(publishId));
    if (!early) return;
    for (const { accountKey, news, createdAt } of early.list) await apply(accountKey, news, createdAt);
    await vault.delete(earlyKey(publishId));
  }

  /** Returns whether the post is known here; news of somebody else's post changes nothing. */
  async function apply(accountKey: string, news: PostNews, createdAt: number): Promise<boolean> {
    const post = await records.readPost(news.publishId);
    if (!post) return false;
    if (post.accountKey !== accountKey) return true;
    await statuses.change(news.publishId, post, (before) =>
      before && !isNews(before, news, createdAt) ? before : recordOf(news, before, createdAt),
    );
    return true;
  }

  function recordOf(news: PostNews, before: StatusRecord | undefined, createdAt: number): StatusRecord {
    const { nextPollAt = clock.now(), polls = 0, visibility } = before ?? {};
    const seen =
      news.kind === 'public' || news.kind === 'not_public'
        ? { shown: news.kind === 'public', at: createdAt }
        : visibility;
    return { text: textOf(news, before), nextPollAt, polls, troubles: 0, ...(seen ? { visibility: seen } : {}) };
  }

  return {
    applyEarly,
    async receive(accountKey, news, createdAt) {
      const { publishId } = news;
      if (await apply(accountKey, news, createdAt)) return;
      await vault.update<EarlyNews>(
        earlyKey(publishId),
        (current) => ({ list: [...(current?.list ?? []), { accountKey, news, createdAt }].slice(-MOST_EARLY) }),
        () => ({ expiresInMs: EARLY_MS }),
      );
      // The post may have been stored between the two, and what came early applied already.
      await apply(accountKey, news, createdAt);
    },
  };
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

/** Ids are digits alone; as raw numbers they keep them all, as in TikTok's own reply. */
function publicText(postIds: readonly string[]): string {
  return `{"status":"PUBLISH_COMPLETE","publicaly_available_post_id":[${postIds.join(',')}]}`;
}
