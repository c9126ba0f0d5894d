import { ShareError } from '../../domain/errors.js';
import { parsePostCreated } from '../../wire/post-created.js';
import type { CreatePostRequest } from '../../wire/post-request.js';
import { requireScope } from '../accounts.js';
import { freshCreator, requireAccount } from '../creator-info.js';
import type { Exchange } from '../exchange.js';
import { readText } from '../exchange.js';
import { Failure, faultOf, surelyNotSent, toFailure } from '../http/failure.js';
import { data } from '../http/respond.js';
import type { Kit } from '../kit.js';
import { isUploadUrl } from '../relay/upload-url.js';
import { applyEarlyNews } from '../status/news.js';
import { startStatus } from '../status/status-record.js';
import type { ApiCall, ApiOutcome } from '../tiktok-api.js';
import { accessTokenOf, callWith, failureOf } from '../tokens.js';
import { checkPostRequest } from './check.js';
import type { InitResult } from './init-once.js';
import { attemptIdOf, earlierOutcome, initOnce } from './init-once.js';
import { nonceIssuedAt } from './nonce.js';
import type { SignedReceipt } from './receipt.js';
import { dropReceipt, keepReceipt } from './receipt.js';
import { ownerOf, savePost, saveUpload } from './records.js';
import { checkSources } from './sources.js';

/** 35 photos with their facts and addresses stay well under it. */
const MAX_REQUEST_BYTES = 512 * 1024;

interface Attempt {
  readonly id: string;
  readonly request: CreatePostRequest;
  readonly accountKey: string;
  readonly openId: string;
  readonly owner: string;
  readonly creatorAskedAt: number;
  readonly nonceIssuedAt: number;
  readonly photos: readonly string[];
}

/** `POST posts`: checks everything again and starts one post (Direct Post, photo and upload references). */
export async function createPost(exchange: Exchange): Promise<Response> {
  try {
    return await create(exchange);
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'unknown_outcome') throw thrown;
    // A call that was made ends in a failure of its own: everything else came before it, and nothing was sent.
    if (!(thrown instanceof Failure || thrown instanceof ShareError)) exchange.note({ message: faultOf(thrown) });
    throw surelyNotSent(toFailure(thrown));
  }
}

async function create(exchange: Exchange): Promise<Response> {
  const { kit } = exchange;
  const { subject, accountKey, account } = await requireAccount(exchange, 'posts');
  const text = await readText(exchange.request, MAX_REQUEST_BYTES);
  const value = readJson(text);
  const owner = ownerOf(subject, accountKey);
  const key = keyOf(value);
  const id = await attemptIdOf({ owner, key });
  exchange.note({ attempt: id });
  const earlier = await earlierOutcome(kit, { owner, key, request: text });
  if (earlier !== undefined) {
    exchange.note({ publishId: earlier });
    return data({ publish_id: earlier });
  }
  const { answer, askedAt } = await freshCreator(kit, accountKey);
  const check = checkPostRequest(value, {
    creator: answer,
    creatorAskedAt: askedAt,
    unaudited: kit.config.unaudited,
    now: kit.clock.now(),
  });
  if (!check.ok) {
    const codes = check.violations.map(({ code }) => code).join(', ');
    throw new Failure(check.code, codes ? { message: codes } : {});
  }
  const { request } = check;
  const nonce = request.consent.creator.consentNonce;
  const issuedAt = await nonceIssuedAt(kit.ring, nonce, { owner, accountKey, now: kit.clock.now() });
  if (nonce === undefined || issuedAt === undefined)
    throw new Failure('consent_mismatch', { message: 'consent_nonce' });
  requireScope(kit, account, request.post_mode === 'DIRECT_POST' ? 'video.publish' : 'video.upload');
  const photos = await checkSources(kit, request, owner);
  const attempt: Attempt = {
    id,
    request,
    accountKey,
    openId: account.openId,
    owner,
    creatorAskedAt: askedAt,
    nonceIssuedAt: issuedAt,
    photos,
  };
  const publishId = await initOnce(kit, {
    owner,
    key: request.idempotency_key,
    request: text,
    nonce,
    needsBytes: needsBytes(request),
    async prepare() {
      // The receipt is kept before the call: what it consents to may be at TikTok although no reply ever comes.
      await keepReceipt(kit, id, receiptOf(kit, attempt));
      // A token that has to be refreshed is refreshed here, so that trouble with it leaves no doubt.
      return accessTokenOf(kit, accountKey);
    },
    async call(token) {
      const result = await callInit(kit, attempt, token);
      // A post has its receipt under its own id by now, and what was refused needs none.
      if (result.kind !== 'unknown') await dropReceipt(kit, id).catch(() => undefined);
      return result;
    },
  });
  exchange.note({ publishId });
  return data({ publish_id: publishId });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure('invalid_params');
  }
}

function keyOf(value: unknown): string {
  const key: unknown =
    typeof value === 'object' && value !== null && Object.hasOwn(value, 'idempotency_key')
      ? Reflect.get(value, 'idempotency_key')
      : undefined;
  if (typeof key !== 'string') throw new Failure('invalid_params');
  return key;
}

/** Of a video that is uploaded, TikTok makes nothing before it has the bytes. */
function needsBytes({ source_info }: CreatePostRequest): boolean {
  return source_info.source === 'FILE_UPLOAD';
}

function receiptOf(kit: Kit, { request, openId, creatorAskedAt, nonceIssuedAt }: Attempt): SignedReceipt {
  return {
    consent: request.consent,
    openId,
    idempotencyKey: request.idempotency_key,
    sentAt: new Date(kit.clock.now()).toISOString(),
    creatorAskedAt: new Date(creatorAskedAt).toISOString(),
    nonceIssuedAt: new Date(nonceIssuedAt).toISOString(),
  };
}

async function callInit(kit: Kit, attempt: Attempt, token: string): Promise<InitResult> {
  const { accountKey, request } = attempt;
  let outcome: ApiOutcome;
  try {
    outcome = await callWith(kit, { accountKey, token }, initCall(request), initBody(request));
  } catch (thrown) {
    return { kind: 'nothing', failure: surelyNotSent(toFailure(thrown)) };
  }
  if (outcome.kind === 'unclear' && !needsBytes(request)) return { kind: 'unknown', logId: outcome.logId };
  if (outcome.kind !== 'ok') return { kind: 'nothing', failure: surelyNotSent(failureOf(outcome)) };
  try {
    return await remember(kit, attempt, outcome);
  } catch (thrown) {
    if (!needsBytes(request)) return { kind: 'unknown', logId: outcome.logId };
    return { kind: 'nothing', failure: surelyNotSent(toFailure(thrown)) };
  }
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

async function remember(
  kit: Kit,
  attempt: Attempt,
  outcome: Extract<ApiOutcome, { readonly kind: 'ok' }>,
): Promise<InitResult> {
  const { publishId, uploadUrl } = parsePostCreated(outcome.data);
  const { accountKey, openId, owner, photos } = attempt;
  const { source_info } = attempt.request;
  const now = kit.clock.now();
  const { source } = source_info;
  await Promise.all([
    savePost(kit, publishId, { accountKey, openId, owner, source, createdAt: now, photos }),
    keepReceipt(kit, publishId, { ...receiptOf(kit, attempt), publishId }),
    startStatus(kit, publishId, source),
  ]);
  if (source_info.source === 'FILE_UPLOAD') {
    // Without an address that is TikTok's nothing can be sent, and an init without bytes never becomes a post.
    if (!uploadUrl || !isUploadUrl(uploadUrl, kit.config.uploadOrigin)) {
      return { kind: 'missing_upload_url', logId: outcome.logId };
    }
    await saveUpload(kit, publishId, {
      url: uploadUrl,
      totalBytes: source_info.video_size,
      chunkBytes: source_info.chunk_size,
      count: source_info.total_chunk_count,
    });
  }
  // The post is made whatever becomes of this; without it, TikTok is asked a little later.
  await applyEarlyNews(kit, publishId).catch(() => undefined);
  return { kind: 'created', publishId };
}
