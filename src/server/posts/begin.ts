import { parsePostCreated } from '../../wire/post-created.js';
import type { CreatePostRequest } from '../../wire/post-request.js';
import type { Access } from '../accounts/access.js';
import { failureOf, readData } from '../accounts/access.js';
import type { OpenPosts } from '../accounts/open-posts.js';
import type { Revoker } from '../accounts/revocations.js';
import type { Receipts, SignedReceipt } from '../consent/receipt.js';
import { surelyNotSent, toFailure } from '../http/failure.js';
import type { StagedPhotos } from '../photos/staged.js';
import type { Records, UploadRecord } from '../records/records.js';
import type { Clock } from '../runtime/clock.js';
import type { News } from '../status/news.js';
import type { StatusRecords } from '../status/status-record.js';
import type { ApiCall, ApiOutcome } from '../tiktok/api.js';
import { isUploadUrl } from '../tiktok/upload-url.js';
import type { InitResult } from './init-once.js';

/** One checked request on its way to TikTok. */
export interface Attempt {
  readonly id: string;
  readonly request: CreatePostRequest;
  readonly accountKey: string;
  readonly openId: string;
  readonly owner: string;
  readonly creatorAskedAt: number;
  readonly nonceIssuedAt: number;
  readonly photos: readonly string[];
}

/** Begins posts at TikTok. */
export interface Beginning {
  /** Everything that can fail before TikTok is asked; returns the access token. */
  prepare(attempt: Attempt): Promise<string>;
  call(attempt: Attempt, token: string): Promise<InitResult>;
}

export function beginning(needs: {
  readonly access: Access;
  readonly openPosts: Pick<OpenPosts, 'begin' | 'end'>;
  readonly revoker: Pick<Revoker, 'release'>;
  readonly receipts: Pick<Receipts, 'keep' | 'drop'>;
  readonly records: Pick<Records, 'savePost' | 'saveUpload'>;
  readonly statusRecords: Pick<StatusRecords, 'start'>;
  readonly news: Pick<News, 'applyEarly'>;
  readonly photos: Pick<StagedPhotos, 'setPosted'>;
  readonly clock: Clock;
  /** Origin of upload URLs in development. */
  readonly uploadOrigin: string | undefined;
}): Beginning {
  const { access, openPosts, revoker, receipts, records, statusRecords, news, clock, uploadOrigin } = needs;

  function receiptOf({ request, openId, creatorAskedAt, nonceIssuedAt }: Attempt): SignedReceipt {
    return {
      consent: request.consent,
      openId,
      idempotencyKey: request.idempotency_key,
      sentAt: new Date(clock.now()).toISOString(),
      creatorAskedAt: new Date(creatorAskedAt).toISOString(),
      nonceIssuedAt: new Date(nonceIssuedAt).toISOString(),
    };
  }

  async function init(attempt: Attempt, token: string): Promise<InitResult> {
    const { accountKey, request } = attempt;
    let outcome: ApiOutcome;
    try {
      outcome = await access.callWith(token, accountKey, initCall(request), initBody(request));
    } catch (thrown) {
      return { kind: 'nothing', failure: surelyNotSent(toFailure(thrown)) };
    }
    if (outcome.kind === 'unclear' && !needsBytes(request)) return { kind: 'unknown', logId: outcome.logId };
    if (outcome.kind !== 'ok') return { kind: 'nothing', failure: surelyNotSent(failureOf(outcome)) };
    try {
      return await remember(attempt, outcome);
    } catch (thrown) {
      if (!needsBytes(request)) return { kind: 'unknown', logId: outcome.logId };
      return { kind: 'nothing', failure: surelyNotSent(toFailure(thrown)) };
    }
  }

  async function remember(
    attempt: Attempt,
    outcome: Extract<ApiOutcome, { readonly kind: 'ok' }>,
  ): Promise<InitResult> {
    const { publishId, uploadUrl } = readData(outcome, parsePostCreated);
    const { id, accountKey, openId, owner, photos } = attempt;
    const { source_info } = attempt.request;
    const { source } = source_info;
    await Promise.all([
      records.savePost(publishId, { accountKey, openId, owner, attempt: id, source, createdAt: clock.now(), photos }),
      receipts.keep(publishId, { ...receiptOf(attempt), publishId }),
      statusRecords.start(publishId, source),
    ]);
    if (source_info.source === 'FILE_UPLOAD') {
      // Without an address that is TikTok's nothing can be sent, and an init without bytes never becomes a post.
      if (!uploadUrl || !isUploadUrl(uploadUrl, uploadOrigin)) {
        return { kind: 'missing_upload_url', logId: outcome.logId };
      }
      await records.saveUpload(publishId, {
        url: uploadUrl,
        totalBytes: source_info.video_size,
        chunkBytes: source_info.chunk_size,
        count: source_info.total_chunk_count,
        ...agreedDigests(attempt.request),
      });
    }
    // The post is made whatever becomes of this; without it, TikTok is asked a little later.
    await news.applyEarly(publishId).catch(() => undefined);
    return { kind: 'created', publishId };
  }

  async function end({ accountKey, id, owner, photos }: Attempt): Promise<void> {
    await openPosts.end(accountKey, id);
    await revoker.release(accountKey);
    await needs.photos.setPosted(owner, photos, false);
  }

  return {
    async prepare(attempt) {
      // The receipt is kept before the call: what it consents to may be at TikTok although no reply ever comes.
      await receipts.keep(attempt.id, receiptOf(attempt));
      // A token that has to be refreshed is refreshed here, so that trouble with it leaves no doubt.
      const token = await access.tokenOf(attempt.accountKey);
      await needs.photos.setPosted(attempt.owner, attempt.photos, true);
      // Last: an attempt that fails before it is no post under way, which would keep the account's access.
      await openPosts.begin(attempt.accountKey, attempt.id);
      return token;
    },
    async call(attempt, token) {
      const result = await init(attempt, token);
      // A post has its receipt under its own id by now, and what was refused needs none.
      if (result.kind !== 'unknown') await receipts.drop(attempt.id).catch(() => undefined);
      if (result.kind === 'nothing' || result.kind === 'missing_upload_url') await end(attempt).catch(() => undefined);
      return result;
    },
  };
}

/** Of a video that is uploaded, TikTok makes nothing before it has the bytes. */
export function needsBytes({ source_info }: CreatePostRequest): boolean {
  return source_info.source === 'FILE_UPLOAD';
}

function agreedDigests({ consent }: CreatePostRequest): Pick<UploadRecord, 'digests'> {
  const { media } = consent.draft;
  const digests = media?.kind === 'video' ? media.facts.chunkDigests : undefined;
  return digests ? { digests } : {};
}

function initCall({ media_type, post_mode }: CreatePostRequest): ApiCall {
  if (media_type === 'PHOTO') return 'photoInit';
  return post_mode === 'DIRECT_POST' ? 'videoInit' : 'inboxVideoInit';
}

/** What TikTok gets: neither the receipt nor the key, and for videos not the fields that its path already says. */
function initBody(request: CreatePostRequest): object {
  const { post_info, source_info } = request;
  if (request.media_type === 'VIDEO') return post_info ? { post_info, source_info } : { source_info };
  const { media_type, post_mode, is_aigc } = request;
  return { media_type, post_mode, post_info, source_info, ...(is_aigc === undefined ? {} : { is_aigc }) };
}
