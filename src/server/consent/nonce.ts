import { randomText } from '../crypto/hash.js';
import type { KeyRing } from '../crypto/key-ring.js';

/** Type of a nonce's JWS, so that nothing else that the keys sign is taken for one. */
const TYPE = 'share-to-tiktok-nonce';

/**
 * How long a page may stand before its consent is refused, and how far the clock of the process that issued a nonce may be
 * ahead. Together they stay below the time for which a used nonce is remembered, so that none can be used again after that.
 */
export const NONCE_MAX_AGE_MS = 2 * 24 * 60 * 60 * 1000;
export const NONCE_MAX_AHEAD_MS = 60 * 60 * 1000;

interface Nonce {
  readonly owner: string;
  readonly accountKey: string;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
  /** Tells two nonces of one moment apart. */
  readonly id: string;
}

/** Whom a nonce is for, and the time by this process. */
interface Holder {
  readonly owner: string;
  readonly accountKey: string;
  readonly now: number;
}

/** A nonce for one post of one owner to one account. It is signed, so nothing is stored before it is used. */
export function issueNonce(ring: KeyRing, { owner, accountKey, now }: Holder): Promise<string> {
  const nonce: Nonce = { owner, accountKey, issuedAt: now, id: randomText(12) };
  return ring.sign(TYPE, JSON.stringify(nonce));
}

/** When a nonce was issued to this owner for this account; `undefined` for any other, and for one that has expired. */
export async function nonceIssuedAt(
  ring: KeyRing,
  text: string | undefined,
  { owner, accountKey, now }: Holder,
): Promise<number | undefined> {
  const payload = text === undefined ? undefined : await ring.verify(TYPE, text);
  if (payload === undefined) return undefined;
  // The signature proves that this kit wrote it.
  const nonce = JSON.parse(payload) as Nonce;
  const age = now - nonce.issuedAt;
  const holds = nonce.owner === owner && nonce.accountKey === accountKey;
  return holds && age <= NONCE_MAX_AGE_MS && age >= -NONCE_MAX_AHEAD_MS ? nonce.issuedAt : undefined;
}
