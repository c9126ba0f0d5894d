import { ShareError } from '../../domain/errors.js';
import type { LogNote } from './log.js';

/** HTTP status of each code that the kit returns by itself or passes on; what is not named here is TikTok's own. */
const STATUS: Readonly<Record<string, number>> = {
  not_connected: 401,
  access_token_invalid: 401,
  scope_not_authorized: 401,
  scope_permission_missed: 400,
  connect_failed: 400,
  cross_site: 403,
  invalid_params: 400,
  invalid_publish_id: 404,
  not_found: 404,
  method_not_allowed: 405,
  consent_mismatch: 409,
  busy: 503,
  signature_invalid: 401,
  upload_rejected: 409,
  upload_expired: 410,
  too_large: 413,
  unsupported_media_type: 415,
  rate_limit_exceeded: 429,
  adapter: 500,
  network: 502,
  internal_error: 502,
  invalid_response: 502,
  unknown_outcome: 504,
  privacy_level_option_mismatch: 403,
  reached_active_user_cap: 403,
  spam_risk_too_many_posts: 403,
  spam_risk_user_banned_from_posting: 403,
  unaudited_client_can_only_post_to_private_accounts: 403,
  url_ownership_unverified: 403,
};

/** The status that a code has by itself; `undefined` for one that the kit does not know. */
export function statusOf(code: string): number | undefined {
  return Object.hasOwn(STATUS, code) ? STATUS[code] : undefined;
}

/**
 * A request that cannot be fulfilled. Codes are TikTok's by their own name, also ones that are not documented
 * yet, and else the kit's; this is why it is no `ShareError`.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: string;
  readonly status: number;
  readonly logId: string | undefined;
  /** When the same may be asked again, where that is known. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: string,
    details: { status?: number; message?: string; logId?: string | undefined; retryAfterSeconds?: number } = {},
  ) {
    super(details.message ?? code);
    this.code = code;
    this.status = details.status ?? statusOf(code) ?? 500;
    this.logId = details.logId;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/**
 * The same failure, with a status that says that nothing was sent: 503 leaves no doubt where 502 would (RFC 9110, "503
 * Service Unavailable").
 */
export function surelyNotSent(failure: Failure): Failure {
  const { code, status, message, logId } = failure;
  return status < 500 ? failure : new Failure(code, { status: 503, message, logId });
}

/** Makes a failure of whatever was thrown; what nobody foresaw tells nothing of itself. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (thrown instanceof ShareError) return new Failure(thrown.code, { logId: thrown.logId });
  // The site's own code: TikTok's `internal_error` would blame TikTok for a storage that is down.
  return new Failure('adapter', { status: 500, message: 'The backend met a fault of its own.' });
}

/** What the log is told of a failure. A fault nobody foresaw is told to it alone, and only by its kind. */
export function noteOf({ code, status, logId }: Failure, thrown: unknown): LogNote {
  return { code, ...(logId ? { logId } : {}), ...(status === 500 ? { message: faultOf(thrown) } : {}) };
}

export function faultOf(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : 'fault';
}
