import { fromBase64Url, fromUtf8, utf8 } from './encoding.js';

const IV_BYTES = 12;

/** Opens a value in the form that was sealed before JWE: `1.<key id>.<iv and cipher>`, AES-256-GCM with the same keys. */
export async function openLegacy(
  purpose: string,
  sealed: string,
  find: (id: string) => Promise<CryptoKey | undefined>,
): Promise<string | undefined> {
  const [, id = '', encoded = ''] = /^1\.([\w-]{8})\.([\w-]+)$/.exec(sealed) ?? [];
  const key = await find(id);
  const box = fromBase64Url(encoded);
  if (!key || !box || box.length < IV_BYTES) return undefined;
  const algorithm = { name: 'AES-GCM', iv: box.subarray(0, IV_BYTES), additionalData: utf8(`1.${id}.${purpose}`) };
  try {
    return fromUtf8(new Uint8Array(await crypto.subtle.decrypt(algorithm, key, box.subarray(IV_BYTES))));
  } catch {
    return undefined;
  }
}
