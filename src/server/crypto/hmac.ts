import type { Bytes } from './encoding.js';
import { utf8 } from './encoding.js';

/** A key for HMAC-SHA-256. */
export function hmacKey(secret: Bytes | string, uses: readonly ('sign' | 'verify')[]): Promise<CryptoKey> {
  const bytes = typeof secret === 'string' ? utf8(secret) : secret;
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, [...uses]);
}

export async function hmacSha256(secret: string, message: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', await hmacKey(secret, ['sign']), message));
}

/** Compares without telling by its duration where the two differ; Web Crypto sees to that. */
export async function verifyHmac(secret: string, signature: Bytes, message: Bytes): Promise<boolean> {
  return crypto.subtle.verify('HMAC', await hmacKey(secret, ['verify']), signature, message);
}
