import { digestOf } from '../crypto/hash.js';
import { Failure, surelyNotSent } from '../http/failure.js';
import type { Kit } from '../kit.js';
import { CALL_TIMEOUT_MS } from '../tiktok-api.js';

/** How long a consent can be told from another one, and its outcome be asked for. */
export const INTENT_MS = 7 * 24 * 60 * 60 * 1000;
const LOOK_AGAIN_MS = 200;

/** What is known of one attempt. It is written before TikTok is called, so that a crash in between leaves a trace. */
type Intent =
  | { readonly state: 'started'; readonly at: number; readonly digest: string }
  | { readonly state: 'unknown'; readonly digest: string }
  | { readonly state: 'done'; readonly digest: string; readonly publishId: string }
  | { readonly state: 'stillborn'; readonly digest: string; readonly logId: string | undefined };

/** What came of the one call of `init`. */
export type InitResult =
  | { readonly kind: 'created'; readonly publishId: string }
  /** TikTok has surely made nothing: the same consent may be tried again. */
  | { readonly kind: 'nothing'; readonly failure: Failure }
  /** TikTok has begun a post that can never get its bytes: none comes of it, but the call counts. */
  | { readonly kind: 'stillborn'; readonly logId: string | undefined }
  | { readonly kind: 'unknown'; readonly logId: string | undefined };

/** One try of a post: whose, under which key, and the whole request as text. */
export interface Attempt {
  readonly owner: string;
  readonly key: string;
  readonly request: string;
}

/** Names an attempt, before it has a publish id and when it never gets one. */
export async function attemptIdOf({ owner, key }: Pick<Attempt, 'owner' | 'key'>): Promise<string> {
  return digestOf(`${owner} ${key}`);
}

const intentKeyOf = async (attempt: Attempt) => `intent:${await attemptIdOf(attempt)}`;

/**
 * The publish id of an attempt that was made before, or `undefined` when it was not. The same answer comes again
 * although the creator's standing may have changed by the post itself.
 */
export async function earlierOutcome(kit: Kit, attempt: Attempt): Promise<string | undefined> {
  const intentKey = await intentKeyOf(attempt);
  return (await kit.vault.get(intentKey)) ? outcomeOf(kit, intentKey, await digestOf(attempt.request)) : undefined;
}

/**
 * Calls `init` at most once for an idempotency key and at most once for a consent, over all processes and through a
 * crash between call and answer. Whoever comes second gets the publish id of the first, waits for it, or learns that
 * the outcome is unknown; the call is never repeated on a guess.
 */
export async function initOnce(
  kit: Kit,
  attempt: Attempt & { readonly consent: string },
  init: () => Promise<InitResult>,
): Promise<string> {
  const { clock, vault } = kit;
  const intentKey = await intentKeyOf(attempt);
  const digest = await digestOf(attempt.request);
  await claimConsent(kit, attempt);

  const started: Intent = { state: 'started', at: clock.now(), digest };
  if (!(await vault.setIfAbsent(intentKey, started, { expiresInMs: INTENT_MS }))) {
    return outcomeOf(kit, intentKey, digest);
  }
  const result = await init().catch((): InitResult => ({ kind: 'unknown', logId: undefined }));
  switch (result.kind) {
    case 'created': {
      const done: Intent = { state: 'done', digest, publishId: result.publishId };
      await vault.set(intentKey, done, { expiresInMs: INTENT_MS });
      return result.publishId;
    }
    case 'nothing':
      await vault.delete(intentKey);
      throw result.failure;
    case 'stillborn': {
      const stillborn: Intent = { state: 'stillborn', digest, logId: result.logId };
      await vault.set(intentKey, stillborn, { expiresInMs: INTENT_MS });
      throw withoutBytes(result.logId);
    }
    case 'unknown': {
      const unknown: Intent = { state: 'unknown', digest };
      await vault.set(intentKey, unknown, { expiresInMs: INTENT_MS });
      throw new Failure('unknown_outcome', { logId: result.logId });
    }
  }
}

function withoutBytes(logId: string | undefined): Failure {
  return surelyNotSent(new Failure('invalid_response', { logId }));
}

/** One consent is for one post, so a second key for the same consent is refused. */
async function claimConsent(
  { storage }: Kit,
  { owner, key, consent }: { readonly owner: string; readonly key: string; readonly consent: string },
): Promise<void> {
  const claim = `consent:${await digestOf(`${owner} ${consent}`)}`;
  if (await storage.setIfAbsent(claim, key, { expiresInMs: INTENT_MS })) return;
  if ((await storage.get(claim)) !== key) throw new Failure('consent_mismatch');
}

/** Looks up what became of an attempt that somebody else began. */
async function outcomeOf({ clock, vault }: Kit, intentKey: string, digest: string): Promise<string> {
  for (;;) {
    const intent = await vault.get<Intent>(intentKey);
    // It was there a moment ago, so its call came to nothing just now.
    if (!intent) throw new Failure('busy');
    if (intent.digest !== digest) throw new Failure('consent_mismatch');
    if (intent.state === 'done') return intent.publishId;
    if (intent.state === 'stillborn') throw withoutBytes(intent.logId);
    // Whoever began has crashed when it took longer than a call and a token refresh may take.
    if (intent.state === 'unknown' || clock.now() - intent.at > 3 * CALL_TIMEOUT_MS) {
      throw new Failure('unknown_outcome');
    }
    await clock.sleep(LOOK_AGAIN_MS);
  }
}
