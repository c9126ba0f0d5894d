import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fingerprintOf, isUnchanged, sameFingerprint } from '../../../../src/journal/fingerprint.js';

type Bytes = Uint8Array<ArrayBuffer>;

const bytes = (size: number, seed = 1): Bytes => Uint8Array.from({ length: size }, (_, at) => (at * seed) % 251);

/** A file on disk that can be overwritten while a page holds it, with its size and time kept. */
class DiskFile extends Blob {
  content: Bytes;

  constructor(content: Bytes) {
    super([content]);
    this.content = content;
  }

  override slice(start = 0, end = this.size): Blob {
    return new Blob([this.content.subarray(start, end)]);
  }
}

const equal = async (a: Blob, b: Blob): Promise<boolean> =>
  sameFingerprint(await fingerprintOf(a), await fingerprintOf(b));

describe('fingerprintOf', () => {
  for (const size of [0, 1, 4095, 4096, 4097, 262_144, 1_000_003]) {
    it(`recognizes the same ${size} bytes`, async () =>
      assert.equal(await equal(new Blob([bytes(size)]), new Blob([bytes(size)])), true));

    if (size > 0)
      it(`tells ${size} bytes from others of that number`, async () =>
        assert.equal(await equal(new Blob([bytes(size)]), new Blob([bytes(size, 7).fill(9, 0, 1)])), false));
  }

  it('tells files apart that differ in one byte of their last sample', async () => {
    const other = bytes(1_000_003);
    other[1_000_002] = 255;
    assert.equal(await equal(new Blob([bytes(1_000_003)]), new Blob([other])), false);
  });

  it('tells a file from a longer one with the same beginning', async () => {
    assert.equal(await equal(new Blob([bytes(4096)]), new Blob([bytes(8192)])), false);
  });
});

describe('isUnchanged', () => {
  const all = { first: 0, last: 999_999 };

  it('is true for a file that stays as it is', async () => {
    const file = new DiskFile(bytes(1_000_000));
    assert.equal(await isUnchanged(file, all), true);
    assert.equal(await isUnchanged(file, { first: 500_000, last: 510_000 }), true);
  });

  it('is false for a file that was overwritten with the same size and time [R18]', async () => {
    const file = new DiskFile(bytes(1_000_000));
    await fingerprintOf(file);
    file.content = bytes(1_000_000, 3);
    assert.equal(await isUnchanged(file, all), false);
  });

  it('is false only where the file was overwritten', async () => {
    const file = new DiskFile(bytes(1_000_000));
    await fingerprintOf(file);
    file.content = bytes(1_000_000).fill(0, 600_000);
    assert.equal(await isUnchanged(file, { first: 0, last: 499_999 }), true);
    assert.equal(await isUnchanged(file, { first: 500_000, last: 999_999 }), false);
  });
});
