import { creatorInfoData } from '../../src/testing/replies.js';

/** Avatars have to be web addresses; a picture of this size is served as a file of its own. */
const AVATAR = new URL('../../test/fixtures/media/photo-2.jpg', import.meta.url).href;

const creator = (overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  creatorInfoData({ creator_avatar_url: AVATAR, ...overrides });

/** Every account that TikTok can describe, as `data` of `creator_info/query`. A test wants a story for each. */
export const CREATORS = {
  public: creator(),
  private: creator({ privacy_level_options: ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'] }),
  'every level': creator({
    privacy_level_options: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'FOLLOWER_OF_CREATOR', 'SELF_ONLY'],
  }),
  'everyone alone': creator({ privacy_level_options: ['PUBLIC_TO_EVERYONE'] }),
  'only me alone': creator({ privacy_level_options: ['SELF_ONLY'] }),
  'unknown level': creator({ privacy_level_options: ['PUBLIC_TO_EVERYONE', 'CLOSE_FRIENDS', 'SELF_ONLY'] }),
  'comments off': creator({ comment_disabled: true }),
  'duet and stitch off': creator({ duet_disabled: true, stitch_disabled: true }),
  'everything off': creator({ comment_disabled: true, duet_disabled: true, stitch_disabled: true }),
  '60 seconds': creator({ max_video_post_duration_sec: 60 }),
  'no avatar': creator({ creator_avatar_url: '' }),
  'right to left': creator({ creator_nickname: 'ليلى الحسن', creator_username: 'layla.h' }),
  'hostile nickname': creator({
    creator_nickname: `\u202e<img src=x onerror=alert(1)>${'Z\u0351\u036b\u0343\u036a\u0302'.repeat(12)} 👩🏽‍🚀`,
    creator_username: 'a'.repeat(64),
  }),
} as const satisfies Record<string, Record<string, unknown>>;

export type CreatorName = keyof typeof CREATORS;
