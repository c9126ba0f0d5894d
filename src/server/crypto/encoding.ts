import { base64url } from 'jose';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes that are surely backed by a plain buffer, which Web Crypto asks for. */
export type Bytes = Uint8Array<ArrayBuffer>;

export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

/** Throws `TypeError` for bytes that are no UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

export function toBase64Url(bytes: Uint8Array): string {
  return base64url.encode(bytes);
}

/** `undefined` for anything but the one canonical spelling, so that no two texts mean the same bytes. */
export function fromBase64Url(text: string): Bytes | undefined {
  try {
    const bytes = Uint8Array.from(base64url.decode(text));
    return base64url.encode(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}

export function isCanonical(text: string): boolean {
  return fromBase64Url(text) !== undefined;
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** `undefined` for anything but an even number of hexadecimal digits. */
export function fromHex(text: string): Bytes | undefined {
  if (!/^(?:[\da-f]{2})*$/i.test(text)) return undefined;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
