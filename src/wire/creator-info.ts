import * as z from 'zod/mini';
import type { CreatorInfo, Interaction } from '../domain/creator.js';
import { parseWith } from './parse.js';

const creatorInfoData = z.object({
  creator_avatar_url: z.optional(z.nullable(z.string())),
  creator_username: z.string().check(z.minLength(1)),
  creator_nickname: z.string().check(z.minLength(1)),
  privacy_level_options: z.array(z.string()),
  comment_disabled: z.boolean(),
  duet_disabled: z.boolean(),
  stitch_disabled: z.boolean(),
  max_video_post_duration_sec: z.number().check(z.positive()),
});

/** Reads `data` of `creator_info/query`; throws `invalid_response` for anything else. */
export function parseCreatorInfo(value: unknown): CreatorInfo {
  const data = parseWith(creatorInfoData, value);
  const disabled: Record<Interaction, boolean> = {
    comment: data.comment_disabled,
    duet: data.duet_disabled,
    stitch: data.stitch_disabled,
  };
  const interactions: readonly Interaction[] = ['comment', 'duet', 'stitch'];
  return {
    avatarUrl: safeImageUrl(data.creator_avatar_url),
    username: data.creator_username,
    nickname: data.creator_nickname,
    privacyLevels: [...new Set(data.privacy_level_options)],
    disabledInteractions: interactions.filter((interaction) => disabled[interaction]),
    maxVideoDurationSeconds: data.max_video_post_duration_sec,
  };
}

/** An avatar that is no web address is left out: it is decoration, and no reason to stop the page. */
function safeImageUrl(url: string | null | undefined): string | undefined {
  return url && /^https?:\/\//i.test(url) ? url : undefined;
}
