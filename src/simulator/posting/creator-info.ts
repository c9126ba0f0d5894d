import { API_ERRORS } from '../errors.js';
import { json, type Answer, type SimulatorRequest } from '../http.js';
import { privacyOptions } from '../seeds.js';
import type { World } from '../world.js';
import { authenticate, requireRate, requireScope } from './bearer.js';
import { postingBlock } from './blocks.js';
import { envelope } from './envelope.js';
import { lockedInteractions } from './post-info.js';

/** Lifetime of an avatar URL: 2 hours. */
const AVATAR_LIFETIME_MS = 7_200_000;

/** `POST /v2/post/publish/creator_info/query/` ("Query creator info"). */
export function queryCreatorInfo(world: World, request: SimulatorRequest): Answer {
  const caller = authenticate(world, request);
  requireScope(caller, 'video.publish');
  requireRate(world, caller, 'creator_info');
  const { client, creator } = caller;
  const block = postingBlock(world, client, creator);
  // The three posting blocks come with HTTP 200 here, and with 403 from the init endpoints.
  if (block !== undefined)
    return json(200, { data: {}, error: { code: block, message: API_ERRORS[block][1], log_id: request.logId } });
  const locked = lockedInteractions(creator);
  return envelope(request, {
    creator_avatar_url: avatarUrl(world, creator.id),
    creator_username: creator.username,
    creator_nickname: creator.nickname,
    privacy_level_options: privacyOptions(creator),
    comment_disabled: locked.comment,
    duet_disabled: locked.duet,
    stitch_disabled: locked.stitch,
    max_video_post_duration_sec: creator.maxVideoDurationSec,
  });
}

/** The URL of a creator's avatar, valid for 2 hours. */
export function avatarUrl(world: World, creatorId: string): string {
  const expires = Math.floor((world.clock.now() + AVATAR_LIFETIME_MS) / 1000);
  return `${world.origin}/avatar/${creatorId}.svg?x-expires=${expires}`;
}
