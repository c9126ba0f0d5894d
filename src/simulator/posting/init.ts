import { apiError, INVALID_PARAMS } from '../errors.js';
import type { Answer, SimulatorRequest } from '../http.js';
import { secret, snowflake } from '../ids.js';
import { isObject, type JsonObject } from '../json.js';
import type { Post, UploadTask } from '../model.js';
import type { World } from '../world.js';
import { authenticate, jsonBody, requireRate, requireScope, type Caller } from './bearer.js';
import { pendingShares, postingBlock } from './blocks.js';
import { envelope } from './envelope.js';
import { checkAudience, checkPhotoPostInfo, checkVideoPostInfo } from './post-info.js';
import { pullMedia } from './pull.js';
import { checkPhotoSource, checkVideoSource, type VideoSource } from './source-info.js';
import { isOwnedUrl } from './url-ownership.js';

/** Lifetime of an upload URL: one hour. */
const UPLOAD_URL_LIFETIME_MS = 3_600_000;

/** The oldest TikTok app that takes photo drafts. */
const PHOTO_DRAFT_APP_VERSION = 31.8;

interface NewPost {
  readonly mode: 'direct' | 'inbox';
  readonly mediaType: 'video' | 'photo';
  readonly source: VideoSource;
  readonly postInfo: JsonObject;
  readonly sourceInfo: JsonObject;
  readonly isAigc: boolean;
}

function checkBlocks(world: World, caller: Caller): void {
  const block = postingBlock(world, caller.client, caller.creator);
  if (block !== undefined) throw apiError(block);
}

function checkInbox(world: World, caller: Caller): void {
  if (caller.creator.block === 'spam_risk_user_banned_from_posting') throw apiError(caller.creator.block);
  if (pendingShares(world, caller.creator).length >= caller.creator.pendingShareCap)
    throw apiError('spam_risk_too_many_pending_share');
}

function checkOwnership(caller: Caller, source: VideoSource): void {
  if (source.source === 'PULL_FROM_URL' && !source.urls.every((url) => isOwnedUrl(caller.client, url)))
    throw apiError('url_ownership_unverified');
}

/** `POST /v2/post/publish/video/init/` ("Direct Post"). */
export function initVideo(world: World, request: SimulatorRequest): Answer {
  const caller = authenticate(world, request);
  requireScope(caller, 'video.publish');
  requireRate(world, caller, 'video_init');
  const body = jsonBody(request);
  const postInfo = body?.['post_info'];
  if (!isObject(postInfo)) throw apiError('invalid_params', INVALID_PARAMS.postInfo);
  checkVideoPostInfo(world.settings, postInfo, caller.creator);
  const sourceInfo = body?.['source_info'];
  const source = checkVideoSource(sourceInfo, world.settings);
  checkBlocks(world, caller);
  checkAudience(world, caller.client, caller.creator, postInfo);
  checkOwnership(caller, source);
  const isAigc = postInfo['is_aigc'] === true;
  return accept(world, request, caller, {
    mode: 'direct',
    mediaType: 'video',
    source,
    postInfo,
    sourceInfo: isObject(sourceInfo) ? sourceInfo : {},
    isAigc,
  });
}

/** `POST /v2/post/publish/inbox/video/init/` ("Upload video"): a draft for the creator's inbox. */
export function initInboxVideo(world: World, request: SimulatorRequest): Answer {
  const caller = authenticate(world, request);
  requireScope(caller, 'video.upload');
  requireRate(world, caller, 'inbox_init');
  const body = jsonBody(request);
  const sourceInfo = body?.['source_info'];
  const source = checkVideoSource(sourceInfo, world.settings);
  checkInbox(world, caller);
  checkOwnership(caller, source);
  return accept(world, request, caller, {
    mode: 'inbox',
    mediaType: 'video',
    source,
    postInfo: isObject(body?.['post_info']) ? body['post_info'] : {},
    sourceInfo: isObject(sourceInfo) ? sourceInfo : {},
    isAigc: false,
  });
}

/** `POST /v2/post/publish/content/init/` ("Photo post"), as a direct post or as a draft. */
export function initPhotos(world: World, request: SimulatorRequest): Answer {
  const caller = authenticate(world, request);
  const body = jsonBody(request);
  const mode = body?.['post_mode'];
  // Which scope is needed hangs on the mode; an unreadable mode is refused after the rate limit, as bad parameters are.
  if (mode === 'DIRECT_POST') requireScope(caller, 'video.publish');
  else if (mode === 'MEDIA_UPLOAD') requireScope(caller, 'video.upload');
  else requireScope(caller, 'video.publish', 'video.upload');
  requireRate(world, caller, 'photo_init');
  if (body?.['media_type'] !== 'PHOTO' || (mode !== 'DIRECT_POST' && mode !== 'MEDIA_UPLOAD'))
    throw apiError('invalid_params', INVALID_PARAMS.mediaType);
  const direct = mode === 'DIRECT_POST';
  const postInfo = body['post_info'];
  if (!isObject(postInfo)) throw apiError('invalid_params', INVALID_PARAMS.postInfo);
  checkPhotoPostInfo(world.settings, postInfo, caller.creator, direct);
  if (body['is_aigc'] !== undefined && body['is_aigc'] !== null && typeof body['is_aigc'] !== 'boolean')
    throw apiError('invalid_params', INVALID_PARAMS.postInfo);
  const sourceInfo = body['source_info'];
  const urls = checkPhotoSource(sourceInfo);
  if (direct) {
    checkBlocks(world, caller);
    checkAudience(world, caller.client, caller.creator, postInfo);
  } else {
    if (olderThan(caller.creator.appVersion, PHOTO_DRAFT_APP_VERSION)) throw apiError('app_version_check_failed');
    checkInbox(world, caller);
  }
  const source: VideoSource = { source: 'PULL_FROM_URL', urls };
  checkOwnership(caller, source);
  return accept(world, request, caller, {
    mode: direct ? 'direct' : 'inbox',
    mediaType: 'photo',
    source,
    postInfo,
    sourceInfo: isObject(sourceInfo) ? sourceInfo : {},
    isAigc: body['is_aigc'] === true,
  });
}

function olderThan(version: string, oldest: number): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = String(oldest).split('.').map(Number);
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}

function publishIdFor(post: NewPost, now: number): string {
  const kind = post.mediaType === 'photo' ? 'p' : 'v';
  const flow = post.mode === 'direct' ? 'pub' : 'inbox';
  const source = post.source.source === 'FILE_UPLOAD' ? 'file' : 'url';
  // Posts of the direct flow carry "v2-1.", drafts "v2.", in real answers; photos "v2." in both.
  const version = kind === 'v' && flow === 'pub' ? 'v2-1' : 'v2';
  return `${kind}_${flow}_${source}~${version}.${snowflake(now)}`;
}

function accept(world: World, request: SimulatorRequest, caller: Caller, details: NewPost): Answer {
  const now = world.clock.now();
  const { source } = details;
  const upload: UploadTask | undefined =
    source.source === 'FILE_UPLOAD'
      ? {
          id: snowflake(now).toString(),
          token: secret(),
          size: source.size,
          chunkSize: source.chunkSize,
          chunkCount: source.chunkCount,
          expiresAt: now + UPLOAD_URL_LIFETIME_MS,
        }
      : undefined;
  const level = details.postInfo['privacy_level'];
  const post: Post = {
    publishId: publishIdFor(details, now),
    clientKey: caller.client.key,
    creatorId: caller.creator.id,
    mode: details.mode,
    mediaType: details.mediaType,
    source: source.source,
    createdAt: now,
    postInfo: details.postInfo,
    sourceInfo: details.sourceInfo,
    isAigc: details.isAigc,
    upload,
    status: upload === undefined ? 'PROCESSING_DOWNLOAD' : 'PROCESSING_UPLOAD',
    failReason: undefined,
    plannedFailure: undefined,
    uploadedBytes: 0,
    downloadedBytes: 0,
    files: [],
    video: undefined,
    privacyLevel: details.mode === 'direct' && typeof level === 'string' ? level : undefined,
    postId: undefined,
    publishedAt: undefined,
    publiclyAvailableAt: undefined,
    receivedAt: undefined,
    download: new AbortController(),
  };
  const failure = request.faults.get('fail_post');
  if (failure !== undefined) post.plannedFailure = failure.reason ?? 'internal';
  world.posts.set(post.publishId, post);
  if (details.mode === 'direct') world.postsOfDay.tryCount(caller.creator.id, Number.POSITIVE_INFINITY, now);
  if (source.source === 'PULL_FROM_URL') void world.pulls.track(pullMedia(world, post, source.urls));
  if (upload === undefined) return envelope(request, { publish_id: post.publishId });
  world.uploads.set(upload.id, post);
  return envelope(request, {
    publish_id: post.publishId,
    upload_url: `${world.origin}/video/?upload_id=${upload.id}&upload_token=${upload.token}`,
  });
}
