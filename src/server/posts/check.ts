import { isChunkPlan } from '../../domain/chunk-plan.js';
import { canonicalDraft } from '../../domain/canonical-draft.js';
import type { ConsentReceipt } from '../../domain/consent.js';
import { consentCovers } from '../../domain/consent.js';
import type { CreatorAnswer } from '../../domain/creator.js';
import { evaluate } from '../../domain/rules/index.js';
import { sameValue } from '../../domain/same-value.js';
import type { Violation } from '../../domain/violation.js';
import type { ReceivedPostRequest } from '../../wire/consent.js';
import { parseCreatePostRequest } from '../../wire/consent.js';
import type { CreatePostRequest } from '../../wire/post-request.js';
import { toCreatePostRequest } from '../../wire/post-request.js';

/** What the backend itself knows when it judges a request. */
export interface CheckFacts {
  /** The newest reply of `creator_info/query`. */
  readonly creator: CreatorAnswer;
  /** When TikTok gave that reply, in milliseconds since 1970; absent means just now. */
  readonly creatorAskedAt?: number;
  /** Whether the backend's TikTok client has not passed the audit; what the page says of it does not count. */
  readonly unaudited: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export type PostCheck =
  | {
      readonly ok: true;
      /** What is sent to TikTok: built from the receipt here, equal to what came. */
      readonly request: CreatePostRequest;
    }
  | {
      readonly ok: false;
      readonly code:
        | 'invalid_params'
        | 'consent_mismatch'
        | 'privacy_level_option_mismatch'
        | 'unaudited_client_can_only_post_to_private_accounts'
        | 'spam_risk_too_many_posts'
        | 'spam_risk_user_banned_from_posting'
        | 'reached_active_user_cap';
      /** All broken rules, in screen order. */
      readonly violations: readonly Violation[];
    };

/** Oldest creator info that may decide about a post. */
const CREATOR_MAX_AGE_MS = 60_000;

/**
 * Judges a request for a post, given as the JSON value that came: the receipt must say what the request says, hold for
 * this creator now, and break no rule. Pure and synchronous; the same rules as on the page. The time that the receipt names is the
 * device's and decides nothing.
 */
export function checkPostRequest(value: unknown, facts: CheckFacts): PostCheck {
  let received: ReceivedPostRequest;
  try {
    received = parseCreatePostRequest(value);
  } catch {
    return { ok: false, code: 'invalid_params', violations: [] };
  }
  const { consent } = received;
  const stale = facts.creatorAskedAt !== undefined && facts.now - facts.creatorAskedAt > CREATOR_MAX_AGE_MS;
  const creator: CreatorAnswer = stale ? { kind: 'unknown' } : facts.creator;
  const settings = { ...consent.settings, unaudited: facts.unaudited };
  const violations = evaluate({ draft: consent.draft, creator, settings });
  const [worst] = violations;
  if (worst) return { ok: false, code: codeOf(violations), violations };

  const rebuilt = rebuild(received);
  if (!rebuilt || !sameValue({ ...rebuilt, consent: undefined }, { ...received, consent: undefined })) {
    return { ok: false, code: 'consent_mismatch', violations };
  }
  return creator.kind === 'available' && covers(consent, creator)
    ? { ok: true, request: rebuilt }
    : { ok: false, code: 'consent_mismatch', violations };
}

/** The page may think less of the client than it is, but the sentences, the draft and the creator must be today's. */
function covers(consent: ConsentReceipt, { creator }: Extract<CreatorAnswer, { kind: 'available' }>): boolean {
  const draft = canonicalDraft(consent.draft);
  return consentCovers(consent, { draft, creator, settings: consent.settings });
}

function rebuild(received: ReceivedPostRequest): CreatePostRequest | undefined {
  try {
    const { consent, idempotency_key, source_info } = received;
    return withPlanOf(source_info, toCreatePostRequest(consent, idempotency_key, stagedUrls(source_info)));
  } catch {
    return undefined;
  }
}

/** A page of another version may cut a file in another way. TikTok and the relay go by what it says. */
function withPlanOf(sourceInfo: unknown, request: CreatePostRequest): CreatePostRequest {
  const { media } = request.consent.draft;
  if (request.media_type !== 'VIDEO' || request.source_info.source !== 'FILE_UPLOAD' || media?.kind !== 'video') {
    return request;
  }
  const { chunk_size, total_chunk_count } = Object(sourceInfo) as Readonly<Record<string, unknown>>;
  const plan = {
    totalBytes: request.source_info.video_size,
    chunkBytes: Number(chunk_size),
    count: Number(total_chunk_count),
  };
  // Each digest that the creator agreed to is that of a chunk.
  const digests = media.facts.chunkDigests?.length ?? plan.count;
  if (!isChunkPlan(plan) || digests !== plan.count) return request;
  const own = { chunk_size: plan.chunkBytes, total_chunk_count: plan.count };
  return { ...request, source_info: { ...request.source_info, ...own } };
}

/** Staged photos have addresses of the backend's own making, which the receipt cannot know. */
function stagedUrls(sourceInfo: unknown): readonly string[] {
  const images: unknown =
    typeof sourceInfo === 'object' && sourceInfo !== null && Object.hasOwn(sourceInfo, 'photo_images')
      ? Reflect.get(sourceInfo, 'photo_images')
      : undefined;
  return Array.isArray(images) ? images.filter((image) => typeof image === 'string') : [];
}

function codeOf(violations: readonly Violation[]): Extract<PostCheck, { ok: false }>['code'] {
  for (const violation of violations) {
    if (violation.code === 'creator_cannot_post') return violation.block;
    if (violation.code === 'privacy_unaudited') return 'unaudited_client_can_only_post_to_private_accounts';
    if (violation.code === 'privacy_missing' || violation.code === 'privacy_not_offered') {
      return 'privacy_level_option_mismatch';
    }
  }
  return 'consent_mismatch';
}
