import { digestOf, randomText } from '../crypto/hash.js';
import { Failure, surelyNotSent } from '../http/failure.js';
import type { Clock } from '../runtime/clock.js';
import { tryLock } from '../storage/lock.js';
import type { Storage, WriteOptions } from '../storage/storage.js';
import type { Vault } from '../storage/vault.js';

/** How long a consent can be told from another one, and its outcome be asked for. */
export const INTENT_MS = 7 * 24 * 60 * 60 * 1000;
const KEPT: WriteOptions = { expiresInMs: INTENT_MS, durable: true };
const LOOK_AGAIN_MS = 200;

/** What is known of one call of `init`. It is written right before the call, so that a crash afterwards leaves a trace. */
type Intent = { readonly digest: string } & (
  | {
      readonly state: 'calling';
      /** Tells the calls of two processes apart. */
      readonly call: string;
      /** No post comes of it before bytes are sent, and those are sent only to the publish id that is `done`. */
      readonly needsBytes: boolean;
    }
  | { readonly state: 'unknown' }
  | { readonly state: 'done'; readonly publishId: string }
  | { readonly state: 'missing_upload_url'; readonly logId: string | undefined }
);

/** What came of the one call of `init`. */
export type InitResult =
  | { readonly kind: 'created'; readonly publishId: string }
  /** No post can come of it: the same consent may be tried again. */
  | { readonly kind: 'nothing'; readonly failure: Failure }
  /** TikTok has begun a post that can never get its bytes: no post comes of it, but the call counts. */
  | { readonly kind: 'missing_upload_url'; readonly logId: string | undefined }
  | { readonly kind: 'unknown'; readonly logId: string | undefined };

/** One try of a post: whose, under which key, and the whole request as text. */
export interface Attempt {
  readonly owner: string;
  readonly key: string;
  readonly request: string;
}

interface Init extends Attempt {
  readonly nonce: string;
  /** A video that is uploaded: an `init` whose outcome was lost can be repeated, because without bytes it is no post. */
  readonly needsBytes: boolean;
  /** Everything that can fail before TikTok is asked; returns the access token. */
  prepare(): Promise<string>;
  call(token: string): Promise<InitResult>;
}

/** Names an attempt, before it has a publish id and when it never gets one. */
export async function attemptIdOf({ owner, key }: Pick<Attempt, 'owner' | 'key'>): Promise<string> {
  return digestOf(`${owner} ${key}`);
}

const intentKeyOf = async (attempt: Attempt) => `intent:${await attemptIdOf(attempt)}`;
const lockKeyOf = (intentKey: string) => `lock:${intentKey}`;

/** What became of a call that nobody waits for any more; `undefined` when it may be made again. */
function outcomeOf(intent: Intent, digest: string): string | undefined {
  if (intent.digest !== digest) throw new Failure('consent_mismatch');
  if (intent.state === 'done') return intent.publishId;
  if (intent.state === 'missing_upload_url') throw withoutUploadUrl(intent.logId);
  if (intent.state === 'calling' && intent.needsBytes) return undefined;
  throw new Failure('unknown_outcome');
}

function withoutUploadUrl(logId: string | undefined): Failure {
  return surelyNotSent(new Failure('invalid_response', { logId }));
}

/** The calls of `init`, over all processes and through a crash between call and reply. */
export interface Inits {
  /**
   * The publish id of an attempt that was made before, or `undefined` when `init` may be called. The same outcome comes
   * again although the creator's standing may have changed by the post itself.
   */
  earlier(attempt: Attempt): Promise<string | undefined>;
  /**
   * Calls `init` at most once for an idempotency key and at most once for a nonce. Callers that come second get the publish
   * id of the first, wait for it, or learn that the outcome is unknown; a call that may have made a post is never repeated
   * on a guess.
   */
  make(init: Init): Promise<string>;
}

export function initsOnce(needs: { readonly storage: Storage; readonly vault: Vault; readonly clock: Clock }): Inits {
  const { storage, vault, clock } = needs;

  async function earlier(attempt: Attempt): Promise<string | undefined> {
    const intentKey = await intentKeyOf(attempt);
    const digest = await digestOf(attempt.request);
    for (;;) {
      // Read first: a process that frees the lock between the two reads has written the outcome by then.
      const isAlive = (await storage.get(lockKeyOf(intentKey))) !== undefined;
      const intent = await vault.get<Intent>(intentKey);
      if (!intent) return undefined;
      if (intent.state !== 'calling' || !isAlive) return outcomeOf(intent, digest);
      if (intent.digest !== digest) throw new Failure('consent_mismatch');
      await clock.sleep(LOOK_AGAIN_MS);
    }
  }

  async function make(init: Init): Promise<string> {
    const intentKey = await intentKeyOf(init);
    await useNonce(init);
    for (;;) {
      const outcome = await earlier(init);
      if (outcome !== undefined) return outcome;
      // Held for as long as somebody is at it: without it, a call that is noted was made by a process that is dead.
      const lock = await tryLock(storage, clock, lockKeyOf(intentKey));
      if (!lock) {
        await clock.sleep(LOOK_AGAIN_MS);
        continue;
      }
      try {
        const done = await callOnce(intentKey, init);
        if (done !== undefined) return done;
      } finally {
        await lock.release();
      }
    }
  }

  /** With the lock: makes the call; `undefined` when another process has come first after all. */
  async function callOnce(intentKey: string, init: Init): Promise<string | undefined> {
    const { needsBytes } = init;
    const digest = await digestOf(init.request);
    const token = await init.prepare();
    const calling: Intent = { state: 'calling', digest, call: randomText(9), needsBytes };
    // The fence: a process that was stopped and lost the lock finds here what others have done meanwhile.
    const noted = await vault.update<Intent>(
      intentKey,
      (current) => (current === undefined || outcomeOf(current, digest) === undefined ? calling : current),
      () => KEPT,
    );
    if (noted !== calling) return undefined;
    const result = await init.call(token).catch((): InitResult => ({ kind: 'unknown', logId: undefined }));

    const settle = (next: Intent | undefined) =>
      vault.update<Intent>(
        intentKey,
        (current) => (current?.state === 'calling' && current.call === calling.call ? next : current),
        () => KEPT,
      );
    switch (result.kind) {
      case 'created': {
        const done: Intent = { state: 'done', digest, publishId: result.publishId };
        const settled = await settle(done).catch(() => undefined);
        if (settled === done || (settled === undefined && !needsBytes)) return result.publishId;
        // Nobody gets this publish id, so nobody sends its bytes: another process has started again, or may.
        if (settled === undefined) throw surelyNotSent(new Failure('adapter'));
        return undefined;
      }
      case 'nothing':
        await settle(undefined).catch(() => undefined);
        throw result.failure;
      case 'missing_upload_url':
        await settle({ state: 'missing_upload_url', digest, logId: result.logId }).catch(() => undefined);
        throw withoutUploadUrl(result.logId);
      case 'unknown':
        await settle({ state: 'unknown', digest }).catch(() => undefined);
        throw new Failure('unknown_outcome', { logId: result.logId });
    }
  }

  /** One nonce is for one post, so a second key for the same nonce is refused, however its receipt is spelled. */
  async function useNonce({ key, nonce }: Init): Promise<void> {
    const claim = `nonce:${await digestOf(nonce)}`;
    if (await storage.setIfAbsent(claim, key, KEPT)) return;
    if ((await storage.get(claim)) !== key) throw new Failure('consent_mismatch');
  }

  return { earlier, make };
}
