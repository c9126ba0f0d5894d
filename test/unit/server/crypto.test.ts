import assert from 'node:assert/strict';
import { createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CompactEncrypt, CompactSign, decodeProtectedHeader } from 'jose';
import { verifyReceipt } from '../../../src/server/index.js';
import {
  fromBase64Url,
  fromHex,
  fromUtf8,
  isCanonical,
  toBase64Url,
  toHex,
  utf8,
} from '../../../src/server/crypto/encoding.js';
import { digestOf, randomText, sha256 } from '../../../src/server/crypto/hash.js';
import { hmacSha256, verifyHmac } from '../../../src/server/crypto/hmac.js';
import { keyRing } from '../../../src/server/crypto/key-ring.js';
import { runningDigest } from '../../../src/server/crypto/running-digest.js';
import { challengeOf, newVerifier } from '../../../src/server/oauth/pkce.js';

const [OLD, NEW] = ['the-old-key-of-the-ring-0123456789ab', 'the-new-key-of-the-ring-0123456789ab'];
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Uint8Array.from(array));

describe('base64url and hexadecimal', () => {
  it('read back what they wrote, and know one spelling only', () => {
    fc.assert(
      fc.property(bytes, (value) => {
        assert.deepEqual(fromBase64Url(toBase64Url(value)), value);
        assert.deepEqual(fromHex(toHex(value)), value);
      }),
      { numRuns: 1000 },
    );
    // The unused bits of a last letter must be zero: "AB" would be a second spelling of "AA".
    for (const text of ['AB', 'A', 'AA==', 'A A', 'A+', 'A/', 'é']) assert.equal(fromBase64Url(text), undefined, text);
    for (const text of ['AB', 'A', 'AA==']) assert.equal(isCanonical(text), false, text);
    assert.equal(isCanonical('AA'), true);
    for (const text of ['a', '0g', '0x00', ' 00', '00 ', 'g0']) assert.equal(fromHex(text), undefined, text);
    assert.deepEqual(fromHex('0aFf'), Uint8Array.of(0x0a, 0xff));
    assert.equal(toHex(Uint8Array.of(0, 10, 255)), '000aff');
  });
});

describe('text', () => {
  it('keeps a byte order mark, and bytes that are no UTF-8 are refused', () => {
    assert.equal(fromUtf8(utf8('\ufeffä')), '\ufeffä');
    assert.throws(() => fromUtf8(Uint8Array.of(0xff)), TypeError);
  });
});

describe('digests and random texts', () => {
  it('digest as SHA-256 does', async () => {
    for (const text of ['', 'abc', 'Grüße']) {
      const expected = createHash('sha256').update(text).digest();
      assert.deepEqual(Buffer.from(await sha256(utf8(text))), expected);
      assert.equal(await digestOf(text), expected.toString('base64url'));
    }
  });

  it('have as many random bytes as asked for, 32 by default', () => {
    assert.equal(fromBase64Url(randomText())?.length, 32);
    assert.equal(fromBase64Url(randomText(12))?.length, 12);
    assert.equal(new Set(Array.from({ length: 100 }, () => randomText(12))).size, 100);
  });
});

describe('a running digest', () => {
  it('of bytes in pieces is the SHA-256 of them all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(bytes, { maxLength: 5 }), async (pieces) => {
        const digest = await runningDigest();
        for (const piece of pieces) digest?.update(piece);
        const expected = createHash('sha256').update(Buffer.concat(pieces)).digest('base64url');
        assert.equal(await digest?.end(), expected);
      }),
      { numRuns: 50 },
    );
  });
});

describe('verifyHmac', () => {
  it('agrees with HMAC-SHA-256 of Node', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), bytes, async (secret, message) => {
        const expected = createHmac('sha256', secret).update(message).digest();
        assert.deepEqual(Buffer.from(await hmacSha256(secret, message)), expected);
        assert.equal(await verifyHmac(secret, Uint8Array.from(expected), message), true);
      }),
      { numRuns: 100 },
    );
  });

  it('accepts the signature of a message and no other', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, bytes, async (message, other) => {
        const signature = await hmacSha256('secret', message);
        assert.equal(await verifyHmac('secret', signature, message), true);
        assert.equal(await verifyHmac('secret', other, message), false);
        assert.equal(await verifyHmac('secret2', signature, message), false);
        if (toHex(other) !== toHex(message)) assert.equal(await verifyHmac('secret', signature, other), false);
      }),
      { numRuns: 300 },
    );
  });
});

describe('keyRing', () => {
  it('opens what it sealed, for that purpose only', async () => {
    const ring = keyRing([NEW]);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), async (text, purpose, other) => {
        const sealed = await ring.seal(purpose, text);
        assert.equal(await ring.open(purpose, sealed), text);
        if (purpose !== other) assert.equal(await ring.open(other, sealed), undefined);
      }),
      { numRuns: 1000 },
    );
  });

  it('opens no text that it did not seal', async () => {
    const ring = keyRing([NEW]);
    const [header = '', , iv, text, tag] = (await ring.seal('p', 'text')).split('.');
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string };
    const forged = fc.oneof(
      fc.string(),
      fc.string().map((other) => `1.${kid}.${other}`),
      bytes.map((value) => `1.${kid}.${toBase64Url(value)}`),
      bytes.map((value) => [header, '', iv, toBase64Url(value), tag].join('.')),
      bytes.map((value) => [header, '', iv, text, toBase64Url(value)].join('.')),
      bytes.map((value) => [toBase64Url(value), '', iv, text, tag].join('.')),
    );
    await fc.assert(
      fc.asyncProperty(forged, async (text) => assert.equal(await ring.open('p', text), undefined)),
      { numRuns: 1000 },
    );
  });

  it('opens no text with a single letter changed', async () => {
    const ring = keyRing([NEW]);
    const sealed = await ring.seal('p', 'some text');
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = sealed.slice(0, index) + (sealed[index] === 'A' ? 'B' : 'A') + sealed.slice(index + 1);
      assert.equal(await ring.open('p', changed), undefined, `letter ${index}`);
    }
  });

  it('opens and verifies one spelling only: the spare bits of a last letter count', async () => {
    const ring = keyRing([NEW]);
    // Of both texts and of the tag the last letter has spare bits.
    const sealed = await ring.seal('p', 'some text!');
    const parts = sealed.split('.');
    for (const part of parts.keys()) {
      for (const letter of parts[part] ? LETTERS : '') {
        const changed = parts.with(part, `${parts[part]?.slice(0, -1)}${letter}`).join('.');
        if (changed !== sealed) assert.equal(await ring.open('p', changed), undefined, `part ${part}, ${letter}`);
      }
    }
    const signed = await ring.sign('type', 'message');
    for (const letter of LETTERS) {
      const changed = `${signed.slice(0, -1)}${letter}`;
      if (changed !== signed) assert.equal(await ring.verify('type', changed), undefined, letter);
    }
  });

  it('uses keys that HKDF derives from the secret, so that its values can be read without this code', async () => {
    const derive = (use: string) => Buffer.from(hkdfSync('sha256', NEW, '', `share-to-tiktok/${use}`, 32));
    const ring = keyRing([NEW]);
    const kid = createHash('sha256').update(derive('id')).digest('base64url').slice(0, 8);

    const [header = '', key, iv = '', text = '', tag = ''] = (await ring.seal('p', 'sealed text')).split('.');
    assert.equal(key, '');
    assert.deepEqual(JSON.parse(Buffer.from(header, 'base64url').toString()), {
      alg: 'dir',
      enc: 'A256GCM',
      kid,
      purpose: 'p',
    });
    const opening = createDecipheriv('aes-256-gcm', derive('seal'), Buffer.from(iv, 'base64url'));
    opening.setAAD(Buffer.from(header)).setAuthTag(Buffer.from(tag, 'base64url'));
    const opened = Buffer.concat([opening.update(Buffer.from(text, 'base64url')), opening.final()]);
    assert.equal(opened.toString(), 'sealed text');

    const [head = '', payload = '', signature] = (await ring.sign('type', 'signed text')).split('.');
    assert.deepEqual(JSON.parse(Buffer.from(head, 'base64url').toString()), { alg: 'HS256', typ: 'type', kid });
    assert.equal(Buffer.from(payload, 'base64url').toString(), 'signed text');
    assert.equal(createHmac('sha256', derive('sign')).update(`${head}.${payload}`).digest('base64url'), signature);
  });

  it('accepts its own algorithms only, and text only, even from somebody who has the key', async () => {
    const ring = keyRing([NEW]);
    const derive = (use: string) => new Uint8Array(hkdfSync('sha256', NEW, '', `share-to-tiktok/${use}`, 32));
    const { kid = '' } = decodeProtectedHeader(await ring.seal('p', ''));
    const seal = (alg: string, value: Uint8Array) =>
      new CompactEncrypt(value).setProtectedHeader({ alg, enc: 'A256GCM', kid, purpose: 'p' }).encrypt(derive('seal'));
    assert.equal(await ring.open('p', await seal('dir', utf8('text'))), 'text');
    assert.equal(await ring.open('p', await seal('A256GCMKW', utf8('text'))), undefined);
    assert.equal(await ring.open('p', await seal('dir', Uint8Array.of(0xff))), undefined);
    const sign = (value: Uint8Array) =>
      new CompactSign(value).setProtectedHeader({ alg: 'HS256', typ: 'type', kid }).sign(derive('sign'));
    assert.equal(await ring.verify('type', await sign(utf8('text'))), 'text');
    assert.equal(await ring.verify('type', await sign(Uint8Array.of(0xff))), undefined);
  });

  it('is nothing without a key', async () => {
    await assert.rejects(keyRing([]).seal('p', 'text'), TypeError);
  });

  it('knows what its newest key has sealed', async () => {
    const sealed = await keyRing([OLD]).seal('p', 'text');
    assert.equal(await keyRing([OLD, NEW]).isNewest(sealed), true);
    assert.equal(await keyRing([NEW, OLD]).isNewest(sealed), false);
    assert.equal(await keyRing([OLD]).isNewest('no token'), false);
  });

  it('seals nothing twice alike', async () => {
    const ring = keyRing([NEW]);
    const sealed = new Set(await Promise.all(Array.from({ length: 500 }, () => ring.seal('p', 'same'))));
    assert.equal(sealed.size, 500);
  });

  it('opens with an old key while it is in the ring, and seals with the newest', async () => {
    const before = await keyRing([OLD]).seal('p', 'kept');
    const rotating = keyRing([NEW, OLD]);
    assert.equal(await rotating.open('p', before), 'kept');
    assert.equal(await keyRing([NEW]).open('p', await rotating.seal('p', 'fresh')), 'fresh');
    assert.equal(await keyRing([NEW]).open('p', before), undefined);
  });

  it('seals as a JWE that names its key, which any JOSE library opens', async () => {
    const sealed = await keyRing([NEW]).seal('storage:a', 'text');
    assert.deepEqual(Object.keys(decodeProtectedHeader(sealed)).sort(), ['alg', 'enc', 'kid', 'purpose']);
    assert.equal(decodeProtectedHeader(sealed).enc, 'A256GCM');
  });

  it('verifies its own signatures of a type and no changed one', async () => {
    const ring = keyRing([NEW]);
    const signed = await ring.sign('type', 'message');
    assert.equal(await ring.verify('type', signed), 'message');
    assert.equal(await ring.verify('other', signed), undefined);
    assert.equal(await keyRing([OLD]).verify('type', signed), undefined);
    assert.equal(await keyRing([OLD, NEW]).verify('type', signed), 'message');
    for (let index = 0; index < signed.length; index += 1) {
      const changed = signed.slice(0, index) + (signed[index] === 'A' ? 'B' : 'A') + signed.slice(index + 1);
      assert.equal(await ring.verify('type', changed), undefined, `letter ${index}`);
    }
    const header = Buffer.from(JSON.stringify({ ...decodeProtectedHeader(signed), alg: 'none' })).toString('base64url');
    assert.equal(await ring.verify('type', `${header}.${signed.split('.')[1]}.`), undefined);
  });
});

describe('values recorded before JOSE', () => {
  const KEY = 'the-key-of-recorded-values-0123456789';
  const SEALED =
    '1.rrLAx0KL.umvvvaZMXiC_hkRWOhlFa9tTOD3viSGG2uvDJUxp5CsnJsqECQaFiYH0KNgC_F0ZjCo5Li5uut-1qFI09W8r-FoMHlqBzXes6yWiIYEQ';
  const COOKIE =
    '1.rrLAx0KL.ajfAvP7OJ_xKIGaQdFOlcsNlxjyQPbR3VhJQ8_Hh78yT8H2Thsi00LjUt4aUfO90eP8EsMgVbWjgEACWS8t9PUf_Ea-csXyRtIjq';

  it('still open, for their purpose only, and count as outdated', async () => {
    const ring = keyRing([NEW, KEY]);
    assert.deepEqual(JSON.parse((await ring.open('storage:account:recorded', SEALED)) ?? ''), {
      openId: 'recorded',
      accessToken: 'act.recorded',
    });
    assert.equal(
      await ring.open('cookie:__Host-share-to-tiktok', COOKIE),
      'recorded-session-id 1767225600000 1767225600000',
    );
    assert.equal(await ring.open('storage:account:other', SEALED), undefined);
    assert.equal(await keyRing([NEW]).open('storage:account:recorded', SEALED), undefined);
    assert.equal(await keyRing([KEY]).isNewest(SEALED), false);
    for (const changed of [`1.${SEALED}`, `${SEALED}!`, ` ${SEALED}`, `${SEALED}.A`, SEALED.slice(0, 26)]) {
      assert.equal(await ring.open('storage:account:recorded', changed), undefined, changed);
    }
    for (let index = 0; index < SEALED.length; index += 1) {
      const changed = SEALED.slice(0, index) + (SEALED[index] === 'A' ? 'B' : 'A') + SEALED.slice(index + 1);
      assert.equal(await ring.open('storage:account:recorded', changed), undefined, `letter ${index}`);
    }
  });

  it('still verify, receipts that is, and no changed letter of one', async () => {
    const receipt = await readFile('test/fixtures/receipts/before-jose.jws', 'utf8').then((text) => text.trim());
    const read = await verifyReceipt(receipt, [NEW, KEY]);
    assert.equal(read?.publishId, 'v_pub_file~v2-1.7602997070760331285');
    assert.equal(read?.consent.draft.title, 'Recorded');
    for (let index = 0; index < receipt.length; index += 1) {
      const changed = receipt.slice(0, index) + (receipt[index] === 'A' ? 'B' : 'A') + receipt.slice(index + 1);
      assert.equal(await verifyReceipt(changed, [KEY]), undefined, `letter ${index}`);
    }
  });
});

describe('PKCE in the form of TikTok', () => {
  it('is the lowercase hexadecimal SHA-256 of the verifier', async () => {
    const verifier = 'tiktok-pkce-test-verifier_0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ.~';
    assert.equal(await challengeOf(verifier), 'f696702111dcad4e18d7861a73a83240c2607522ee3219cc081ff6a79ab8320b');
  });

  it('has a new verifier of 43 to 128 unreserved characters each time', () => {
    const verifiers = Array.from({ length: 100 }, newVerifier);
    assert.equal(new Set(verifiers).size, 100);
    for (const verifier of verifiers) assert.match(verifier, /^[\w.~-]{43,128}$/);
    assert.ok(utf8(verifiers[0] ?? '').length === 64);
  });
});
