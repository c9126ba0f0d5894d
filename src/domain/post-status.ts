/** Why TikTok says that a post failed (`fail_reason` of `status/fetch`); one not documented keeps its raw name. */
export const FAIL_REASONS = [
  'file_format_check_failed',
  'duration_check_failed',
  'frame_rate_check_failed',
  'picture_size_check_failed',
  'internal',
  'video_pull_failed',
  'photo_pull_failed',
  'publish_cancelled',
  'auth_removed',
  'spam_risk_too_many_posts',
  'spam_risk_user_banned_from_posting',
  'spam_risk_text',
  'spam_risk',
] as const;

export type FailReason = (typeof FAIL_REASONS)[number] | (string & {});

/** Where a post is, as `status/fetch` tells it. A status that is not documented counts as still processing. */
export type PostStatus =
  | {
      readonly kind: 'processing';
      readonly stage: 'upload' | 'download' | 'other';
      readonly bytes: number | undefined;
      /** TikTok is still at it, but already names what is wrong: seen where a post hung for half an hour and longer. */
      readonly trouble?: FailReason;
    }
  | { readonly kind: 'in_inbox' }
  /** Empty ids are no failure: only public posts that passed moderation have one. Ids have 19 digits: text, never numbers. */
  | { readonly kind: 'complete'; readonly postIds: readonly string[] }
  | { readonly kind: 'failed'; readonly reason: FailReason };

/** Whether polling may end. */
export function isFinal(status: PostStatus): boolean {
  return status.kind !== 'processing';
}
