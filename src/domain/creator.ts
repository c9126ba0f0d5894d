/** Privacy levels that TikTok documents for `privacy_level` (Direct Post reference). */
export const KNOWN_PRIVACY_LEVELS = [
  'PUBLIC_TO_EVERYONE',
  'MUTUAL_FOLLOW_FRIENDS',
  'FOLLOWER_OF_CREATOR',
  'SELF_ONLY',
] as const;

export type KnownPrivacyLevel = (typeof KNOWN_PRIVACY_LEVELS)[number];

/** A level as TikTok names it; one that is not documented yet is kept by its raw name. */
export type PrivacyLevel = KnownPrivacyLevel | (string & {});

export type Interaction = 'comment' | 'duet' | 'stitch';

/** The creator's account as `creator_info/query` described it when the page was rendered. */
export interface CreatorInfo {
  readonly avatarUrl: string | undefined;
  readonly username: string;
  readonly nickname: string;
  /** What the account offers, in TikTok's order. */
  readonly privacyLevels: readonly PrivacyLevel[];
  /** What the creator switched off in TikTok's own settings. */
  readonly disabledInteractions: readonly Interaction[];
  readonly maxVideoDurationSeconds: number;
  /**
   * A single-use token of the backend kit, which a consent has to carry: one post comes of it, and it dates the consent by
   * the backend's clock. Other backends need none.
   */
  readonly consentNonce?: string | undefined;
}

/** Codes by which `creator_info/query` says that this creator cannot post now (guideline 1b). */
export const POSTING_BLOCKS = [
  'spam_risk_too_many_posts',
  'spam_risk_user_banned_from_posting',
  'reached_active_user_cap',
] as const;

export type PostingBlock = (typeof POSTING_BLOCKS)[number];

export function isPostingBlock(code: string): code is PostingBlock {
  return (POSTING_BLOCKS as readonly string[]).includes(code);
}

/** What is known of the creator now; without an answer nothing can be chosen and nothing posted. */
export type CreatorAnswer =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'blocked'; readonly block: PostingBlock }
  | { readonly kind: 'available'; readonly creator: CreatorInfo };
