import type { CreatorInfoData, PostStatusData } from '../adapter/replies.js';

/** TikTok's own JSON, as an adapter passes it on; overrides may break its shape. */
type Data<Reply> = Reply & Record<string, unknown>;

/** `data` of `creator_info/query` for a public account with nothing switched off. */
export function creatorInfoData(overrides: Readonly<Record<string, unknown>> = {}): Data<CreatorInfoData> {
  return {
    creator_avatar_url: 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/%3E',
    creator_username: 'ada.l',
    creator_nickname: 'Ada Lovelace',
    privacy_level_options: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
    comment_disabled: false,
    duet_disabled: false,
    stitch_disabled: false,
    max_video_post_duration_sec: 600,
    ...overrides,
  };
}

/** `data` of `status/fetch`. */
export function statusData(status: string, overrides: Readonly<Record<string, unknown>> = {}): Data<PostStatusData> {
  return { status, ...overrides };
}
