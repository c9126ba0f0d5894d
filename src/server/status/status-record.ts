import type { PostStatus } from '../../domain/post-status.js';
import { isFinal } from '../../domain/post-status.js';
import { parseJson } from '../../wire/json.js';
import { parsePostStatus } from '../../wire/post-status.js';
import type { Clock } from '../runtime/clock.js';
import type { Vault } from '../storage/vault.js';

const STATUS_MS = 30 * 24 * 60 * 60 * 1000;

/** The newest status of a post that anybody here knows of. */
export interface StatusRecord {
  /** `data` of `status/fetch` as TikTok wrote it, or the same said by a webhook. */
  readonly text: string;
  /** When TikTok may be asked next, in milliseconds since 1970. */
  readonly nextPollAt: number;
  /** How often TikTok was asked, which makes the pauses longer. */
  readonly polls: number;
  /** How often in a row TikTok gave no usable reply. */
  readonly troubles: number;
  /** The latest that a webhook said of whether everybody can see the post; `at` is TikTok's time, in seconds since 1970. */
  readonly visibility?: { readonly shown: boolean; readonly at: number };
}

/** Returns the next record, or the one before itself to leave it. */
export type ChangeStatus = (before: StatusRecord | undefined) => StatusRecord | undefined;

const statusKey = (publishId: string) => `status:${publishId}`;

/** The newest status of each post. */
export interface StatusRecords {
  /** What TikTok says of a post whose bytes have not come yet. */
  start(publishId: string, source: 'FILE_UPLOAD' | 'PULL_FROM_URL'): Promise<void>;
  read(publishId: string): Promise<StatusRecord | undefined>;
  /** Changes a record in one atomic step, as `update` of the vault does: webhooks and polls of several processes come at once. */
  update(publishId: string, change: ChangeStatus): Promise<StatusRecord | undefined>;
}

export function statusRecords({ vault, clock }: { readonly vault: Vault; readonly clock: Clock }): StatusRecords {
  return {
    async start(publishId, source) {
      const status = source === 'FILE_UPLOAD' ? 'PROCESSING_UPLOAD' : 'PROCESSING_DOWNLOAD';
      const record: StatusRecord = { text: JSON.stringify({ status }), nextPollAt: clock.now(), polls: 0, troubles: 0 };
      // A webhook may have been faster.
      await vault.setIfAbsent(statusKey(publishId), record, { expiresInMs: STATUS_MS });
    },
    read: (publishId) => vault.get(statusKey(publishId)),
    update: (publishId, change) => vault.update(statusKey(publishId), change, () => ({ expiresInMs: STATUS_MS })),
  };
}

export function statusOf({ text }: StatusRecord): PostStatus {
  return parsePostStatus(parseJson(text));
}

export function isFinalRecord(record: StatusRecord): boolean {
  return isFinal(statusOf(record));
}
