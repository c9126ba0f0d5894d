import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cropFrame, cropPart } from '../../../src/domain/crop.js';

describe('the frame of a crop', () => {
  for (const [width, height, expected] of [
    [1920, 1080, undefined],
    [1080, 1920, undefined],
    [1080, 1350, undefined],
    // A size that was rounded to whole pixels on its way.
    [747, 420, undefined],
    [8000, 1000, { axis: 'x', share: 1778 / 8000 }],
    [1170, 2532, { axis: 'y', share: 2080 / 2532 }],
  ] as const) {
    it(`for ${width} × ${height} is ${expected ? 'as long as 1080p allows' : 'absent'}`, () => {
      assert.deepEqual(cropFrame({ width, height }), expected);
    });
  }

  it('is absent where the size is not known', () => {
    assert.equal(cropFrame({ width: undefined, height: undefined }), undefined);
  });

  for (const [place, part] of [
    [0, { x: 0, y: 0, width: 1778, height: 1000 }],
    [0.5, { x: 3111, y: 0, width: 1778, height: 1000 }],
    [1, { x: 6222, y: 0, width: 1778, height: 1000 }],
  ] as const) {
    it(`moved by ${place} keeps a part within a wide photo`, () => {
      assert.deepEqual(cropPart({ width: 8000, height: 1000 }, place), part);
    });
  }

  it('moves down on a tall photo', () => {
    assert.deepEqual(cropPart({ width: 900, height: 3000 }, 1), { x: 0, y: 1400, width: 900, height: 1600 });
  });

  it('keeps a part that needs no crop, at every size', () => {
    for (let short = 1; short <= 3000; short += 7) {
      const part = cropPart({ width: short, height: short * 5 + 3 }, 0.3);
      assert.equal(cropFrame(part), undefined, String(short));
    }
  });
});
