/** Codes that TikTok's API names (error handling, Direct Post, photo, upload, status and media transfer references). */
export const TIKTOK_ERROR_CODES = [
  'access_token_invalid',
  'app_version_check_failed',
  'internal_error',
  'invalid_file_upload',
  'invalid_param',
  'invalid_params',
  'invalid_publish_id',
  'privacy_level_option_mismatch',
  'publish_not_cancellable',
  'rate_limit_exceeded',
  'reached_active_user_cap',
  'scope_not_authorized',
  'scope_permission_missed',
  'spam_risk_too_many_pending_share',
  'spam_risk_too_many_posts',
  'spam_risk_user_banned_from_posting',
  'token_not_authorized_for_specified_publish_id',
  'unaudited_client_can_only_post_to_private_accounts',
  'url_ownership_unverified',
] as const;

/** Codes of our own, for what happens between the page, its adapter and its backend. */
export const OWN_ERROR_CODES = [
  'not_connected',
  'connect_failed',
  'popup_blocked',
  'network',
  'adapter',
  'invalid_response',
  'unknown_outcome',
  'consent_mismatch',
  'upload_rejected',
  'upload_expired',
  'status_unknown',
  'file_unreadable',
  'not_supported',
  'page_obscured',
] as const;

export type ShareErrorCode = (typeof TIKTOK_ERROR_CODES)[number] | (typeof OWN_ERROR_CODES)[number];

const CODES: ReadonlySet<string> = new Set([...TIKTOK_ERROR_CODES, ...OWN_ERROR_CODES]);

export function isShareErrorCode(code: unknown): code is ShareErrorCode {
  return typeof code === 'string' && CODES.has(code);
}

/** Failures that may pass when the same thing is tried again a little later. */
const RETRYABLE: ReadonlySet<ShareErrorCode> = new Set([
  'internal_error',
  'rate_limit_exceeded',
  'network',
  'connect_failed',
  'popup_blocked',
] as const);

/**
 * A failure on the way to TikTok. The message is the code alone: URLs, bodies and tokens never reach it, and the
 * sentence for the user comes from the text layer.
 */
export class ShareError extends Error {
  override readonly name = 'ShareError';
  readonly code: ShareErrorCode;
  readonly retryable: boolean;
  /** TikTok's `log_id`, which its support asks for. */
  readonly logId: string | undefined;
  /** The post that the failure is about, where TikTok has named it. */
  readonly publishId: string | undefined;
  /** How long the other side asks to wait before the next try, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** Whether it is certain that TikTok did nothing; what only the code says is not certain. */
  readonly nothingDone: boolean;

  constructor(
    code: ShareErrorCode,
    details: {
      cause?: unknown;
      logId?: string | undefined;
      publishId?: string | undefined;
      retryAfterMs?: number | undefined;
      retryable?: boolean;
      nothingDone?: boolean;
    } = {},
  ) {
    super(code, { cause: details.cause });
    this.code = code;
    this.retryable = details.retryable ?? RETRYABLE.has(code);
    this.logId = details.logId;
    this.publishId = details.publishId;
    this.retryAfterMs = details.retryAfterMs;
    this.nothingDone = details.nothingDone ?? false;
  }
}
