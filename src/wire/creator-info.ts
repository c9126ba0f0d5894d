import type { CreatorInfo, Interaction } from '../domain/creator.js';
import { ShareError } from '../domain/errors.js';
import { readMembers } from './read-members.js';

const CREATOR_INFO = {
  creator_username: 'string',
  creator_nickname: 'string',
  privacy_level_options: 'strings',
  comment_disabled: 'boolean',
  duet_disabled: 'boolean',
  stitch_disabled: 'boolean',
  max_video_post_duration_sec: 'number',
  /** Added by the backend kit. */
  consent_nonce: 'string?',
} as const;

/** TikTok's own names are shorter by far; a longer one would only slow the page that shows it. */
const MAX_NAME_LENGTH = 200;
const MAX_PRIVACY_LEVELS = 20;
const MAX_URL_LENGTH = 4000;

/** Reads `data` of `creator_info/query`; throws `invalid_response` for anything else. */
export function parseCreatorInfo(value: unknown): CreatorInfo {
  const data = readMembers(value, CREATOR_INFO);
  const usable = data.creator_username && data.creator_nickname && data.max_video_post_duration_sec > 0;
  if (!usable) throw new ShareError('invalid_response');
  const disabled: Record<Interaction, boolean> = {
    comment: data.comment_disabled,
    duet: data.duet_disabled,
    stitch: data.stitch_disabled,
  };
  const interactions: readonly Interaction[] = ['comment', 'duet', 'stitch'];
  return {
    avatarUrl: safeImageUrl(data['creator_avatar_url']),
    username: data.creator_username.slice(0, MAX_NAME_LENGTH),
    nickname: data.creator_nickname.slice(0, MAX_NAME_LENGTH),
    privacyLevels: [...new Set(data.privacy_level_options.slice(0, MAX_PRIVACY_LEVELS))].filter(
      (level) => level.length <= MAX_NAME_LENGTH,
    ),
    disabledInteractions: interactions.filter((interaction) => disabled[interaction]),
    maxVideoDurationSeconds: data.max_video_post_duration_sec,
    ...(data.consent_nonce === undefined ? {} : { consentNonce: data.consent_nonce }),
  };
}

/** An avatar that is no web address is left out: it is decoration, and no reason to stop the page. */
function safeImageUrl(url: unknown): string | undefined {
  return typeof url === 'string' && url.length <= MAX_URL_LENGTH && /^https?:\/\//i.test(url) ? url : undefined;
}
