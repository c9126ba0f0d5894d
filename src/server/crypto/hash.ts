import type { Bytes } from './encoding.js';
import { toBase64Url, utf8 } from './encoding.js';

export async function sha256(data: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', data));
}

/** SHA-256 of a text, in base64url: a name for what must not be stored or logged itself. */
export async function digestOf(text: string): Promise<string> {
  return toBase64Url(await sha256(utf8(text)));
}

/** Unguessable text: `bytes` random bytes in base64url. */
export function randomText(bytes = 32): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(bytes)));
}
