const GUIDELINES =
  'Please review our integration guidelines at https://developers.tiktok.com/doc/content-sharing-guidelines/';

/**
 * Every error code of the posting endpoints with its HTTP status and message, as "TikTok API v2 error handling" and the endpoint
 * pages list them; messages that those pages leave out are the ones seen in real answers.
 */
export const API_ERRORS = {
  access_token_invalid: [401, 'The access token is invalid or not found in the request.'],
  scope_not_authorized: [401, 'The user did not authorize the scope required for completing this request.'],
  scope_permission_missed: [400, 'Access token is invalid, some fields need additional scopes.'],
  rate_limit_exceeded: [429, 'The API rate limit was exceeded. Please try again later.'],
  internal_error: [500, 'An internal error occurred. Please try again later.'],
  invalid_params: [400, 'The request parameters are invalid.'],
  invalid_file_upload: [
    400,
    'The uploaded file does not meet API specifications. Please correct the file and try again.',
  ],
  invalid_publish_id: [400, 'The publish_id does not exist.'],
  token_not_authorized_for_specified_publish_id: [
    400,
    'The access token is not authorized for the specified publish_id.',
  ],
  publish_not_cancellable: [400, 'The publish task has reached a final state and cannot be canceled.'],
  app_version_check_failed: [
    400,
    "The user's TikTok app version does not support this feature. Version 31.8 or later is required.",
  ],
  spam_risk_too_many_posts: [
    403,
    'This TikTok creator has made too many posts via OpenAPI in the last 24 hours, so this publishing attempt is blocked to minimize spam.',
  ],
  spam_risk_user_banned_from_posting: [403, GUIDELINES],
  spam_risk_too_many_pending_share: [403, GUIDELINES],
  reached_active_user_cap: [403, GUIDELINES],
  unaudited_client_can_only_post_to_private_accounts: [403, GUIDELINES],
  privacy_level_option_mismatch: [403, GUIDELINES],
  url_ownership_unverified: [
    403,
    'Please review our URL ownership verification rules at https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide/#pull_from_url',
  ],
} as const satisfies Record<string, readonly [status: number, message: string]>;

/** A code of the error envelope. */
export type ApiErrorCode = keyof typeof API_ERRORS;

/** Messages that `invalid_params` is seen with. */
export const INVALID_PARAMS = {
  chunkCount: 'The total chunk count is invalid',
  chunkSize: 'The chunk size is invalid',
  postInfo: 'The request post info is empty or incorrect',
  sourceInfo: 'The request source info is empty or incorrect',
  mediaType: 'Invalid media_type or post_mode',
  publishId: 'invalid_publish_id',
} as const;

/** A refusal in TikTok's envelope, thrown by a check and answered by the server. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
  }
}

/** Makes the refusal for a documented code; `message` and `status` stand in for the usual ones. */
export function apiError(code: ApiErrorCode, message?: string, status?: number): ApiError {
  const [usualStatus, usualMessage] = API_ERRORS[code];
  return new ApiError(code, status ?? usualStatus, message ?? usualMessage);
}

/** A code of "OAuth error handling". */
export type OAuthErrorCode =
  | 'access_denied'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_request'
  | 'invalid_scope'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'server_error'
  | 'temporarily_unavailable';

/** A refusal of the token and revoke endpoints, answered flat and without an envelope. */
export class OAuthError extends Error {
  readonly code: OAuthErrorCode;

  constructor(code: OAuthErrorCode, description: string) {
    super(description);
    this.name = 'OAuthError';
    this.code = code;
  }
}
