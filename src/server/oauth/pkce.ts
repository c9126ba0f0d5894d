import { toHex, utf8 } from '../crypto/encoding.js';
import { randomText, sha256 } from '../crypto/hash.js';

/** A code verifier of 64 unreserved characters. */
export function newVerifier(): string {
  return randomText(48);
}

/** TikTok's form of `S256`: SHA-256 in lowercase hexadecimal, and not base64url as RFC 7636 has it (Login Kit for Desktop). */
export async function challengeOf(verifier: string): Promise<string> {
  return toHex(await sha256(utf8(verifier)));
}
