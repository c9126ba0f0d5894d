import type { PostStatus } from '../../domain/post-status.js';
import { isFinal } from '../../domain/post-status.js';
import { parsePostStatus } from '../../wire/post-status.js';
import type { Access } from '../accounts/access.js';
import { failureOf } from '../accounts/access.js';
import type { OpenPosts } from '../accounts/open-posts.js';
import type { Revoker } from '../accounts/revocations.js';
import { Failure, faultOf } from '../http/failure.js';
import type { Log } from '../http/log.js';
import type { StagedPhotos } from '../photos/staged.js';
import type { PostRecord } from '../records/records.js';
import type { Clock } from '../runtime/clock.js';
import { tryLock } from '../storage/lock.js';
import type { Storage } from '../storage/storage.js';
import type { ApiOutcome } from '../tiktok/api.js';
import type { ChangeStatus, StatusRecord, StatusRecords } from './status-record.js';
import { isFinalRecord, statusOf } from './status-record.js';

/** TikTok takes 30 status calls a minute for one token; this pause between any two of an account keeps to 27. */
const ACCOUNT_PAUSE_MS = 2_200;
const FIRST_PAUSE_MS = 2_500;
const LONGEST_PAUSE_MS = 30_000;
/** TikTok may not know a post yet for a moment after it has made it. */
const UNKNOWN_AT_FIRST_MS = 120_000;
/** So many calls in a row without a usable reply, and the page gets the failure. */
const MAX_TROUBLES = 5;
/** A public post gets its address after moderation, so a complete one without address is asked about a while longer. */
const ADDRESS_MS = 60 * 60 * 1000;

/** Pause before the next call: longer each time, and shared by all viewers of the post. */
export function pauseAfter(polls: number): number {
  return Math.min(LONGEST_PAUSE_MS, Math.round(FIRST_PAUSE_MS * 1.3 ** polls));
}

/**
 * The statuses of posts. TikTok is asked at most when it is time, by one caller over all processes; everybody else gets
 * what is stored. Nothing of this lives in a process, so a restart changes nothing.
 */
export interface Statuses {
  current(publishId: string, post: PostRecord): Promise<StatusRecord>;
  /** A final status as it stands: TikTok need not be asked again by everybody who has yet to hear it. */
  latest(publishId: string, post: PostRecord): Promise<StatusRecord>;
  /**
   * Changes the status; where that brings something new, wakes who watches here. Lets go of what a final post needs no more.
   * Returns what stands there afterwards.
   */
  change(publishId: string, post: PostRecord, change: ChangeStatus): Promise<StatusRecord | undefined>;
}

export function statusesOf(needs: {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly access: Access;
  readonly openPosts: Pick<OpenPosts, 'end'>;
  readonly revoker: Pick<Revoker, 'release'>;
  readonly records: StatusRecords;
  readonly photos: Pick<StagedPhotos, 'delete'>;
  readonly log: Log;
  readonly notify: (publishId: string) => void;
}): Statuses {
  const { storage, clock, access, openPosts, revoker, records, photos, log, notify } = needs;

  const current: Statuses['current'] = async (publishId, post) => {
    const stored = await records.read(publishId);
    if (stored && !isDue(stored, post)) return stored;
    const lease = await tryLock(storage, clock, `lease:${publishId}`);
    if (!lease) return stored ?? missing();
    try {
      // The previous holder of the lease may just have asked.
      const latest = await records.read(publishId);
      if (latest && !isDue(latest, post)) return latest;
      if (!(await mayAsk(post))) return latest ?? missing();
      return await ask(publishId, post, latest);
    } finally {
      await lease.release();
    }
  };

  const change: Statuses['change'] = async (publishId, post, next) => {
    let before: StatusRecord | undefined;
    const record = await records.update(publishId, (current) => next((before = current)));
    if (!record) return record;
    if (record !== before) notify(publishId);
    if (isFinalRecord(record)) await letGo(post);
    return record;
  };

  /** None of it decides about the status, so what fails is logged, and done with the next event of the post. */
  async function letGo({ owner, photos: names, accountKey, attempt }: PostRecord): Promise<void> {
    const endOpen = async () => {
      await openPosts.end(accountKey, attempt);
      await revoker.release(accountKey);
    };
    for (const done of await Promise.allSettled([endOpen(), photos.delete(owner, names)])) {
      if (done.status === 'rejected')
        log({ level: 'error', event: 'fault', message: `status: ${faultOf(done.reason)}` });
    }
  }

  function isDue(record: StatusRecord, post: PostRecord): boolean {
    const now = clock.now();
    const pause = record.nextPollAt - now;
    // A longer one was noted by a clock that is ahead of this one, or before this one was set back.
    if (pause > 0 && pause <= LONGEST_PAUSE_MS) return false;
    if (!isFinalRecord(record)) return true;
    // A caller that knows that the address is gone need not look for one.
    if (record.visibility?.shown === false) return false;
    const status = statusOf(record);
    return status.kind === 'complete' && status.postIds.length === 0 && now - post.createdAt < ADDRESS_MS;
  }

  /** One call of an account at a time and a pause after it, over all its posts and all processes. */
  async function mayAsk({ accountKey }: PostRecord): Promise<boolean> {
    return storage.setIfAbsent(`pause:${accountKey}`, '1', { expiresInMs: ACCOUNT_PAUSE_MS });
  }

  async function ask(publishId: string, post: PostRecord, asked: StatusRecord | undefined): Promise<StatusRecord> {
    const outcome = await access.call(post.accountKey, 'status', { publish_id: publishId }).catch(asFailure);
    const now = clock.now();
    /** What changes with each call, on top of what webhooks have brought while TikTok was asked. */
    const asOf = (current: StatusRecord | undefined) => {
      const before = current ?? asked;
      const polls = (before?.polls ?? 0) + 1;
      return { before, poll: { polls, nextPollAt: now + pauseAfter(polls) } };
    };
    if (!(outcome instanceof Failure) && outcome.kind === 'ok' && isReadable(outcome.data)) {
      const { data, dataText } = outcome;
      const record = await change(publishId, post, (current) => {
        const { before, poll } = asOf(current);
        const text = before && knowsMore(before, asked, parsePostStatus(data)) ? before.text : dataText;
        return { ...before, ...poll, text, troubles: 0 };
      });
      return record ?? missing();
    }
    const failure = failureFrom(outcome);
    const before = await records.update(publishId, (current) => {
      const { before: known, poll } = asOf(current);
      return known && { ...known, ...poll, troubles: known.troubles + 1 };
    });
    if (!before) throw failure;
    const { troubles } = before;
    // What has ended stays so, also when the access that it was posted with has ended since.
    if (isFinalRecord(before) || isPassing(failure, troubles) || isNotKnownYet(failure, now - post.createdAt))
      return before;
    throw failure;
  }

  return {
    current,
    change,
    async latest(publishId, post) {
      const stored = await records.read(publishId);
      return stored && isFinalRecord(stored) ? stored : current(publishId, post);
    },
  };
}

/** Whether a webhook has brought more than the reply to a call that was made before it came. */
function knowsMore(before: StatusRecord, asked: StatusRecord | undefined, reply: PostStatus): boolean {
  if (!isFinalRecord(before)) return false;
  if (before.visibility?.shown === false || !isFinal(reply)) return true;
  return before.text !== asked?.text && !(reply.kind === 'complete' && reply.postIds.length > 0);
}

function missing(): never {
  throw new Failure('busy');
}

/** A token that cannot be had is a reply like another; a fault of the storage is not. */
function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  throw thrown;
}

function failureFrom(outcome: ApiOutcome | Failure): Failure {
  if (outcome instanceof Failure) return outcome;
  return outcome.kind === 'ok' ? new Failure('invalid_response', { logId: outcome.logId }) : failureOf(outcome);
}

function isReadable(data: unknown): boolean {
  try {
    parsePostStatus(data);
    return true;
  } catch {
    return false;
  }
}

/** Trouble that the next call may not meet: the last known status still stands, until it has been like this for long. */
function isPassing({ code }: Failure, troubles: number): boolean {
  if (code === 'rate_limit_exceeded') return true;
  // One refusal of a token may be a replica of TikTok's that is behind, or a refresh of another process on its way.
  if (code === 'not_connected' || code === 'access_token_invalid') return troubles < 2;
  return troubles < MAX_TROUBLES && ['network', 'internal_error', 'invalid_response'].includes(code);
}

function isNotKnownYet(failure: Failure, age: number): boolean {
  // The documented code turns up as the message of `invalid_params` at times.
  return age < UNKNOWN_AT_FIRST_MS && ['invalid_publish_id', 'invalid_params'].includes(failure.code);
}
