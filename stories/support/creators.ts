import { creatorInfoData } from '../../src/testing/replies.js';

/** A face without a network: two circles as an SVG. */
const AVATAR =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="#7a4b8f"/>' +
      '<circle cx="20" cy="16" r="7" fill="#f6d7c3"/><circle cx="20" cy="40" r="14" fill="#f6d7c3"/></svg>',
  );

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
