import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chunkProblem } from '../../../src/simulator/posting/chunk-rules.js';

const COUNT = 'The total chunk count is invalid';
const SIZE = 'The chunk size is invalid';

type Case = readonly [
  size: number,
  chunk: number,
  count: number,
  strict: string | undefined,
  documented: string | undefined,
];

const NARROW = { profile: 'strict', refuseChunksOver64MB: true } as const;

const CASES: readonly Case[] = [
  // One chunk.
  [1, 1, 1, undefined, undefined],
  [4_194_304, 4_194_304, 1, undefined, undefined],
  [4_194_304, 1_000_000, 4, SIZE, SIZE],
  [4_194_304, 5_242_880, 1, SIZE, SIZE],
  [4_194_304, 4_194_304, 2, SIZE, SIZE],
  [64_000_000, 64_000_000, 1, undefined, undefined],
  [64_000_001, 64_000_001, 1, undefined, undefined],
  [67_108_864, 67_108_864, 1, undefined, undefined],
  [67_108_865, 67_108_865, 1, SIZE, SIZE],
  // A lone chunk that is smaller than the video.
  [10_000_000, 6_000_000, 1, SIZE, undefined],
  [100_000_000, 64_000_000, 1, SIZE, SIZE],
  [121_000_000, 67_108_864, 1, SIZE, SIZE],
  // Several chunks.
  [50_000_123, 10_000_000, 5, undefined, undefined],
  [50_000_123, 10_000_000, 6, COUNT, COUNT],
  [50_000_123, 10_000_000, 4, COUNT, COUNT],
  [50_000_123, 50_000_123, 1, undefined, undefined],
  [10_485_760, 5_242_880, 2, undefined, undefined],
  [10_485_759, 5_242_879, 2, SIZE, undefined],
  [10_000_000, 5_000_000, 2, SIZE, undefined],
  [10_000_000, 4_999_999, 2, SIZE, SIZE],
  [128_000_000, 64_000_000, 2, undefined, undefined],
  [134_217_728, 67_108_864, 2, undefined, undefined],
  [134_217_730, 67_108_865, 2, SIZE, SIZE],
  // The last chunk is 127,999,999 bytes, the largest that can be.
  [191_999_999, 64_000_000, 2, undefined, undefined],
  [4_294_967_296, 10_000_000, 429, undefined, undefined],
  // Counts at their bounds.
  [5_242_880_000, 5_242_880, 1000, undefined, undefined],
  [5_248_122_880, 5_242_880, 1001, COUNT, COUNT],
  [50_000_123, 10_000_000, 0, COUNT, COUNT],
  [50_000_123, 10_000_000, -1, COUNT, COUNT],
  [50_000_123, 0, 1, SIZE, SIZE],
];

describe('chunkProblem', () => {
  for (const [size, chunk, count, strict, documented] of CASES)
    it(`judges ${size} bytes in ${count} × ${chunk}: ${strict ?? 'fine'} (strict), ${documented ?? 'fine'} (documented)`, () => {
      const judge = (profile: 'strict' | 'documented') =>
        chunkProblem(size, chunk, count, { profile, refuseChunksOver64MB: false });
      assert.equal(judge('strict'), strict);
      assert.equal(judge('documented'), documented);
    });

  it('refuses chunks of 64,000,001 to 67,108,864 bytes only when so set [F7]', () => {
    for (const bytes of [64_000_001, 67_108_864]) {
      assert.equal(chunkProblem(bytes, bytes, 1, { ...NARROW, refuseChunksOver64MB: false }), undefined);
      assert.equal(chunkProblem(bytes, bytes, 1, NARROW), SIZE);
      assert.equal(chunkProblem(2 * bytes, bytes, 2, NARROW), SIZE);
    }
    assert.equal(chunkProblem(64_000_000, 64_000_000, 1, NARROW), undefined);
  });

  it('names the size, not the count, of a lone chunk of 64 MiB for 121 MB [F8]', () => {
    const documented = { profile: 'documented', refuseChunksOver64MB: false } as const;
    assert.equal(chunkProblem(121_000_000, 67_108_864, 1, documented), SIZE);
  });
});
