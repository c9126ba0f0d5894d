import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { VideoFacts } from '../../../src/domain/index.js';
import type { VideoFix, VideoTarget } from '../../../src/domain/video-fixes.js';
import { videoFixes } from '../../../src/domain/video-fixes.js';
import { video } from './builders.js';

const convert = (target: VideoTarget = {}): VideoFix => ({ kind: 'convert', target });
const LOCATION: VideoFix = { kind: 'remove-location' };
const GB4 = 4_000_000_000;

const ROWS: readonly (readonly [title: string, facts: Partial<VideoFacts>, fixes: readonly VideoFix[]])[] = [
  ['a video that keeps every limit: nothing', {}, []],
  ['a video that tells where it was taken: its location can go', { hasLocation: true }, [LOCATION]],
  ['MKV: converted, which leaves the location behind as well', { container: 'mkv', hasLocation: true }, [convert()]],
  ['3GP: converted', { container: '3gp' }, [convert()]],
  ['WebM: nothing', { container: 'webm' }, []],
  ['MOV: nothing', { container: 'mov' }, []],
  ['AVI, which cannot be read: nothing can be done', { container: 'avi', codec: 'mpeg4' }, []],
  ['a container that nobody knows: judged by the rest', { container: undefined, codec: 'av1' }, [convert()]],
  ['AV1: converted', { codec: 'av1' }, [convert()]],
  ['AV1 in MOV: converted', { container: 'mov', codec: 'av1' }, [convert()]],
  ['AV1 in WebM: converted', { container: 'webm', codec: 'av1' }, [convert()]],
  ['a codec that nobody knows: nothing', { codec: undefined }, []],
  ['120 frames a second: 60', { frameRate: 120 }, [convert({ frameRate: 60 })]],
  ['60.05 frames a second, within what timestamps miss: nothing', { frameRate: 60.05 }, []],
  ['60.06 frames a second: 60', { frameRate: 60.06 }, [convert({ frameRate: 60 })]],
  ['22 frames a second: 24', { frameRate: 22 }, [convert({ frameRate: 24 })]],
  ['22.95 frames a second: nothing', { frameRate: 22.95 }, []],
  ['an estimate of 120 frames a second: nothing', { frameRate: 120, frameRateIsEstimate: true }, []],
  ['no rate: nothing', { frameRate: undefined }, []],
  ['360 by 4096: nothing', { width: 360, height: 4096 }, []],
  ['4096 by 360: nothing', { width: 4096, height: 360 }, []],
  ['8192 by 4096: half of it', { width: 8192, height: 4096 }, [convert({ width: 4096, height: 2048 })]],
  [
    '2051 by 4200: even sides within the limit',
    { width: 2051, height: 4200 },
    [convert({ width: 2000, height: 4096 })],
  ],
  ['180 by 320: twice of it', { width: 180, height: 320 }, [convert({ width: 360, height: 640 })]],
  ['320 by 180: twice of it', { width: 320, height: 180 }, [convert({ width: 640, height: 360 })]],
  ['100 by 5000: no side beyond a limit', { width: 100, height: 5000 }, [convert({ width: 360, height: 4096 })]],
  ['200 by 1000: the short side to the limit', { width: 200, height: 1000 }, [convert({ width: 360, height: 1800 })]],
  ['no width: nothing', { width: undefined, height: 100 }, []],
  ['no height: nothing', { width: 100, height: undefined }, []],
  ['4 GB: nothing', { bytes: GB4 }, []],
  [
    'more than 4 GB in 30 s: as many bits as fit, with room for sound',
    { bytes: GB4 + 1 },
    [convert({ bitsPerSecond: 960_000_000 })],
  ],
  ['more than 4 GB of no known duration: nothing', { bytes: GB4 + 1, durationSeconds: undefined }, []],
  ['bytes that nobody knows: nothing', { bytes: undefined }, []],
  ['60.1 s where 60 are allowed: nothing', { durationSeconds: 60.1 }, []],
  ['60.2 s where 60 are allowed: trimmed', { durationSeconds: 60.2 }, [{ kind: 'trim', maxSeconds: 60 }]],
  [
    'too long and too large: as many bits as fit into what is left, and trimmed after',
    { durationSeconds: 600, bytes: GB4 + 1 },
    [convert({ bitsPerSecond: 480_000_000 }), { kind: 'trim', maxSeconds: 60 }],
  ],
  ['no duration: nothing to trim', { durationSeconds: undefined }, []],
];

describe('videoFixes', () => {
  for (const [title, facts, fixes] of ROWS) {
    it(title, () => assert.deepEqual(videoFixes(video(facts).facts, 60), fixes));
  }

  it('without a limit of the creator: nothing is too long', () => {
    assert.deepEqual(videoFixes(video({ durationSeconds: 6000 }).facts, undefined), []);
  });
});
