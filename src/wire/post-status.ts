import * as z from 'zod/mini';
import type { PostStatus } from '../domain/post-status.js';
import { parseWith } from './parse.js';

const postId = z.union([z.string(), z.number()]);

const statusData = z.object({
  status: z.string(),
  fail_reason: z.optional(z.nullable(z.string())),
  // TikTok spells it so. Lists, bare values, numbers and strings have all been seen.
  publicaly_available_post_id: z.optional(z.nullable(z.union([z.array(postId), postId]))),
  uploaded_bytes: z.optional(z.nullable(z.union([z.number(), z.string()]))),
  downloaded_bytes: z.optional(z.nullable(z.union([z.number(), z.string()]))),
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
      return { kind: 'failed', reason: data.fail_reason || 'internal' };
    case 'PROCESSING_UPLOAD':
      return { kind: 'processing', stage: 'upload', bytes: count(data.uploaded_bytes) };
    case 'PROCESSING_DOWNLOAD':
      return { kind: 'processing', stage: 'download', bytes: count(data.downloaded_bytes) };
    default:
      return { kind: 'processing', stage: 'other', bytes: undefined };
  }
}

type PostIds = string | number | readonly (string | number)[] | null | undefined;

function postIds(ids: PostIds): readonly string[] {
  const list = ids === null || ids === undefined ? [] : Array.isArray(ids) ? ids : [ids];
  // A number that JSON.parse has already rounded would link to somebody else's post.
  return list.flatMap((id: string | number) => {
    const text = typeof id === 'number' && !Number.isSafeInteger(id) ? '' : String(id);
    return /^[1-9]\d*$/.test(text) ? [text] : [];
  });
}

function count(bytes: number | string | null | undefined): number | undefined {
  const value = bytes === null || bytes === undefined || bytes === '' ? Number.NaN : Number(bytes);
  return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
