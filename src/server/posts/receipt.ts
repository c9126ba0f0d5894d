import type { ConsentReceipt } from '../../domain/consent.js';
import { parseConsentReceipt } from '../../wire/consent.js';
import { fromBase64Url, fromUtf8, toBase64Url, utf8 } from '../crypto/encoding.js';
import type { KeyRing } from '../crypto/key-ring.js';
import { keyRing } from '../crypto/key-ring.js';
import type { Kit } from '../kit.js';

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
}

const receiptKey = (name: string) => `receipt:${name}`;
const text = (value: object) => toBase64Url(utf8(JSON.stringify(value)));

/**
 * Signs and keeps a receipt under the publish id, or under the name of the attempt while there is none; it is kept until
 * the host deletes it, as proof of the creator's consent.
 */
export async function keepReceipt(kit: Kit, name: string, receipt: SignedReceipt): Promise<void> {
  const signed = await signReceipt(kit.ring, receipt);
  await kit.vault.set(receiptKey(name), { signed });
}

/** The signed receipt of a post or of an attempt as text, or `undefined`. */
export async function readReceipt(kit: Kit, name: string): Promise<string | undefined> {
  return (await kit.vault.get<{ readonly signed: string }>(receiptKey(name)))?.signed;
}

export async function dropReceipt(kit: Kit, name: string): Promise<void> {
  await kit.vault.delete(receiptKey(name));
}

/** A JWS in its compact form (RFC 7515, HS256), which any JOSE library reads. */
export async function signReceipt(ring: KeyRing, receipt: SignedReceipt): Promise<string> {
  const header = text({ alg: 'HS256', typ: 'share-to-tiktok-receipt', kid: await ring.keyId() });
  const message = `${header}.${text(receipt)}`;
  return `${message}.${(await ring.sign(message)).signature}`;
}

/**
 * Checks a signed receipt without storage or network, with the `cookieKeys` that the kit had then, and answers what it
 * says; `undefined` when a single letter of it is not as it was signed.
 */
export async function verifyReceipt(signed: string, cookieKeys: readonly string[]): Promise<SignedReceipt | undefined> {
  const [header = '', payload = '', signature = '', ...rest] = signed.split('.');
  const keyId = member(decode(header), 'kid');
  if (rest.length > 0 || typeof keyId !== 'string') return undefined;
  if (!(await keyRing(cookieKeys).verify(`${header}.${payload}`, keyId, signature))) return undefined;
  const value = decode(payload);
  const consent = parseConsentReceipt(member(value, 'consent'));
  // The signature proves that this kit wrote the rest.
  return consent && { ...(value as SignedReceipt), consent };
}

function decode(part: string): unknown {
  const bytes = fromBase64Url(part);
  try {
    return bytes && JSON.parse(fromUtf8(bytes));
  } catch {
    return undefined;
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
