import type { JsonObject } from './json.js';

/** Every value of `privacy_level` that the API knows. */
export const PRIVACY_LEVELS = [
  'PUBLIC_TO_EVERYONE',
  'MUTUAL_FOLLOW_FRIENDS',
  'FOLLOWER_OF_CREATOR',
  'SELF_ONLY',
] as const;

/** The reasons why creator info refuses a creator although the call itself succeeded. */
export const POSTING_BLOCKS = [
  'spam_risk_too_many_posts',
  'spam_risk_user_banned_from_posting',
  'reached_active_user_cap',
] as const;

export type PostingBlock = (typeof POSTING_BLOCKS)[number];

/** Every `fail_reason` of "Get post status". */
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

export type FailReason = (typeof FAIL_REASONS)[number];

/** Every `status` of "Get post status". */
export type PostStatus =
  'PROCESSING_UPLOAD' | 'PROCESSING_DOWNLOAD' | 'SEND_TO_USER_INBOX' | 'PUBLISH_COMPLETE' | 'FAILED';

/** An app that is registered with TikTok. */
export interface Client {
  readonly key: string;
  secret: string;
  /** The app's name on the consent page. */
  name: string;
  /** Whether the app passed the audit; without it only private posts of private accounts are accepted. */
  audited: boolean;
  /** A sandbox app lets only its target users in, and counts as unaudited. */
  sandbox: boolean;
  /** Creator ids that a sandbox app may serve. */
  targetUsers: string[];
  /** A desktop app must send PKCE and may use only loopback redirects. */
  desktop: boolean;
  /** At most 10; `https` URLs, or loopback URLs with a port or `*` in its place. */
  redirectUris: string[];
  /** Scopes that the app may ask for. */
  scopes: string[];
  /** Domains, with all their subdomains, that media may be pulled from. */
  verifiedDomains: string[];
  /** URL prefixes, ending in a slash, that media may be pulled from. */
  verifiedPrefixes: string[];
  /** Where webhooks go; loopback, or a host that the `resolve` setting maps to loopback. */
  webhookUrl: string | undefined;
  /** Creators who may post within 24 hours; undefined stands for no cap. Unaudited apps have 5 at most. */
  activeUserCap: number | undefined;
}

/** A TikTok account. */
export interface Creator {
  readonly id: string;
  /** The handle, without `@`. */
  username: string;
  nickname: string;
  /** What this account shows, in one sentence, for the person who chooses it. */
  summary: string;
  privateAccount: boolean;
  commentDisabled: boolean;
  duetDisabled: boolean;
  stitchDisabled: boolean;
  /** Seconds. */
  maxVideoDurationSec: number;
  /** Stands in for the options that the kind of account gives. */
  privacyLevelOptions: string[] | undefined;
  /** Blocks every post with this code. */
  block: PostingBlock | undefined;
  /** Direct posts within 24 hours, over all clients. */
  postCap: number;
  /** Drafts that may wait in the inbox. */
  pendingShareCap: number;
  /** Version of the account's TikTok app, as `major.minor`. */
  appVersion: string;
  /** Hue of the drawn avatar, in degrees. */
  hue: number;
}

/** A client for `startSimulator`: what is left out has a plain default. */
export type ClientSeed = Pick<Client, 'key' | 'secret'> & Partial<Client>;

/** A creator for `startSimulator`: what is left out is that of an ordinary public account. */
export type CreatorSeed = Pick<Creator, 'id' | 'username' | 'nickname'> & Partial<Creator>;

/** What one file's headers say; undefined where they say nothing. */
export interface InspectedVideo {
  readonly container: 'mp4' | 'mov' | 'webm';
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
  readonly frameRate: number | undefined;
}

/** A file of a post, as it was received. */
export interface ReceivedFile {
  readonly path: string;
  readonly contentType: string;
  readonly bytes: number;
  /** Lowercase hexadecimal. */
  readonly sha256: string;
}

/** The upload behind an `upload_url`. */
export interface UploadTask {
  readonly id: string;
  readonly token: string;
  readonly size: number;
  readonly chunkSize: number;
  readonly chunkCount: number;
  expiresAt: number;
}

/** One accepted init and what became of it. */
export interface Post {
  readonly publishId: string;
  readonly clientKey: string;
  readonly creatorId: string;
  readonly mode: 'direct' | 'inbox';
  readonly mediaType: 'video' | 'photo';
  readonly source: 'FILE_UPLOAD' | 'PULL_FROM_URL';
  readonly createdAt: number;
  /** `post_info` and `source_info` exactly as they were received. */
  readonly postInfo: JsonObject;
  readonly sourceInfo: JsonObject;
  readonly isAigc: boolean;
  readonly upload: UploadTask | undefined;
  status: PostStatus;
  failReason: FailReason | undefined;
  /** The reason with which the processing of this post shall end, set by a fault. */
  plannedFailure: FailReason | undefined;
  uploadedBytes: number;
  downloadedBytes: number;
  files: ReceivedFile[];
  video: InspectedVideo | undefined;
  /** The level that the post has now; its owner can change it after publishing. */
  privacyLevel: string | undefined;
  postId: bigint | undefined;
  publishedAt: number | undefined;
  publiclyAvailableAt: number | undefined;
  /** When the last byte was in and processing began. */
  receivedAt: number | undefined;
  /** Aborted when nothing of the download is wanted any more. */
  readonly download: AbortController;
}
