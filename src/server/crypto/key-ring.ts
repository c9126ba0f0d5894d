import type { Bytes } from './encoding.js';
import { fromBase64Url, fromUtf8, toBase64Url, utf8 } from './encoding.js';
import { equalInConstantTime, hmacSha256, sha256 } from './hash.js';

const IV_BYTES = 12;

/**
 * Seals and signs with keys of the host's. The first key of the ring makes new values, every key reads old ones: a new
 * key is put in front, and the old one is taken out when nothing made with it is needed any more.
 */
export interface KeyRing {
  /** AES-256-GCM; `purpose` is authenticated with the text, so that a value opens only where it belongs. */
  seal(purpose: string, text: string): Promise<string>;
  /** `undefined` for anything that this ring did not seal for this purpose. */
  open(purpose: string, sealed: string): Promise<string | undefined>;
  /** Whether the first key of the ring made this sealed text. */
  isNewest(sealed: string): Promise<boolean>;
  /** HMAC-SHA-256, with the id of the key that made it. */
  sign(message: string): Promise<{ readonly keyId: string; readonly signature: string }>;
  verify(message: string, keyId: string, signature: string): Promise<boolean>;
  readonly keyId: () => Promise<string>;
}

interface RingKey {
  readonly id: string;
  readonly sealing: CryptoKey;
  readonly signing: Bytes;
}

/** Takes secrets of at least 32 bytes each, newest first; the options check that. */
export function keyRing(secrets: readonly string[]): KeyRing {
  let loaded: Promise<readonly [RingKey, ...RingKey[]]> | undefined;
  const keys = () => (loaded ??= loadAll(secrets));
  const find = async (id: string) => (await keys()).find((key) => key.id === id);

  return {
    async seal(purpose, text) {
      const [key] = await keys();
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(`1.${key.id}.${purpose}`) };
      const cipher = new Uint8Array(await crypto.subtle.encrypt(algorithm, key.sealing, utf8(text)));
      const box = new Uint8Array(IV_BYTES + cipher.length);
      box.set(iv);
      box.set(cipher, IV_BYTES);
      return `1.${key.id}.${toBase64Url(box)}`;
    },

    async open(purpose, sealed) {
      const [, id = '', encoded = ''] = /^1\.([\w-]{8})\.([\w-]+)$/.exec(sealed) ?? [];
      const key = await find(id);
      const box = fromBase64Url(encoded);
      if (!key || !box || box.length < IV_BYTES) return undefined;
      const algorithm = {
        name: 'AES-GCM',
        iv: box.subarray(0, IV_BYTES),
        additionalData: utf8(`1.${key.id}.${purpose}`),
      };
      try {
        return fromUtf8(new Uint8Array(await crypto.subtle.decrypt(algorithm, key.sealing, box.subarray(IV_BYTES))));
      } catch {
        return undefined;
      }
    },

    isNewest: async (sealed) => sealed.startsWith(`1.${(await keys())[0].id}.`),

    async sign(message) {
      const [key] = await keys();
      return { keyId: key.id, signature: toBase64Url(await hmacSha256(key.signing, utf8(message))) };
    },

    async verify(message, keyId, signature) {
      const key = await find(keyId);
      const given = fromBase64Url(signature);
      if (!key || !given) return false;
      return equalInConstantTime(given, await hmacSha256(key.signing, utf8(message)));
    },

    keyId: async () => (await keys())[0].id,
  };
}

async function loadAll(secrets: readonly string[]): Promise<readonly [RingKey, ...RingKey[]]> {
  const [first, ...rest] = await Promise.all(secrets.map(load));
  if (!first) throw new TypeError('A key ring has at least one key.');
  return [first, ...rest];
}

async function load(secret: string): Promise<RingKey> {
  const material = await crypto.subtle.importKey('raw', utf8(secret), 'HKDF', false, ['deriveBits']);
  const derive = async (use: string): Promise<Bytes> =>
    new Uint8Array(
      await crypto.subtle.deriveBits(
        { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(`share-to-tiktok/${use}`) },
        material,
        256,
      ),
    );
  const [id, sealing, signing] = await Promise.all([derive('id'), derive('seal'), derive('sign')]);
  return {
    id: toBase64Url(await sha256(id)).slice(0, 8),
    sealing: await crypto.subtle.importKey('raw', sealing, 'AES-GCM', false, ['encrypt', 'decrypt']),
    signing,
  };
}
