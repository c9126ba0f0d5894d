import { CompactEncrypt, compactDecrypt, CompactSign, compactVerify, decodeProtectedHeader } from 'jose';
import type { Bytes } from './encoding.js';
import { fromUtf8, isCanonical, toBase64Url, utf8 } from './encoding.js';
import { sha256 } from './hash.js';
import { hmacKey } from './hmac.js';
import { openLegacy } from './legacy-seal.js';

/**
 * Seals and signs with the host's keys. The first key of the ring makes new values, every key reads old ones: a new
 * key is put in front, and the old one is taken out when nothing made with it is needed any more.
 */
export interface KeyRing {
  /** A JWE (A256GCM, compact); `purpose` is authenticated with the text, so that a value opens only where it belongs. */
  seal(purpose: string, text: string): Promise<string>;
  /** `undefined` for anything that this ring did not seal for this purpose. */
  open(purpose: string, sealed: string): Promise<string | undefined>;
  /** Whether the first key of the ring made this sealed text, in the form of today. */
  isNewest(sealed: string): Promise<boolean>;
  /** A JWS (HS256, compact) of this type, with the id of the key that made it. */
  sign(type: string, payload: string): Promise<string>;
  /** The payload of a JWS of this type; `undefined` when a single letter of it is not as one of the keys signed it. */
  verify(type: string, signed: string): Promise<string | undefined>;
}

interface RingKey {
  readonly id: string;
  readonly sealing: CryptoKey;
  readonly signing: CryptoKey;
}

/** Takes secrets of at least 32 bytes each, newest first; the options check that. */
export function keyRing(secrets: readonly string[]): KeyRing {
  let loaded: Promise<readonly [RingKey, ...RingKey[]]> | undefined;
  const keys = () => (loaded ??= loadAll(secrets));
  const find = async (id: unknown) => (await keys()).find((key) => key.id === id);

  return {
    async seal(purpose, text) {
      const [{ id, sealing }] = await keys();
      return new CompactEncrypt(utf8(text))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: id, purpose })
        .encrypt(sealing);
    },

    async open(purpose, sealed) {
      if (sealed.startsWith('1.')) return openLegacy(purpose, sealed, async (id) => (await find(id))?.sealing);
      const header = headerOf(sealed);
      const key = await find(header?.kid);
      if (!key || header?.['purpose'] !== purpose) return undefined;
      // A last digit has spare bits, which jose ignores: several texts would open as one value.
      if (!sealed.split('.').every(isCanonical)) return undefined;
      try {
        const { plaintext } = await compactDecrypt(sealed, key.sealing, OPENING);
        return fromUtf8(plaintext);
      } catch {
        return undefined;
      }
    },

    isNewest: async (sealed) => headerOf(sealed)?.kid === (await keys())[0].id,

    async sign(type, payload) {
      const [{ id, signing }] = await keys();
      return new CompactSign(utf8(payload)).setProtectedHeader({ alg: 'HS256', typ: type, kid: id }).sign(signing);
    },

    async verify(type, signed) {
      const header = headerOf(signed);
      const key = await find(header?.kid);
      // The last letter of a signature has bits that decoders leave alone: only one spelling is the one that was signed.
      if (!key || header?.typ !== type || !isCanonical(signed.slice(signed.lastIndexOf('.') + 1))) return undefined;
      try {
        const { payload } = await compactVerify(signed, key.signing, { algorithms: ['HS256'] });
        return fromUtf8(payload);
      } catch {
        return undefined;
      }
    },
  };
}

const OPENING = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };

function headerOf(token: string) {
  try {
    return decodeProtectedHeader(token);
  } catch {
    return undefined;
  }
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
    signing: await hmacKey(signing, ['sign', 'verify']),
  };
}
