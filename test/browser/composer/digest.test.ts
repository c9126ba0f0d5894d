import { expect } from '@open-wc/testing';
import { chunkRange, planChunks } from '../../../src/domain/chunk-plan.js';
import { withDigest } from '../../../src/journal/digest.js';
import { photo, video } from '../../../src/testing/builders.js';

const filled = (size: number): Uint8Array<ArrayBuffer> => new Uint8Array(size).fill(5, 0, 1).fill(6, size - 1);

/** By another way than the code under test: hexadecimal digits, written as base64url. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const url = await new Promise<string>((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.readAsDataURL(new Blob([digest]));
  });
  return url
    .slice(url.indexOf(',') + 1)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '');
}

describe('withDigest', () => {
  const { facts } = video();
  const photoFacts = photo('photo').facts;

  it('adds the SHA-256 of each chunk that a video is sent in [S20]', async () => {
    for (const size of [1, 5_000_000, 20_000_000]) {
      const bytes = filled(size);
      const plan = planChunks(size);
      const expected: string[] = [];
      for (let index = 0; index < plan.count; index += 1) {
        const { first, last } = chunkRange(plan, index);
        expected.push(await sha256(bytes.slice(first, last + 1)));
      }
      expect(await withDigest(new Blob([bytes]), facts)).to.deep.equal({ ...facts, chunkDigests: expected });
    }
  });

  it('adds the SHA-256 of a photo [S20]', async () => {
    const bytes = filled(20_000_000);
    const expected = { ...photoFacts, digest: await sha256(bytes) };
    expect(await withDigest(new Blob([bytes]), photoFacts)).to.deep.equal(expected);
  });

  it('leaves the facts of a file alone that is too large, or cannot be read', async () => {
    expect(await withDigest(new Blob([filled(20_000_001)]), facts)).to.equal(facts);
    const gone = new Blob([filled(10)]);
    gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    expect(await withDigest(gone, photoFacts)).to.equal(photoFacts);
  });
});
