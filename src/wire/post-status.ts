import type { FailReason, PostStatus } from '../domain/post-status.js';
import { readMembers } from './read-members.js';

/** A draft in the inbox can be posted several times; more ids than this are not of one post. */
const MAX_POST_IDS = 20;

/** Reads `data` of `status/fetch`; throws `invalid_response` for anything else. */
export function parsePostStatus(value: unknown): PostStatus {
  const data = readMembers(value, { status: 'string' });
  const reason = failReason(data['fail_reason']);
  switch (data.status) {
    case 'PUBLISH_COMPLETE':
      return {
        kind: 'complete',
        // TikTok has spelled it in three ways. Lists, bare values, numbers and strings have all been seen.
        postIds: postIds(
          data['publicaly_available_post_id'] ??
            data['publicly_available_post_id'] ??
            data['publically_available_post_id'],
        ),
      };
    case 'SEND_TO_USER_INBOX':
      return { kind: 'in_inbox' };
    case 'FAILED':
      return { kind: 'failed', reason: reason ?? 'internal' };
    case 'PROCESSING_UPLOAD':
      return { kind: 'processing', stage: 'upload', bytes: count(data['uploaded_bytes']), ...trouble(reason) };
    case 'PROCESSING_DOWNLOAD':
      return { kind: 'processing', stage: 'download', bytes: count(data['downloaded_bytes']), ...trouble(reason) };
    default:
      return { kind: 'processing', stage: 'other', bytes: undefined, ...trouble(reason) };
  }
}

function failReason(reason: unknown): FailReason | undefined {
  return typeof reason === 'string' && reason ? reason.slice(0, 100) : undefined;
}

function trouble(reason: FailReason | undefined): { readonly trouble?: FailReason } {
  return reason === undefined ? {} : { trouble: reason };
}

function postIds(ids: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(ids) ? ids.slice(0, MAX_POST_IDS) : [ids];
  // A number that JSON.parse has already rounded would link to somebody else's post.
  return list.flatMap((id) => {
    const text = typeof id === 'string' || Number.isSafeInteger(id) ? String(id) : '';
    return /^[1-9]\d{0,30}$/.test(text) ? [text] : [];
  });
}

function count(bytes: unknown): number | undefined {
  const value = typeof bytes === 'number' || (typeof bytes === 'string' && bytes) ? Number(bytes) : Number.NaN;
  return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
