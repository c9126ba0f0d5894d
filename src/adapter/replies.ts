/**
 * What an adapter resolves with: TikTok's own JSON `data`, untouched. The types help a host to write an adapter; the element
 * still reads each reply as unknown data.
 */

/** `data` of `creator_info/query`. */
export interface CreatorInfoData {
  readonly creator_avatar_url?: string;
  readonly creator_username: string;
  readonly creator_nickname: string;
  /** In the order in which the page offers them. */
  readonly privacy_level_options: readonly string[];
  readonly comment_disabled: boolean;
  readonly duet_disabled: boolean;
  readonly stitch_disabled: boolean;
  readonly max_video_post_duration_sec: number;
  /** Added by the backend kit: it comes back in the consent. Other backends leave it out. */
  readonly consent_nonce?: string;
}

/** `data` of an `init` call. */
export interface PostCreatedData {
  readonly publish_id: string;
  /** Left out by a backend that keeps it to itself. */
  readonly upload_url?: string;
}

/** Reply of `stagePhoto`: where TikTok can pull the photo. */
export interface StagedPhotoData {
  readonly url: string;
}

/** `data` of `status/fetch`; a status that is not listed counts as still processing. */
export interface PostStatusData {
  readonly status:
    'PROCESSING_UPLOAD' | 'PROCESSING_DOWNLOAD' | 'SEND_TO_USER_INBOX' | 'PUBLISH_COMPLETE' | 'FAILED' | (string & {});
  readonly fail_reason?: string;
  /** TikTok's own spelling. Ids have 19 digits: text, or they are rounded. */
  readonly publicaly_available_post_id?: readonly (string | number)[];
  readonly uploaded_bytes?: number;
  readonly downloaded_bytes?: number;
}
