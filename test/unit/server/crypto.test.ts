import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fromBase64Url, fromHex, toBase64Url, toHex, utf8 } from '../../../src/server/crypto/encoding.js';
import { equalInConstantTime } from '../../../src/server/crypto/hash.js';
import { keyRing } from '../../../src/server/crypto/key-ring.js';
import { challengeOf, newVerifier } from '../../../src/server/oauth/pkce.js';

const [OLD, NEW] = ['the-old-key-of-the-ring-0123456789ab', 'the-new-key-of-the-ring-0123456789ab'];
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
    for (const text of ['a', '0g', '0x00', ' 00']) assert.equal(fromHex(text), undefined, text);
  });
});

describe('equalInConstantTime', () => {
  it('says what a plain comparison says', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        assert.equal(equalInConstantTime(a, a.slice()), true);
        assert.equal(equalInConstantTime(a, b), toHex(a) === toHex(b));
      }),
      { numRuns: 1000 },
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
    const id = await ring.keyId();
    const forged = fc.oneof(
      fc.string(),
      fc.string().map((text) => `1.${id}.${text}`),
      bytes.map((value) => `1.${id}.${toBase64Url(value)}`),
    );
    await fc.assert(
      fc.asyncProperty(forged, async (text) => assert.equal(await ring.open('p', text), undefined)),
      { numRuns: 1000 },
    );
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

  it('verifies its own signatures and no changed one', async () => {
    const ring = keyRing([NEW]);
    const { keyId, signature } = await ring.sign('message');
    assert.equal(await ring.verify('message', keyId, signature), true);
    assert.equal(await ring.verify('messagf', keyId, signature), false);
    assert.equal(await ring.verify('message', 'AAAAAAAA', signature), false);
    for (let index = 0; index < signature.length; index += 1) {
      const changed = signature.slice(0, index) + (signature[index] === 'A' ? 'B' : 'A') + signature.slice(index + 1);
      assert.equal(await ring.verify('message', keyId, changed), false, `letter ${index}`);
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
