import * as z from 'zod/mini';
import type { PostStatus } from '../domain/post-status.js';
import { parseWith } from './parse.js';

const statusData = z.object({
  status: z.string(),
  fail_reason: z.optional(z.unknown()),
  // TikTok spells it so. Lists, bare values, numbers and strings have all been seen.
  publicaly_available_post_id: z.optional(z.unknown()),
  uploaded_bytes: z.optional(z.unknown()),
  downloaded_bytes: z.optional(z.unknown()),
});

/** Reads `data` of `status/fetch`; throws `invalid_response` for anything else. */
export function parsePostStatus(value: unknown): PostStatus {
  const data = parseWith(statusData, value);
  switch (data.status) {
    case 'PUBLISH_COMPLETE':
      return { kind: 'complete', postIds: postIds(data.publicaly_available_post_id) };
    case 'SEND_TO_USER_INBOX':
      return { kind: 'in_inbox' };
    case 'FAILED':
      return {
        kind: 'failed',
        reason: typeof data.fail_reason === 'string' && data.fail_reason ? data.fail_reason : 'internal',
      };
    case 'PROCESSING_UPLOAD':
      return { kind: 'processing', stage: 'upload', bytes: count(data.uploaded_bytes) };
    case 'PROCESSING_DOWNLOAD':
      return { kind: 'processing', stage: 'download', bytes: count(data.downloaded_bytes) };
    default:
      return { kind: 'processing', stage: 'other', bytes: undefined };
  }
}

function postIds(ids: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(ids) ? ids : [ids];
  // A number that JSON.parse has already rounded would link to somebody else's post.
  return list.flatMap((id) => {
    const text = typeof id === 'string' || Number.isSafeInteger(id) ? String(id) : '';
    return /^[1-9]\d*$/.test(text) ? [text] : [];
  });
}

function count(bytes: unknown): number | undefined {
  const value = typeof bytes === 'number' || (typeof bytes === 'string' && bytes) ? Number(bytes) : Number.NaN;
  return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
