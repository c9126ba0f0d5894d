import { apiError } from '../errors.js';
import type { Answer, SimulatorRequest } from '../http.js';
import { isObject, type JsonValue } from '../json.js';
import type { Creator, Post } from '../model.js';
import { postPath } from '../pages/profile.js';
import type { World } from '../world.js';
import { authenticate, jsonBody, requireRate, requireScope, type Caller } from './bearer.js';
import { envelope } from './envelope.js';

/** The most videos of one page, and the most ids of one query ("List videos", "Query videos"). */
const MAX_LISTED = 20;
const DEFAULT_LISTED = 10;

/** What everybody can see of an account, newest first. */
export function publicVideos(world: World, creator: Creator): readonly Post[] {
  return [...world.posts.values()]
    .filter(({ creatorId, publiclyAvailableAt }) => creatorId === creator.id && publiclyAvailableAt !== undefined)
    .sort((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0));
}

const FIELDS: Readonly<Record<string, (world: World, caller: Caller, post: Post) => JsonValue>> = {
  id: (_world, _caller, post) => post.postId?.toString() ?? '',
  create_time: (_world, _caller, post) => Math.floor((post.publishedAt ?? 0) / 1000),
  cover_image_url: (world, _caller, post) => `${world.origin}/__media/${post.publishId}/0`,
  share_url: (world, { creator }, post) => world.origin + (postPath(creator, post) ?? ''),
  embed_link: (world, { creator }, post) => world.origin + (postPath(creator, post) ?? ''),
  title: (_world, _caller, post) => textOf(post, 'title'),
  video_description: (_world, _caller, post) => textOf(post, 'title'),
  duration: (_world, _caller, post) => Math.round((post.video?.durationMs ?? 0) / 1000),
  width: (_world, _caller, post) => post.video?.width ?? 0,
  height: (_world, _caller, post) => post.video?.height ?? 0,
  like_count: () => 0,
  comment_count: () => 0,
  share_count: () => 0,
  view_count: () => 0,
};

function textOf(post: Post, name: string): string {
  const value = post.postInfo[name];
  return typeof value === 'string' ? value : '';
}

function fieldsOf(request: SimulatorRequest): readonly string[] {
  const names = (request.query.get('fields') ?? '').split(',').filter((name) => name !== '');
  const unknown = names.find((name) => !Object.hasOwn(FIELDS, name));
  if (names.length === 0) throw apiError('invalid_params', 'Fields is required.');
  if (unknown !== undefined) throw apiError('invalid_params', `The field "${unknown}" is unknown.`);
  return names;
}

function describe(
  world: World,
  caller: Caller,
  post: Post,
  names: readonly string[],
): { readonly [name: string]: JsonValue } {
  return Object.fromEntries(names.map((name) => [name, FIELDS[name]?.(world, caller, post)]));
}

/** `POST /v2/video/list/` ("List videos"): public posts, newest first; `cursor` is the publishing time in milliseconds. */
export function listVideos(world: World, request: SimulatorRequest): Answer {
  const caller = authenticate(world, request);
  requireScope(caller, 'video.list');
  requireRate(world, caller, 'video_list');
  const names = fieldsOf(request);
  const body = jsonBody(request) ?? {};
  const { cursor = world.clock.now() + 1, max_count: count = DEFAULT_LISTED } = body;
  if (typeof cursor !== 'number' || typeof count !== 'number' || !(count >= 1 && count <= MAX_LISTED))
    throw apiError('invalid_params', 'The cursor or the count is invalid.');
  const older = publicVideos(world, caller.creator).filter(({ publishedAt = 0 }) => publishedAt < cursor);
  const shown = older.slice(0, count);
  return envelope(request, {
    videos: shown.map((post) => describe(world, caller, post, names)),
    cursor: shown.at(-1)?.publishedAt ?? cursor,
    has_more: older.length > shown.length,
  });
}

/** `POST /v2/video/query/` ("Query videos"): those of the named posts that are public and of this account. */
export function queryVideos(world: World, request: SimulatorRequest): Answer {
  const caller = authenticate(world, request);
  requireScope(caller, 'video.list');
  requireRate(world, caller, 'video_query');
  const names = fieldsOf(request);
  const filters = jsonBody(request)?.['filters'];
  const ids = isObject(filters) ? filters['video_ids'] : undefined;
  if (!Array.isArray(ids) || ids.length < 1 || ids.length > MAX_LISTED)
    throw apiError('invalid_params', 'Between 1 and 20 video ids are required.');
  const found = publicVideos(world, caller.creator).filter(({ postId }) => ids.includes(postId?.toString()));
  return envelope(request, { videos: found.map((post) => describe(world, caller, post, names)) });
}
