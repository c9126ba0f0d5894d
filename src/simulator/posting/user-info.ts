import { apiError } from '../errors.js';
import type { Answer, SimulatorRequest } from '../http.js';
import { unionIdOf } from '../ids.js';
import type { JsonValue } from '../json.js';
import { BASIC_SCOPE } from '../oauth/scopes.js';
import type { World } from '../world.js';
import { authenticate, requireRate, requireScope, type Caller } from './bearer.js';
import { avatarUrl } from './creator-info.js';
import { envelope } from './envelope.js';
import { publicVideos } from './videos.js';

type Field = readonly [scope: string, read: (world: World, caller: Caller) => JsonValue];

const FIELDS: Readonly<Record<string, Field>> = {
  open_id: [BASIC_SCOPE, (_world, { grant }) => grant.openId],
  union_id: [BASIC_SCOPE, (_world, { creator }) => unionIdOf(creator.id)],
  avatar_url: [BASIC_SCOPE, (world, { creator }) => avatarUrl(world, creator.id)],
  avatar_url_100: [BASIC_SCOPE, (world, { creator }) => avatarUrl(world, creator.id)],
  avatar_large_url: [BASIC_SCOPE, (world, { creator }) => avatarUrl(world, creator.id)],
  display_name: [BASIC_SCOPE, (_world, { creator }) => creator.nickname],
  username: ['user.info.profile', (_world, { creator }) => creator.username],
  profile_deep_link: ['user.info.profile', (world, { creator }) => `${world.origin}/@${creator.username}`],
  is_verified: ['user.info.profile', () => false],
  bio_description: ['user.info.profile', (_world, { creator }) => creator.summary],
  follower_count: ['user.info.stats', () => 0],
  following_count: ['user.info.stats', () => 0],
  likes_count: ['user.info.stats', () => 0],
  video_count: ['user.info.stats', (world, { creator }) => publicVideos(world, creator).length],
};

/** `GET /v2/user/info/` ("Get user info"): `fields` is required, and each field needs its scope. */
export function userInfo(world: World, request: SimulatorRequest): Answer {
  const caller = authenticate(world, request);
  requireScope(caller, BASIC_SCOPE, 'user.info.profile', 'user.info.stats');
  requireRate(world, caller, 'user_info');
  const names = (request.query.get('fields') ?? '').split(',').filter((name) => name !== '');
  if (names.length === 0) throw apiError('invalid_params', 'Fields is required.');
  const user: Record<string, JsonValue> = {};
  for (const name of names) {
    const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
    if (field === undefined) throw apiError('invalid_params', `The field "${name}" is unknown.`);
    requireScope(caller, field[0]);
    user[name] = field[1](world, caller);
  }
  return envelope(request, { user });
}
