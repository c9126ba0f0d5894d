import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { chunkAfter, chunkRange, isChunkPlan, planChunks } from '../../../src/domain/chunk-plan.js';

const MIB = 2n ** 20n;
const MB = 10n ** 6n;
const FOUR_GIB = 4 * 2 ** 30;

/** Sizes at which a plan could go wrong: both readings of 5, 64, and 128 MB, the chunk size, and the ends. */
const EDGES = [
  1,
  4_194_304,
  5_000_000,
  5_242_880,
  10_000_000,
  50_000_123,
  64_000_000,
  67_108_864,
  70_000_000,
  127_999_999,
  128_000_000,
  134_217_728,
  1_000_000_000,
  4_000_000_000,
  FOUR_GIB,
].flatMap((size) => [size - 1, size, size + 1].filter((near) => near >= 1 && near <= FOUR_GIB));

const anySize = fc.oneof(
  fc.constantFrom(...EDGES),
  fc.integer({ min: 1, max: FOUR_GIB }),
  fc.integer({ min: 1, max: 140_000_000 }),
  fc.integer({ min: 1, max: 429 }).map((count) => count * 10_000_000),
);

/** The rules of the Media transfer guide, computed again in whole numbers of any size. */
function keepsEveryRule(bytes: number): void {
  const plan = planChunks(bytes);
  const [size, chunk, count] = [BigInt(bytes), BigInt(plan.chunkBytes), BigInt(plan.count)];
  assert.equal(plan.totalBytes, bytes);
  assert.equal(count, size / chunk, 'the count is the floor of the division');
  assert.ok(count >= 1n && count <= 1000n, '1 to 1000 chunks');
  if (count === 1n) assert.equal(chunk, size, 'a single chunk has the size of the file');
  for (const unit of [MB, MIB]) {
    if (size < 5n * unit) assert.equal(count, 1n, 'under 5 MB there is one chunk');
    if (size > 64n * unit) assert.ok(count > 1n, 'over 64 MB there are several');
    if (count > 1n) assert.ok(chunk >= 5n * unit && chunk <= 64n * unit, 'a chunk has 5 to 64 MB');
    const last = size - chunk * (count - 1n);
    if (count > 1n) assert.ok(last >= 5n * unit && last <= 128n * unit, 'the last has at least 5 and at most 128 MB');
    if (count === 1n) assert.ok(last <= 64n * unit, 'a whole file has at most 64 MB');
  }
  let next = 0n;
  for (let index = 0; index < plan.count; index += 1) {
    const { first, last } = chunkRange(plan, index);
    assert.equal(BigInt(first), next, 'a chunk begins after the one before it');
    const wanted = index === plan.count - 1 ? size - next : chunk;
    assert.equal(BigInt(last) - BigInt(first) + 1n, wanted, 'every chunk but the last has the chunk size');
    next = BigInt(last) + 1n;
  }
  assert.equal(next, size, 'the chunks end with the file');
}

describe('planChunks', () => {
  const rows: readonly (readonly [bytes: number, chunkBytes: number, count: number])[] = [
    [1, 1, 1],
    [4_194_304, 4_194_304, 1],
    [5_000_000, 5_000_000, 1],
    [10_485_759, 10_485_759, 1],
    [10_485_760, 5_242_880, 2],
    [60_000_000, 5_454_545, 11],
    [64_000_000, 5_333_333, 12],
    [64_000_001, 5_333_333, 12],
    [67_108_864, 5_592_405, 12],
    [127_999_999, 7_999_999, 16],
    [128_000_000, 8_000_000, 16],
    [158_008_374, 9_875_523, 16],
    [512_000_000, 32_000_000, 16],
    [512_000_001, 32_000_000, 16],
    [1_000_000_000, 62_500_000, 16],
    [1_024_000_000, 64_000_000, 16],
    [1_024_000_001, 60_235_294, 17],
    [4_000_000_000, 63_492_063, 63],
    [FOUR_GIB, 63_161_283, 68],
  ];
  for (const [bytes, chunkBytes, count] of rows) {
    it(`cuts ${bytes} bytes into ${count} of ${chunkBytes} [C-04.1, C-04.2, C-04.3, U-07.1]`, () => {
      assert.deepEqual(planChunks(bytes), { totalBytes: bytes, chunkBytes, count });
    });
  }

  it('keeps every rule at the edges of both readings of a megabyte [C-04.1, C-04.2, C-04.3, U-07.1]', () => {
    EDGES.forEach(keepsEveryRule);
  });

  it('keeps every rule for any size up to 4 GiB [C-04.1, C-04.2, C-04.3, U-07.1]', () => {
    fc.assert(fc.property(anySize, keepsEveryRule), { numRuns: 2_000, examples: EDGES.map((size) => [size]) });
  });

  for (const bytes of [0, -1, 0.5, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1]) {
    it(`refuses ${bytes} bytes`, () => assert.throws(() => planChunks(bytes), RangeError));
  }
});

describe('what a broken connection costs', () => {
  it('is never more than TikTok’s 64 MB and a remainder, and of a file above 84 MB never more than an eighth [R17]', () => {
    fc.assert(
      fc.property(anySize, (bytes) => {
        const plan = planChunks(bytes);
        const { first, last } = chunkRange(plan, plan.count - 1);
        assert.ok(last - first + 1 < 64_000_100);
        if (bytes > 84_000_000) assert.ok(last - first + 1 <= bytes / 8);
      }),
      { numRuns: 2_000, examples: EDGES.map((size) => [size]) },
    );
  });
});

describe('chunkAfter', () => {
  const plan = { totalBytes: 50_000_123, chunkBytes: 10_000_000, count: 5 };
  for (const [confirmed, index] of [
    [0, 0],
    [10_000_000, 1],
    [40_000_000, 4],
    [50_000_000, undefined],
    [50_000_123, undefined],
    [9_999_999, undefined],
    [Number.NaN, undefined],
  ] as const)
    it(`is ${index} behind ${confirmed} bytes`, () => assert.equal(chunkAfter(plan, confirmed), index));
});

describe('chunkRange', () => {
  it('gives the ranges of TikTok’s worked example', () => {
    const plan = { totalBytes: 50_000_123, chunkBytes: 10_000_000, count: 5 };
    const ranges = [0, 1, 2, 3, 4].map((index) => chunkRange(plan, index));
    assert.deepEqual(ranges, [
      { first: 0, last: 9_999_999 },
      { first: 10_000_000, last: 19_999_999 },
      { first: 20_000_000, last: 29_999_999 },
      { first: 30_000_000, last: 39_999_999 },
      { first: 40_000_000, last: 50_000_122 },
    ]);
  });

  for (const index of [-1, 12, 0.5, Number.NaN]) {
    it(`refuses chunk ${index} of a plan without it`, () =>
      assert.throws(() => chunkRange(planChunks(64_000_001), index), RangeError));
  }
});

describe('isChunkPlan', () => {
  it('takes every plan that this version makes', () => {
    fc.assert(fc.property(anySize, (bytes) => isChunkPlan(planChunks(bytes))));
  });

  for (const [totalBytes, chunkBytes, count] of [
    [50_000_123, 10_000_000, 5],
    [158_008_374, 5_242_880, 30],
    [128_000_000, 64_000_000, 2],
    [64_000_000, 64_000_000, 1],
    [1, 1, 1],
  ] as const) {
    it(`takes ${totalBytes} bytes as ${count} of ${chunkBytes}`, () => {
      assert.equal(isChunkPlan({ totalBytes, chunkBytes, count }), true);
    });
  }

  for (const [totalBytes, chunkBytes, count] of [
    [50_000_123, 10_000_000, 6],
    [50_000_123, 10_000_000, 4],
    [50_000_123, 5_000_000, 10],
    [134_217_728, 67_108_864, 2],
    [64_000_001, 64_000_001, 1],
    [64_000_001, 64_000_000, 1],
    [5_247_000_000, 5_242_880, 1000.8],
    [5_253_365_760, 5_242_880, 1002],
    [50_000_123, 10_000_000.5, 4],
    [1000, 0, 0],
    [1000, Number.NaN, Number.NaN],
    [1000, -1000, -1],
  ] as const) {
    it(`refuses ${totalBytes} bytes as ${count} of ${chunkBytes}`, () => {
      assert.equal(isChunkPlan({ totalBytes, chunkBytes, count }), false);
    });
  }
});
