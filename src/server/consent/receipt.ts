import type { ConsentReceipt } from '../../domain/consent.js';
import { parseConsentReceipt } from '../../wire/consent.js';
import type { KeyRing } from '../crypto/key-ring.js';
import { keyRing } from '../crypto/key-ring.js';
import type { Vault } from '../storage/vault.js';

/** What the backend adds to a receipt when it signs it. */
export interface SignedReceipt {
  readonly consent: ConsentReceipt;
  /** Absent in the receipt of an attempt whose outcome never came to be known. */
  readonly publishId?: string;
  /** The TikTok account that the post went to. */
  readonly openId: string;
  readonly idempotencyKey: string;
  /** ISO 8601, UTC, by the backend's clock. */
  readonly sentAt: string;
  /** When TikTok described the creator, by the backend's clock. */
  readonly creatorAskedAt: string;
  /**
   * When the page got the nonce that the consent carries, by the backend's clock: the creator agreed after it and before
   * `sentAt`, whatever the clock of the device says. Absent in receipts from before there were nonces.
   */
  readonly nonceIssuedAt?: string;
  /**
   * SHA-256, in base64url, of each chunk of a video as it went to TikTok, in order; `null` for one that the kit could not
   * digest. The digest of a video that went in one chunk is that of the file.
   */
  readonly chunkDigests?: readonly (string | null)[];
}

const receiptKey = (name: string) => `receipt:${name}`;
/** Type of a receipt's JWS, so that nothing else that the keys sign is taken for one. */
const TYPE = 'share-to-tiktok-receipt';

/** The signed receipts of posts, as proof of the creators' consent. */
export interface Receipts {
  /**
   * Signs and keeps a receipt under the publish id, or under the name of the attempt while there is none: for as long as
   * the host has set, or until the host deletes it.
   */
  keep(name: string, receipt: SignedReceipt): Promise<void>;
  /** The signed receipt of a post or of an attempt as text, or `undefined`. */
  read(name: string): Promise<string | undefined>;
  /** Adds to the receipt of a post what became known after it was signed, and signs it again. */
  amend(publishId: string, more: Pick<SignedReceipt, 'chunkDigests'>): Promise<void>;
  drop(name: string): Promise<void>;
}

export function receiptStore(needs: {
  readonly vault: Vault;
  readonly ring: KeyRing;
  /** `undefined`: until the host deletes them. */
  readonly retentionMs: number | undefined;
}): Receipts {
  const { vault, ring, retentionMs: expiresInMs } = needs;

  async function keep(name: string, receipt: SignedReceipt): Promise<void> {
    const signed = await signReceipt(ring, receipt);
    await vault.set(receiptKey(name), { signed }, { durable: true, ...(expiresInMs ? { expiresInMs } : {}) });
  }

  async function read(name: string): Promise<string | undefined> {
    return (await vault.get<{ readonly signed: string }>(receiptKey(name)))?.signed;
  }

  return {
    keep,
    read,
    async amend(publishId, more) {
      const signed = await read(publishId);
      const payload = signed === undefined ? undefined : await ring.verify(TYPE, signed);
      // The signature proves that this kit wrote it.
      if (payload !== undefined) await keep(publishId, { ...(JSON.parse(payload) as SignedReceipt), ...more });
    },
    drop: (name) => vault.delete(receiptKey(name)),
  };
}

/** A JWS in its compact form (RFC 7515, HS256), which any JOSE library reads. */
export function signReceipt(ring: KeyRing, receipt: SignedReceipt): Promise<string> {
  return ring.sign(TYPE, JSON.stringify(receipt));
}

/**
 * Checks a signed receipt without storage or network, with the `cookieKeys` that the kit had then, and returns what it
 * says; `undefined` when a single letter of it is not as it was signed.
 */
export async function verifyReceipt(signed: string, cookieKeys: readonly string[]): Promise<SignedReceipt | undefined> {
  const payload = await keyRing(cookieKeys).verify(TYPE, signed);
  if (payload === undefined) return undefined;
  // The signature proves that this kit wrote it.
  const receipt = JSON.parse(payload) as SignedReceipt;
  const consent = parseConsentReceipt(receipt.consent);
  return consent && { ...receipt, consent };
}
